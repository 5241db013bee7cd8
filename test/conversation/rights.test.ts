import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verbs } from '../../src/core/reply/verb.ts';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, textOf, type TestPerson } from './person.ts';
import { createRobot, nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { shareOnStage } from './share-on-stage.ts';
import { storedEvents } from './stored-events.ts';

const peopleFile = fileURLToPath(new URL('rights-people.yaml', import.meta.url));
const stage = setStage({ LOSEN_DIRECTORY: peopleFile });

const ids = {
  manager: localUserIds.manager,
  hr: localUserIds.hr,
  union: localUserIds.union,
  director: localUserIds.director,
  stranger: localUserIds.manager2,
  employee: localUserIds.employee,
  secondUnion: '00000000-0000-4000-8000-000000000007',
  standIn: '00000000-0000-4000-8000-000000000008',
  formerStandIn: '00000000-0000-4000-8000-000000000009',
  otherDirector: '00000000-0000-4000-8000-00000000000a',
  managingDirector: '00000000-0000-4000-8000-00000000000b',
} as const;

const someone = (who: keyof typeof ids, more: { readonly tenant?: string } = {}) =>
  createPerson({ url: stage.bot.url, connector: stage.connector, user: ids[who], ...more });
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);
const eventsOf = (caseId: string) => storedEvents(stage.bot.dataDir, caseId);
const share = (caseId: string, users: readonly string[], step?: string) =>
  shareOnStage(stage, { peopleFile, caseId, users, ...(step === undefined ? {} : { step }) });

/** The card of the one message that answers what somebody has written. */
async function told(person: TestPerson, text: string) {
  const posted = await person.say(text);
  expect(posted).toHaveLength(1);
  return { id: posted[0]?.id ?? '', card: cardOf(posted[0]) };
}

/** How often the log tells of a refusal. */
const refusals = () => stage.bot.log().split('"msg":"refused').length - 1;

/** Waits until a message has been changed to say something; updates follow the answer to a press. */
async function eventually(person: TestPerson, id: string, text: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (textOf(cardOf(person.messages().find((message) => message.id === id))).includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${id} never said «${text}»:\n${textOf(cardOf(person.messages().find((message) => message.id === id)))}`);
}

describe('a stand-in', () => {
  it('finds the cases of the manager she stands in for, with whose they are, and does their next step', async () => {
    const robot = await openCase(someone('manager'));
    const caseId = caseOf(robot);
    const standIn = someone('standIn');
    const list = await told(standIn, 'mine saker');
    expect(textOf(list.card)).toContain('Silje Hovland');
    const shown = await told(standIn, `sak ${caseId}`);
    expect(await createRobot(standIn, shown.id, shown.card, '2026-06-01').doNext()).toBe('need.analysis');
    expect(eventsOf(caseId).at(-1)).toMatchObject({ by: ids.standIn, what: { kind: 'step-done' } });
  });

  it('does not decide whose case it is to be', async () => {
    const robot = await openCase(someone('manager'));
    const standIn = someone('standIn');
    const shown = await told(standIn, `sak ${caseOf(robot)}`);
    expect(hasAction(robot.card(), 'case.handover-form')).toBe(true);
    expect(hasAction(shown.card, 'case.handover-form')).toBe(false);
    const before = refusals();
    const { data } = actionOf(shown.card, 'case.plan');
    await standIn.press(shown.id, { verb: 'case.handover', title: '', data }, { receiver: ids.standIn });
    expect(eventsOf(caseOf(robot)).map(({ what }) => what.kind)).toEqual(['case-opened']);
    expect(refusals()).toBe(before + 1);
  });

  it('whose time is over sees the cases no more', async () => {
    const robot = await openCase(someone('manager'));
    const former = someone('formerStandIn');
    expect(textOf((await told(former, 'mine saker')).card)).toContain('ingen saker');
    const answer = await former.press(null, { ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    expect(textOf(answer.card ?? {})).toContain('finner ikke saken');
  });
});

describe('a director', () => {
  it('is told how many cases her area has, and sees them and nobody else’s', async () => {
    const health = await openCase(someone('manager'), { ...nurse, title: 'Helsefagarbeider' });
    const other = await openCase(someone('stranger'), { ...nurse, title: 'Bibliotekar', serviceArea: 'culture', roleFamily: 'KF' });
    const director = someone('director');
    const welcome = await told(director, 'hei');
    expect(textOf(welcome.card)).toMatch(/står oppført som direktør.*(én sak|\d+ saker) i gang/s);
    await director.press(welcome.id, actionOf(welcome.card, 'cases.list'));
    const list = cardOf(director.messages().at(-1));
    expect(textOf(list)).toContain('Saker i tjenesteområdet ditt');
    expect(textOf(list)).toContain('Helsefagarbeider');
    expect(textOf(list)).not.toContain('Bibliotekar');
    expect(hasAction(list, 'case.new')).toBe(false);
    expect(textOf((await told(someone('otherDirector'), 'mine saker')).card)).toContain('Bibliotekar');
    const shut = await director.press(null, { ...actionOf(other.card(), 'case.plan'), verb: 'case.show' });
    expect(textOf(shut.card ?? {})).toContain('finner ikke saken');
    const shown = await told(director, `sak ${caseOf(health)}`);
    const plan = await director.press(shown.id, actionOf(shown.card, 'case.plan'));
    expect(actionsOf(plan.card ?? {}).filter(({ verb }) => verb.startsWith('step.'))).toEqual([]);
  });

  it('without any case in her areas is told so', async () => {
    const managing = someone('managingDirector');
    expect(textOf((await told(managing, 'mine saker')).card)).toContain('ingen saker');
  });

  it('who is a manager too looks into her area and works in her own cases only', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Rørlegger', serviceArea: 'technical', roleFamily: 'TE' });
    const managing = someone('managingDirector');
    const shown = await told(managing, `sak ${caseOf(robot)}`);
    expect(textOf(shown.card)).toContain('Rørlegger');
    const { data } = actionOf(shown.card, 'case.plan');
    const before = refusals();
    for (const [verb, more] of [
      ['gate.pass', { door: 'G1/0', reason: 'Fordi' }],
      ['step.skip', { step: 'need.union', reason: 'Fordi' }],
      ['case.withdraw', { reason: 'Fordi' }],
      ['advert.check', { advert: 'Vi søker ung og sprek rørlegger' }],
    ] as const)
      await managing.press(shown.id, { verb, title: '', data }, more);
    expect(eventsOf(caseOf(robot))).toHaveLength(1);
    expect(refusals()).toBe(before + 3);
  });
});

describe('a union representative', () => {
  it('sees nothing in her own unit until it is shared with her, and then only she', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Ergoterapeut' });
    const caseId = caseOf(robot);
    const [union, other] = [someone('union'), someone('secondUnion')];
    expect(textOf((await told(union, 'hei')).card)).toContain('Ingenting venter på deg');
    expect(textOf((await told(union, 'mine saker')).card)).toContain('Ingen saker er delt med deg');
    await share(caseId, [ids.union]);
    expect(textOf((await told(union, 'hei')).card)).toContain('er med i én sak');
    const list = await told(union, 'mine saker');
    expect(textOf(list.card)).toContain('Ergoterapeut');
    await union.press(list.id, actionOf(list.card, 'case.show'));
    expect(textOf(cardOf(union.messages().at(-1)))).toContain('Ergoterapeut');
    expect(textOf((await told(other, 'mine saker')).card)).toContain('Ingen saker er delt med deg');
    const answer = await other.press(null, actionOf(list.card, 'case.show'));
    expect(textOf(answer.card ?? {})).toContain('finner ikke saken');
  });

  it('sees how the case stands and what she takes part in, nothing that is written and no other step', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Vernepleier' });
    const caseId = caseOf(robot);
    await share(caseId, [ids.secondUnion]);
    const union = someone('secondUnion');
    const asSeen = async () => JSON.stringify((await told(union, `vis sak ${caseId}`)).card);
    expect(await asSeen()).toContain('Du ble spurt om «Behovet for stillingen» 22. november');
    await robot.goOn({ until: ['analysis.list'], answers: { 'need.analysis/field-competence': 'Bare for lederen' } });
    const managers = textOf(robot.card());
    const seen = await asSeen();
    for (const word of ['Vernepleier', 'Jobbanalyse', '80']) {
      expect(managers).toContain(word);
      expect(seen).toContain(word);
    }
    expect(robot.nextStep()).toBe('analysis.list');
    expect(managers).toContain('Lag listen over oppgaver og krav');
    expect(seen).not.toContain('Lag listen over oppgaver og krav');
    expect(seen).not.toContain('Bare for lederen');
    const verbsOnCard = actionsOf((await told(union, 'status')).card).map(({ verb }) => verb);
    expect(new Set(verbsOnCard)).toEqual(new Set(['union.answer', 'union.answer-form']));
    expect(JSON.stringify((await told(union, 'mine saker')).card)).not.toContain('Lag listen over oppgaver og krav');
  });

  it('follows along in place, and is told when the case is hers no more', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Kokk' });
    const caseId = caseOf(robot);
    await robot.goOn({ until: ['need.union'] });
    await share(caseId, [ids.union]);
    const union = someone('union');
    const shown = await told(union, `sak ${caseId}`);
    await robot.press(actionOf(robot.card(), 'case.undo'));
    await eventually(union, shown.id, 'Du har ikke lenger tilgang');
    expect(textOf((await told(union, `sak ${caseId}`)).card)).not.toContain('Kokk');
    const writes = union.messages().find(({ id }) => id === shown.id)?.writes;
    await robot.doNext();
    await robot.doNext();
    expect(union.messages().find(({ id }) => id === shown.id)?.writes).toBe(writes);

    await share(caseId, [ids.union], 'need.preference');
    const again = await told(union, `sak ${caseId}`);
    const hold = await robot.press(actionOf(robot.card(), 'case.hold-form'));
    await robot.press(actionOf(hold, 'case.hold'), { reason: 'Venter på budsjettet' });
    await eventually(union, again.id, 'på vent');
    expect(textOf(cardOf(union.messages().find(({ id }) => id === again.id)))).not.toContain('budsjettet');
  });

  it('is one by the directory: nobody else can be chosen', async () => {
    const robot = await openCase(someone('manager'));
    await expect(share(caseOf(robot), [ids.employee, ids.stranger, ids.manager])).rejects.toThrow('"with"');
    await expect(shareOnStage(stage, { peopleFile, caseId: caseOf(robot), users: [ids.union], by: ids.stranger })).rejects.toThrow('not-allowed');
    await expect(shareOnStage(stage, { peopleFile, caseId: caseOf(robot), users: [ids.union], by: ids.hr })).rejects.toThrow('not-allowed');
    expect(eventsOf(caseOf(robot))).toHaveLength(1);
  });
});

describe('forged card data', () => {
  it('gives nobody more than she has: whatever verb, case, role or tenant it names', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Hjelpepleier' });
    const caseId = caseOf(robot);
    await share(caseId, [ids.union]);
    const events = eventsOf(caseId);
    const forged = {
      role: 'hr',
      roles: ['hr', 'manager'],
      owner: '',
      userId: ids.hr,
      tenant: localTenants.alver,
      tenantId: localTenants.alver,
      mayWork: true,
    };
    const answering = ['union.answer-form', 'union.answer', 'union.correct-form', 'union.correct'];
    const reminding = ['reminder.open', 'reminder.snooze-form', 'reminder.snooze', 'alerts.show', 'alerts.set'];
    const everybodys = ['language.set', 'data.export', 'data.drop-drafts'];
    const granted: Readonly<Record<string, readonly string[]>> = {
      union: ['cases.list', 'case.show', ...everybodys, ...reminding, ...answering],
      secondUnion: ['cases.list', 'case.show', ...everybodys, ...reminding, ...answering],
      director: ['cases.list', 'case.show', 'case.plan', 'case.ahead', 'case.calendar', ...everybodys, ...reminding],
      otherDirector: ['cases.list', 'case.show', 'case.plan', 'case.ahead', 'case.calendar', ...everybodys, ...reminding],
      employee: [...everybodys],
    };
    for (const who of ['union', 'secondUnion', 'director', 'otherDirector', 'employee', 'stranger', 'formerStandIn'] as const) {
      const intruder = someone(who);
      const mayLook = who === 'union' || who === 'director';
      for (const verb of verbs) {
        const data = {
          ...forged,
          nonce: `n-${who}-${verb.replace('.', '-')}`,
          case: caseId,
          step: 'need.union',
          position: 'p1',
          door: 'G1/0',
          setting: 'freeze.on',
          value: false,
        };
        const before = refusals();
        const answer = await intruder.press(
          null,
          { verb, title: '', data },
          { reason: 'Fordi', receiver: intruder.id, to: 'nb', asked: '2026-11-20' },
        );
        expect(answer.status, `${who} ${verb}`).toBe(200);
        if (!mayLook) expect(textOf(answer.card ?? {}), `${who} ${verb}`).not.toContain('Hjelpepleier');
        if (granted[who]?.includes(verb) === false) expect(refusals(), `${who} ${verb}`).toBe(before + 1);
      }
    }
    expect(eventsOf(caseId)).toEqual(events);
    expect(stage.bot.log()).not.toContain('setting confirmed');
  });

  it('from another tenant is turned away at the door, whoever it says it is', async () => {
    const robot = await openCase(someone('manager'));
    const foreign = someone('manager', { tenant: localTenants.alver });
    const answer = await foreign.press(null, actionOf(robot.card(), 'case.hold-form'));
    expect(answer.status).toBe(403);
    const claimed = await foreign.press(null, {
      verb: 'case.show',
      title: '',
      data: { nonce: 'n1', case: caseOf(robot), tenant: localTenants.asker },
    });
    expect(claimed.status).toBe(403);
    expect(foreign.messages()).toEqual([]);
    expect(eventsOf(caseOf(robot))).toHaveLength(1);
  });

  it('is refused to who has handed the case over, and her card says so at the next change', async () => {
    const old = someone('manager');
    const robot = await openCase(old);
    const caseId = caseOf(robot);
    const stale = actionOf(robot.card(), 'case.hold-form');
    const form = await robot.press(actionOf(robot.card(), 'case.handover-form'));
    await old.press(robot.message(), actionOf(form, 'case.handover'), { receiver: ids.stranger });
    const before = refusals();
    const late = await old.press(null, { ...stale, verb: 'case.hold' }, { reason: 'Jeg vil likevel' });
    expect(textOf(late.card ?? {})).toContain('finner ikke saken');
    expect(refusals()).toBeGreaterThan(before);
    const receiver = someone('stranger');
    const shown = await told(receiver, `sak ${caseId}`);
    const hold = await receiver.press(shown.id, actionOf(shown.card, 'case.hold-form'));
    await receiver.press(shown.id, actionOf(hold.card ?? {}, 'case.hold'), { reason: 'Venter' });
    await eventually(old, robot.message(), 'Du har ikke lenger tilgang');
    expect(eventsOf(caseId).map(({ what }) => what.kind)).toEqual(['case-opened', 'handed-over', 'held']);
  });
});
