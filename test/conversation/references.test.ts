import { describe, expect, it } from 'vitest';
import { actionOf, actionsOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';
import { storedEvents } from './stored-events.ts';
import { storedRecords } from './stored-keys.ts';
import { startFakeConnector } from './fake-connector.ts';

const stage = setStage();
const person = () => createPerson({ url: stage.bot.url, connector: stage.connector, part: 'manager' });
const leader = { ...nurse, title: 'Avdelingsleder', 'position-1-percentage': '100', leader: 'true' };

const name = 'Kari Nordmann';
const identityNumber = '01010750160';
const health = 'Hun er sykmeldt for depresjon';

const open = (robot: Robot, step: string) => robot.press(actionOf(robot.card(), 'step.open', { step }));
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);
const ticked = (card: Parameters<typeof inputsOf>[0]) =>
  Object.fromEntries(inputsOf(card).flatMap(({ id, type }) => (type === 'Input.Toggle' ? [[id, 'true']] : [])));

/** A case where the interviews are held and the candidate is to be asked. */
async function atConsent(manager: TestPerson, facts = nurse): Promise<Robot> {
  const robot = await openCase(manager, facts);
  await robot.goOn({ until: ['interview.consent'], answers: { date: '2026-11-18' } });
  return robot;
}

async function clear(robot: Robot, employed: 'employed-no' | 'employed-yes', on = '2026-11-19') {
  const form = await open(robot, 'interview.consent');
  return robot.press(actionOf(form, 'step.do'), { ...ticked(form), 'field-cleared': on, 'field-employed': employed });
}

const call = (robot: Robot, inputs: Readonly<Record<string, string>>) =>
  robot.press(actionOf(robot.card(), 'slot.call'), { slot: 'K1', referee: 'superior', called: '2026-11-20', negative: 'no', ...inputs });

describe('a leader’s references by candidate number', () => {
  it('are refused before she has agreed, in wrong order, too few or without the internal one, and done with a reason for the kind that lacks', async () => {
    const manager = person();
    const robot = await atConsent(manager, leader);
    const caseId = caseOf(robot);
    const early = { verb: 'slot.call', title: '', data: { nonce: 'early', case: caseId } };
    const refused = await manager.press(robot.message(), early, { slot: 'K1', referee: 'superior', called: '2026-11-20', negative: 'no' });
    expect(textOf(refused.card ?? {})).toContain('Referansene er ikke avklart med kandidaten');

    const form = await open(robot, 'interview.consent');
    expect(textOf(form)).toContain('tidligere Røyken');
    expect(textOf(form)).toContain('HR har ikke bekreftet listen');
    expect(inputsOf(form).filter(({ type }) => type === 'Input.Text')).toEqual([]);
    await robot.press(actionOf(form, 'case.show'));
    await clear(robot, 'employed-yes');

    const calling = await open(robot, 'interview.references');
    // The reminder stands where somebody is about to be called.
    expect(textOf(calling)).toContain('Uformelle referanser bruker vi ikke');
    expect(textOf(calling)).toContain('K1 ble avklart 19. november 2026');
    expect(hasAction(calling, 'step.do')).toBe(false);
    expect(inputsOf(calling).map(({ id }) => id)).toEqual(['slot', 'referee', 'called', 'negative']);

    const order = await call(robot, { called: '2026-11-18' });
    expect(textOf(order)).toContain('Samtalen kan ikke komme før det');
    expect(inputsOf(order).find(({ id }) => id === 'called')?.value).toContain('2026-11-18');
    await call(robot, {});
    const forced = { verb: 'step.do', title: '', data: { nonce: 'forced', case: caseId, step: 'interview.references' } };
    const few = await manager.press(robot.message(), forced, {});
    expect(textOf(few.card ?? {})).toContain('K1 mangler én referanse');
    const two = await call(robot, { referee: 'peer' });
    expect(textOf(two)).toContain('intern referanse');
    expect(hasAction(two, 'step.do')).toBe(false);

    await call(robot, { referee: 'internal', called: '2026-11-21' });
    const enough = await robot.press(actionOf(robot.card(), 'step.open', { step: 'interview.references' }));
    expect(inputsOf(enough).map(({ id }) => id)).toContain('field-reason');
    const filled = { ...ticked(enough), 'field-reason': '' };
    const kinds = await robot.press(actionOf(enough, 'step.do'), filled);
    expect(textOf(kinds)).toContain('Skriv på én linje hvorfor');

    const numbered = await robot.press(actionOf(kinds, 'step.do'), { ...filled, 'field-reason': `Nei, se ${identityNumber}` });
    expect(textOf(numbered)).toContain('fødselsnummer');
    expect(inputsOf(numbered).find(({ id }) => id === 'field-reason')?.value).toContain('Nei, se');
    await robot.press(actionOf(numbered, 'step.do'), { ...filled, 'field-reason': `${name} har aldri hatt ansatte. ${health}.` });
    expect(textOf(robot.card())).toContain('Registrert: Ring referansene');
    expect(textOf(robot.card())).toMatch(/navn|helse/i);

    const events = JSON.stringify(storedEvents(stage.bot.dataDir, caseId));
    expect(events).not.toMatch(/"K1"|superior|employed|Nordmann|depresjon/);
    expect(JSON.stringify(storedRecords(stage.bot.dataDir, '%'))).not.toContain(identityNumber);
    expect(stage.bot.log()).not.toMatch(/Nordmann|depresjon|01010750160/);
  });

  it('shows what was recorded, counted from the candidates and typed by nobody', async () => {
    const robot = await atConsent(person());
    await clear(robot, 'employed-no');
    await open(robot, 'interview.references');
    await call(robot, {});
    const form = await call(robot, { referee: 'peer', called: '2026-11-21' });
    await robot.press(actionOf(form, 'step.do'), ticked(form));
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const unfolded = await robot.press(actionOf(plan, 'case.plan', { stage: 'interview' }));
    const seen = await robot.press(actionOf(unfolded, 'step.open', { step: 'interview.references' }));
    expect(textOf(seen)).toContain('Siste referanse hentet: lørdag 21. november 2026');
    expect(textOf(seen)).toContain('Referanser per kandidat (færrest): 2');
  });

  it('takes a second candidate, one who is out of it, and takes back the last reference with «angre»', async () => {
    const manager = person();
    const robot = await atConsent(manager);
    await clear(robot, 'employed-no');
    await open(robot, 'interview.references');
    const form = await robot.press(actionOf(robot.card(), 'slot.clear-form'));
    const two = await robot.press(actionOf(form, 'slot.clear'), { ...ticked(form), 'field-cleared': '2026-11-20', 'field-employed': 'employed-no' });
    expect(textOf(two)).toContain('K2 er ført som avklart');
    await call(robot, { slot: 'K2' });
    await manager.say('angre');
    const [status] = await manager.say('neste');
    const card = status?.activity.attachments?.[0]?.content ?? {};
    expect(textOf(card)).toContain('K2 ble avklart 20. november 2026. Ingen referanser er hentet.');
    const drop = await manager.press(status?.id ?? null, actionOf(card, 'slot.drop-form'));
    const dropped = await manager.press(status?.id ?? null, actionOf(drop.card ?? {}, 'slot.drop'), { slot: 'K2' });
    expect(textOf(dropped.card ?? {})).not.toContain('K2 ble avklart');
  });

  it('of the others are advice until HR has confirmed whom they concern, and a reason does instead', async () => {
    const robot = await atConsent(person());
    await clear(robot, 'employed-no');
    await open(robot, 'interview.references');
    const form = await robot.press(actionOf(robot.card(), 'slot.clear-form'));
    await robot.press(actionOf(form, 'slot.clear'), { ...ticked(form), 'field-cleared': '2026-11-20', 'field-employed': 'employed-no' });
    const one = await call(robot, {});
    expect(actionsOf(one).filter(({ verb }) => verb === 'step.open')).toEqual([]);
    const two = await call(robot, { referee: 'peer', called: '2026-11-21' });
    const more = inputsOf(two).find(({ id }) => id === 'slot');
    expect(more?.value).toBe('K2');
    const without = await robot.press(actionOf(two, 'step.open', { answered: true }));
    expect(textOf(without)).toContain('For dem som mangler, er kravet et råd.');
    const silent = await robot.press(actionOf(without, 'step.do'), { ...ticked(without), 'field-references-reason': '' });
    expect(textOf(silent)).toContain('Skriv kort hvorfor ikke alle har referansene som mangler.');
    await robot.press(actionOf(silent, 'step.do'), { ...ticked(silent), 'field-references-reason': 'Bare K1 er aktuell for tilbud' });
    expect(robot.nextStep()).toBe('decision.recommendation');
  });

  it('asks when each candidate could comment on what came up, before anybody recommends', async () => {
    const robot = await atConsent(person());
    await clear(robot, 'employed-no');
    await open(robot, 'interview.references');
    const told = await call(robot, { negative: 'yes' });
    expect(textOf(told)).toContain('K1 må få kommentere det negative før dere innstiller');
    const form = await call(robot, { referee: 'peer' });
    await robot.press(actionOf(form, 'step.do'), ticked(form));
    expect(robot.nextStep()).toBe('interview.comment');
    const comment = await open(robot, 'interview.comment');
    expect(inputsOf(comment).map(({ id }) => id)).toContain('commented-K1');
    const early = await robot.press(actionOf(comment, 'step.do'), { ...ticked(comment), 'commented-K1': '2026-11-19' });
    expect(textOf(early)).toContain('på eller etter samtalen');
    await robot.press(actionOf(early, 'step.do'), { ...ticked(early), 'commented-K1': '2026-11-21' });
    expect(robot.nextStep()).toBe('decision.recommendation');
  });

  it('cannot be reached by who does not work in the case', async () => {
    const robot = await atConsent(person());
    await clear(robot, 'employed-no');
    const stranger = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'union' });
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    for (const other of [stranger, hr]) {
      const press = { verb: 'slot.call', title: '', data: { nonce: `n-${other.id}`, case: caseOf(robot) } };
      await other.press(null, press, { slot: 'K1', referee: 'peer', called: '2026-11-20', negative: 'no' });
    }
    const [record] = storedRecords(stage.bot.dataDir, `%/private/${caseOf(robot)}/slots`);
    expect(record?.value).not.toContain('called');
  });
});

describe('the numbered candidates of a closed case', () => {
  it('are there for thirty days and are gone after them, while the case stands', async () => {
    const connector = await startFakeConnector();
    let bot = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z' } });
    const { dataDir } = bot;
    try {
      const manager = createPerson({ url: () => bot.url, connector, part: 'manager' });
      const robot = await openCase(manager);
      await robot.goOn({ answers: { date: '2026-11-20' } });
      expect(textOf(robot.card())).toContain('Saken er avsluttet');
      const kept = () => storedRecords(dataDir, `%slots%`).map(({ key }) => key.split('/').slice(1).join('/'));
      expect(kept()).toHaveLength(2);
      await bot.stop();
      bot = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-12-18T10:00:00Z' } });
      await manager.say('mine saker');
      expect(kept()).toHaveLength(2);
      await bot.stop();
      bot = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-12-24T10:00:00Z' } });
      await expect.poll(kept).toEqual([]);
      const [shown] = await manager.say('status');
      expect(actionsOf(shown?.activity.attachments?.[0]?.content ?? {}).length).toBeGreaterThan(0);
    } finally {
      await bot.stop();
      await connector.close();
      bot.removeData();
    }
  }, 120_000);
});
