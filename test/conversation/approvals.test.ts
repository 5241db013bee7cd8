import { rmSync, writeFileSync, readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { localUserIds } from '../../src/local/local-people.ts';
import { gets } from './gets.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type CardAction, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { startFakeConnector } from './fake-connector.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';
import { storedEvents } from './stored-events.ts';

const ids = {
  manager: localUserIds.manager,
  stranger: localUserIds.manager2,
  hr: localUserIds.hr,
  secondHr: '00000000-0000-4000-8000-00000000000c',
  director: localUserIds.director,
  otherDirector: '00000000-0000-4000-8000-00000000000a',
} as const;

const folder = mkdtempSync(join(tmpdir(), 'losen-people-'));
const people = join(folder, 'people.yaml');
const known = readFileSync(fileURLToPath(new URL('rights-people.yaml', import.meta.url)), 'utf8');
const tenant = '00000000-0000-4000-9000-000000000001';
writeFileSync(people, `${known}- { tenant: ${tenant}, id: ${ids.secondHr}, name: Oda Berg, roles: [hr] }\n`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stage = setStage({ LOSEN_DIRECTORY: people });

const someone = (who: keyof typeof ids) => createPerson({ url: stage.bot.url, connector: stage.connector, user: ids[who] });
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);
const kindsOf = (robot: Robot) => storedEvents(stage.bot.dataDir, caseOf(robot)).map(({ what }) => what.kind);
const recordsOf = (robot: Robot, step: string) =>
  storedEvents(stage.bot.dataDir, caseOf(robot)).filter(({ what }) => what.kind === 'step-done' && 'step' in what && what.step === step).length;
const lastOf = (robot: Robot) => storedEvents(stage.bot.dataDir, caseOf(robot)).at(-1);
const refusals = () => stage.bot.log().split('"msg":"refused').length - 1;
const install = (one: TestPerson, action: 'add' | 'remove') => one.send({ type: 'installationUpdate', action });

/** Opens a step's form from the whole path, whatever is next, and gives it. */
async function openStep(robot: Robot, step: string, title = 'need') {
  await robot.press(actionOf(robot.card(), hasAction(robot.card(), 'case.plan') ? 'case.plan' : 'case.show'));
  const stageButton = actionsOf(robot.card()).find(({ verb, data }) => verb === 'case.plan' && data['stage'] === title);
  if (!actionsOf(robot.card()).some(({ verb, data }) => verb === 'step.open' && data['step'] === step) && stageButton !== undefined)
    await robot.press(stageButton);
  return robot.press(actionOf(robot.card(), 'step.open', { step }));
}

/** Brings a case to the step and asks; the manager's card is what the press was answered with. */
async function ask(robot: Robot, step: string, inputs: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const form = await openStep(robot, step);
  await robot.press(actionOf(form, 'step.ask'), inputs);
}

async function openedCase(title: string, manager = someone('manager'), facts = {}): Promise<Robot> {
  const robot = await openCase(manager, { ...nurse, title, ...facts });
  await robot.goOn({ until: ['need.preference', 'need.approval'] });
  return robot;
}

/** What a message says now. */
const says = (person: TestPerson, id: string) => textOf(cardOf(person.messages().find((message) => message.id === id)));
const managersCard = (manager: TestPerson, robot: Robot) => expect.poll(() => says(manager, robot.message()));

/** Presses one of the answerer's buttons and what stands in the form it opens. */
async function answers(person: TestPerson, id: string, open: CardAction, inputs: Readonly<Record<string, unknown>>) {
  const form = (await person.press(id, open)).card ?? {};
  const submit = actionsOf(form).find(({ verb }) => verb === 'answer.give' || verb === 'answer.return');
  if (submit === undefined) throw new Error(`No answer can be given:\n${textOf(form)}`);
  return { form, submit, answer: (await person.press(id, submit, inputs)).card ?? {} };
}

describe('the director’s approval', () => {
  it('goes to her as a card with what is asked and why, is refused with a reason and then granted, and the manager’s card changes in place', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('språk nynorsk');
    const robot = await openedCase('Sykepleier', manager);
    const form = await openStep(robot, 'need.approval');
    expect(textOf(form)).toContain('Losen sender spørsmålet til Håvard Myhre.');
    expect(inputsOf(form).map(({ id }) => id)).toEqual(['field-budget-line', 'field-alternatives']);
    await robot.press(actionOf(form, 'step.ask'), { 'field-budget-line': 'Ansvar 4210', 'field-alternatives': 'Omfordeling av helgevakter' });
    expect(textOf(robot.card())).toContain('Venter på: Godkjenning fra direktøren');
    expect(actionsOf(robot.card()).map(({ title }) => title)).toContain('Venter på direktøren');

    const request = await gets(director, 'Silje Hovland ber deg om svar');
    const read = textOf(request.card);
    for (const words of [
      'Godkjenner du stillinga?',
      '80 % fast',
      'Budsjett: Ansvar 4210',
      'Omfordeling av helgevakter',
      'Kompetansen vi treng: Kort og greit',
    ])
      expect(read).toContain(words);
    expect(read).toContain('S1-04');
    expect(actionsOf(request.card).map(({ title }) => title)).toEqual(expect.arrayContaining(['Godkjenn', 'Avslå', 'Spør tilbake']));

    const refuse = actionOf(request.card, 'answer.open', { answer: 'rejected' });
    const empty = await answers(director, request.id, refuse, { reason: '  ' });
    expect(textOf(empty.answer)).toContain('Skriv nokre ord');
    expect(kindsOf(robot).at(-1)).toBe('step-asked');
    const named = await director.press(request.id, actionOf(empty.answer, 'answer.give'), { reason: 'Kandidaten Kari Nordmann må vike' });
    expect(textOf(named.card ?? {})).toContain('Det kan sjå ut som eit namn');
    expect(inputsOf(named.card ?? {}).find(({ id }) => id === 'reason')?.value).toBe('Kandidaten Kari Nordmann må vike');
    expect(kindsOf(robot).at(-1)).toBe('step-asked');
    const refused = await director.press(request.id, actionOf(named.card ?? {}, 'answer.give'), { reason: 'Budsjettet er brukt opp i år' });
    expect(textOf(refused.card ?? {})).toContain('Svaret er registrert');
    expect(lastOf(robot)).toMatchObject({ by: ids.director, what: { kind: 'step-done', step: 'need.approval', outcome: 'refused' } });
    await managersCard(manager, robot).toContain('Begrunnelsen: Budsjettet er brukt opp i år');
    await gets(manager, 'Håvard Myhre svarte nei på «Få godkjenning fra direktøren»');

    // The manager asks once more; her words are still there.
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    const again = await openStep(robot, 'need.approval');
    expect(textOf(again)).toContain('Budsjettet er brukt opp i år');
    expect(inputsOf(again).find(({ id }) => id === 'field-budget-line')?.value).toBe('Ansvar 4210');
    await robot.press(actionOf(again, 'step.ask'), { 'field-budget-line': 'Ansvar 4210, neste år' });
    const second = await gets(director, 'Ansvar 4210, neste år');
    expect(second.id).not.toBe(request.id);
    await expect.poll(() => says(director, request.id)).toContain('lenger ned');
    const approve = actionOf(second.card, 'answer.open', { answer: 'approved' });
    const unticked = await answers(director, second.id, approve, { 'field-conditions': 'Tidlegast 1. februar' });
    expect(textOf(unticked.answer)).toContain('Kryss av når dette er gjort');
    await director.press(second.id, actionOf(unticked.answer, 'answer.give'), { 'check-budget': 'true', 'field-conditions': 'Tidlegast 1. februar' });
    expect(lastOf(robot)).toMatchObject({ by: ids.director, what: { kind: 'step-done', outcome: 'done' } });
    await expect.poll(() => says(director, second.id)).not.toContain('Godkjenner du');
    await managersCard(manager, robot).not.toContain('Venter på: Godkjenning');
    await gets(manager, 'Håvard Myhre har svart');
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    const recorded = textOf(await openStep(robot, 'need.approval'));
    for (const words of ['Hvem svarte: Håvard Myhre', 'Svaret: Godkjent', 'Vilkår: Tidlegast 1. februar', 'Budsjett: Ansvar 4210, neste år'])
      expect(recorded).toContain(words);
    await robot.press(actionOf(robot.card(), 'case.show'));
    await robot.goOn({ until: ['analysis.list'] });
    expect(robot.nextStep()).toBe('analysis.list');
  });

  it('sent back is the manager’s again with the director’s words, and an answer to the older question is not taken', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('språk bokmål');
    const robot = await openedCase('Vernepleier', manager);
    await ask(robot, 'need.approval', {});
    const request = await gets(director, 'Budsjett: ikke oppgitt');
    const stale = actionOf(request.card, 'answer.open', { answer: 'approved' });
    const staleForm = (await director.press(request.id, stale)).card ?? {};
    await answers(director, request.id, actionOf(request.card, 'answer.open', { returns: true }), { reason: 'Hvilket budsjett dekker den?' });
    expect(lastOf(robot)).toMatchObject({ by: ids.director, what: { kind: 'question-returned' } });
    await managersCard(manager, robot).toContain('Spørsmålet tilbake: Hvilket budsjett dekker den?');
    await gets(manager, 'Håvard Myhre spør tilbake');

    const late = await director.press(null, actionOf(staleForm, 'answer.give'), { 'check-budget': 'true' });
    expect(textOf(late.card ?? {})).toContain('venter ikke lenger på svar');
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    await ask(robot, 'need.approval', { 'field-budget-line': 'Ansvar 4300' });
    await gets(director, 'Ansvar 4300');
    const older = await director.press(
      null,
      { ...actionOf(staleForm, 'answer.give'), data: { ...actionOf(staleForm, 'answer.give').data, nonce: 'n-older' } },
      { 'check-budget': 'true' },
    );
    expect(textOf(older.card ?? {})).toContain('Noen endret dette');
    expect(textOf(older.card ?? {})).toContain('Ansvar 4300');
    expect(kindsOf(robot).slice(-2)).toEqual(['question-returned', 'step-asked']);
  });

  it('pressed twice counts once, and pressed on an older form after it tells that it is answered', async () => {
    const director = someone('director');
    await director.say('hei');
    const robot = await openedCase('Ergoterapeut');
    await ask(robot, 'need.approval');
    const request = await gets(director, 'Ergoterapeut');
    const open = actionOf(request.card, 'answer.open', { answer: 'approved' });
    const [one, other] = await Promise.all([director.press(request.id, open), director.press(null, open)]);
    const give = actionOf(one.card ?? {}, 'answer.give');
    const both = await Promise.all([1, 2, 3].map(() => director.press(request.id, give, { 'check-budget': 'true' })));
    expect(both.every(({ status }) => status === 200)).toBe(true);
    const late = await director.press(null, actionOf(other.card ?? {}, 'answer.give'), { 'check-budget': 'true' });
    expect(textOf(late.card ?? {})).toContain('alt besvart');
    expect(recordsOf(robot, 'need.approval')).toBe(1);
  });

  it('given while the case is on hold is not taken and not lost', async () => {
    const director = someone('director');
    await director.say('hei');
    const robot = await openedCase('Kokk');
    await ask(robot, 'need.approval');
    const request = await gets(director, 'Kokk');
    const refuse = actionOf(request.card, 'answer.open', { answer: 'rejected' });
    const form = (await director.press(request.id, refuse)).card ?? {};
    const hold = await robot.press(actionOf(robot.card(), 'case.hold-form'));
    await robot.press(actionOf(hold, 'case.hold'), { reason: 'Venter' });
    const late = await director.press(request.id, actionOf(form, 'answer.give'), { reason: 'Vi har ikke råd til dette i år' });
    expect(textOf(late.card ?? {})).toContain('satt på vent');
    expect(hasAction(late.card ?? {}, 'answer.open')).toBe(false);
    expect(kindsOf(robot).at(-1)).toBe('held');
    await robot.press(actionOf(robot.card(), 'case.resume'));
    await expect.poll(() => says(director, request.id)).toContain('Godkjenner du stillingen?');
    const card = cardOf(director.messages().find(({ id }) => id === request.id));
    const again = await director.press(request.id, actionOf(card, 'answer.open', { answer: 'rejected' }));
    expect(inputsOf(again.card ?? {}).find(({ id }) => id === 'reason')?.value).toBe('Vi har ikke råd til dette i år');

    const withdraw = await robot.press(actionOf(robot.card(), 'case.withdraw-form'));
    await robot.press(actionOf(withdraw, 'case.withdraw'), { reason: 'Behovet er borte' });
    const last = await director.press(request.id, actionOf(again.card ?? {}, 'answer.give'), { reason: 'Nei' });
    expect(textOf(last.card ?? {})).toContain('Stillingen er trukket, så svaret trengs ikke lenger');
    expect(kindsOf(robot).at(-1)).toBe('withdrawn');
  });

  it('of a director nobody can reach is asked for by hand: the manager is told why, gets a text, and records the answer herself', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('hei');
    await install(director, 'remove');
    const robot = await openedCase('Hjelpepleier', manager);
    const form = await openStep(robot, 'need.approval');
    expect(textOf(form)).toContain('Losen når ikke Håvard Myhre: Håvard Myhre har fjernet Losen fra Teams.');
    const before = director.messages().length;
    await robot.press(actionOf(form, 'step.ask'), { asked: '2026-11-20', 'field-budget-line': 'Ansvar 4210' });
    const told = textOf(robot.card());
    expect(told).toMatch(
      /Du kan sende dette selv: «Hei\. Godkjenner du stillingen\? Det gjelder Hjelpepleier, Solbakken sykehjem \(sak 2026-\d+\): [^»]*Ansvar 4210/,
    );
    expect(actionsOf(robot.card()).map(({ title }) => title)).toContain('Svar fra direktøren');
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    const record = await openStep(robot, 'need.approval');
    expect(inputsOf(record).map(({ id }) => id)).not.toContain('elsewhere');
    await robot.press(actionOf(record, 'step.do'), {
      'check-budget': 'true',
      'field-answered': '2026-11-21',
      'field-director': 'Håvard Myhre',
      'field-answer': 'approved',
    });
    expect(lastOf(robot)).toMatchObject({ by: ids.manager, what: { kind: 'step-done', outcome: 'done' } });
    expect(director.messages()).toHaveLength(before);

    // Once she is back a question of the kind goes to her again.
    const next = await openedCase('Renholder', manager);
    await ask(next, 'need.approval', { asked: '2026-11-20' });
    await install(director, 'add');
    await next.press({ ...actionOf(next.card(), 'case.plan'), verb: 'case.show' });
    const waiting = await openStep(next, 'need.approval');
    const resend = await next.press(actionOf(waiting, 'step.open', { again: true }));
    await next.press(actionOf(resend, 'step.ask'));
    await gets(director, 'Renholder');
  });

  it('of a director who turns out to have blocked Losen is reported with the text to send', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('hei');
    const robot = await openedCase('Fysioterapeut', manager);
    stage.connector.refuse(director.conversation, { status: 403, code: 'ConversationBlockedByUser' });
    await ask(robot, 'need.approval');
    const report = await gets(manager, 'Beskjeden til Håvard Myhre om «Fysioterapeut» kom ikke fram');
    expect(textOf(report.card)).toContain('Du kan sende dette selv: «Hei. Godkjenner du stillingen?');
    stage.connector.refuse(director.conversation, null);
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    expect(inputsOf(await openStep(robot, 'need.approval')).map(({ id }) => id)).not.toContain('elsewhere');
    await director.say('hei');
  });

  it('of an area without a director is recorded by the manager', async () => {
    const robot = await openedCase('Barnehagelærer', someone('manager'), { serviceArea: 'kindergarten', roleFamily: 'BH' });
    expect(textOf(await openStep(robot, 'need.approval'))).toContain('kjenner ingen annen direktør');
  });

  it('that came another way is recorded by the manager with how it came, and marked so', async () => {
    const director = someone('director');
    await director.say('hei');
    const robot = await openedCase('Logoped');
    await ask(robot, 'need.approval');
    const caseId = caseOf(robot);
    const form = await openStep(robot, 'need.approval');
    expect(textOf(form)).toContain('Venter på svar fra Håvard Myhre');
    const inputs = { 'check-budget': 'true', 'field-answered': '2026-11-21', 'field-director': 'Håvard Myhre', 'field-answer': 'approved' };
    const without = await robot.press(actionOf(form, 'step.do'), inputs);
    expect(inputsOf(without).map(({ id }) => id)).toContain('elsewhere');
    expect(storedEvents(stage.bot.dataDir, caseId).at(-1)?.what.kind).toBe('step-asked');
    await robot.press(actionOf(without, 'step.do'), { ...inputs, elsewhere: 'På telefon, det hastet' });
    expect(lastOf(robot)).toMatchObject({ by: ids.manager, what: { kind: 'step-done', elsewhere: expect.stringContaining('/elsewhere') as string } });
    const request = director.messages().at(-1)?.id ?? '';
    await expect.poll(() => says(director, request)).not.toContain('Godkjenner du');
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    expect(textOf(await openStep(robot, 'need.approval'))).toContain('Ført av lederen. Svaret kom på annen måte: På telefon, det hastet');
  });

  it('forged by the manager, HR, a director of another area or somebody without the role is refused and logged', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('hei');
    const robot = await openedCase('Lege', manager);
    await ask(robot, 'need.approval');
    const request = await gets(director, 'Lege');
    const form = (await director.press(request.id, actionOf(request.card, 'answer.open', { answer: 'approved' }))).card ?? {};
    const give = actionOf(form, 'answer.give');
    for (const who of ['manager', 'hr', 'otherDirector', 'stranger'] as const) {
      for (const verb of ['answer.give', 'answer.return', 'answer.open']) {
        const before = refusals();
        const data = { ...give.data, nonce: `n-${who}-${verb.replace('.', '-')}`, as: 'director', roles: ['director'] };
        const answer = await someone(who).press(null, { ...give, verb, data }, { 'check-budget': 'true', reason: 'Fordi' });
        expect(answer.status, `${who} ${verb}`).toBe(200);
        expect(refusals(), `${who} ${verb}`).toBe(before + 1);
      }
    }
    expect(kindsOf(robot).at(-1)).toBe('step-asked');
  });
});

describe('HR’s answer on preferential rights', () => {
  it('is asked of everybody in HR, given once and without names; the second is told', async () => {
    const [manager, hr, second] = [someone('manager'), someone('hr'), someone('secondHr')];
    await hr.say('hei');
    await second.say('språk english');
    const robot = await openedCase('Helsefagarbeider', manager);
    await ask(robot, 'need.preference', { 'check-part-timers': 'true' });
    const [request, other] = [await gets(hr, 'Har noen fortrinnsrett til stillingen?'), await gets(second, 'Does anybody have a preferential right')];
    expect(textOf(request.card)).toContain('Krysset av: De deltidsansatte i enheten er spurt');
    const late = (await second.press(other.id, actionOf(other.card, 'answer.open', {}))).card ?? {};

    const form = (await hr.press(request.id, actionOf(request.card, 'answer.open', {}))).card ?? {};
    expect(inputsOf(form).map(({ id }) => id)).toEqual(['check-redundancy', 'field-outcome']);
    await hr.press(request.id, actionOf(form, 'answer.give'), { 'check-redundancy': 'true', 'field-outcome': 'none' });
    expect(lastOf(robot)).toMatchObject({ by: ids.hr, what: { kind: 'step-done', step: 'need.preference', outcome: 'done' } });
    await managersCard(manager, robot).not.toContain('Svar om fortrinnsrett fra HR');
    const events = kindsOf(robot).length;
    const told = await second.press(other.id, actionOf(late, 'answer.give'), { 'check-redundancy': 'true', 'field-outcome': 'must-be-used' });
    expect(textOf(told.card ?? {})).toContain('The question has already been answered');
    expect(kindsOf(robot)).toHaveLength(events);
  });

  it('that somebody must be offered the post first is shown as a no, with no reason asked for', async () => {
    const [manager, hr] = [someone('manager'), someone('hr')];
    await hr.say('hei');
    const robot = await openedCase('Miljøterapeut', manager);
    await ask(robot, 'need.preference');
    const request = await gets(hr, 'Miljøterapeut');
    const { form } = await answers(hr, request.id, actionOf(request.card, 'answer.open', {}), { 'field-outcome': 'must-be-used' });
    expect(inputsOf(form).map(({ id }) => id)).toEqual(['check-part-timers', 'check-redundancy', 'field-outcome']);
    await managersCard(manager, robot).toContain('var nei');
    expect(lastOf(robot)).toMatchObject({ by: ids.hr, what: { outcome: 'refused' } });
  });
});

describe('a director who has left the directory', () => {
  it('is told that she does not answer here any more, the question stands, and the manager can send it to the new one', async () => {
    const connector = await startFakeConnector();
    const now = { LOSEN_NOW: '2026-11-22T10:00:00Z' };
    const first = await startBot({ environment: { ...now, LOSEN_DIRECTORY: people } });
    let url = first.url;
    const at = (user: string) => createPerson({ url: () => url, connector, user });
    const [manager, former, successor] = [at(ids.manager), at(ids.director), at(ids.otherDirector)];
    const events = (caseId: string) => storedEvents(first.dataDir, caseId).map(({ what }) => what.kind);
    try {
      await former.say('hei');
      await successor.say('hei');
      const robot = await openCase(manager, { ...nurse, title: 'Sykepleier' });
      await robot.goOn({ until: ['need.preference', 'need.approval'] });
      const caseId = caseOf(robot);
      await ask(robot, 'need.approval');
      const request = await gets(former, 'Godkjenner du stillingen?');
      const open = actionOf(request.card, 'answer.open', { answer: 'approved' });
      const form = (await former.press(request.id, open)).card ?? {};
      await first.stop();

      const changed = join(folder, 'changed.yaml');
      const entry = /- tenant: \S+\n {2}id: 00000000-0000-4000-8000-000000000004\n(?: {2}.*\n)+/;
      expect(known).toMatch(entry);
      writeFileSync(changed, known.replace(entry, '').replace('directs: [school, culture]', 'directs: [health, school, culture]'));
      const second = await startBot({ dataDir: first.dataDir, environment: { ...now, LOSEN_DIRECTORY: changed } });
      url = second.url;
      try {
        const late = await former.press(request.id, actionOf(form, 'answer.give'), { 'check-budget': 'true' });
        expect(textOf(late.card ?? {})).toContain('Du står ikke oppført som den som svarer her');
        expect(second.log()).toContain('refused a press');
        expect(events(caseId).at(-1)).toBe('step-asked');

        const [shown] = await manager.say(`sak ${caseId}`);
        const waiting = await manager.press(shown?.id ?? null, actionOf(cardOf(shown), 'step.open', { step: 'need.approval' }));
        const again = await manager.press(shown?.id ?? null, actionOf(waiting.card ?? {}, 'step.open', { again: true }));
        expect(textOf(again.card ?? {})).toContain('Losen sender spørsmålet til Rolf Moe');
        await manager.press(shown?.id ?? null, actionOf(again.card ?? {}, 'step.ask'));
        await gets(successor, 'Godkjenner du stillingen?');
      } finally {
        await second.stop();
      }
    } finally {
      await first.stop();
      await connector.close();
      first.removeData();
    }
  });
});
