import { describe, expect, it } from 'vitest';
import { startFakeConnector } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';
import { storedRecords } from './stored-keys.ts';

const stage = setStage();
const person = (part: 'manager' | 'hr' | 'union' = 'manager') => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);

const secret = 'Kari Nordmann 01010750160 er sykmeldt';

async function register(one: TestPerson, words: string, inputs: Readonly<Record<string, string>>) {
  const [posted] = await one.say(words);
  const form = cardOf(posted);
  const answer = await one.press(posted?.id ?? null, actionOf(form, 'request.register'), inputs);
  return { message: posted?.id ?? null, form, card: answer.card ?? {} };
}

describe('what an applicant asks for by right', () => {
  it('is registered from the menu without a name, has its texts and clock, stands on the living card, and is answered in time', async () => {
    const manager = person();
    const robot = await openCase(manager);
    const form = await robot.press(actionOf(robot.card(), 'request.form'));
    expect(inputsOf(form).filter(({ type }) => type === 'Input.Text')).toEqual([]);
    const missing = await robot.press(actionOf(form, 'request.register'), { request: '', received: '2026-11-22', owner: 'manager' });
    expect(textOf(missing)).toContain('Velg ett av alternativene');
    // Words that have no field are nowhere kept.
    const card = await robot.press(actionOf(missing, 'request.register'), {
      request: 'party-access',
      received: '2026-11-22',
      owner: 'manager',
      name: secret,
    });
    expect(textOf(card)).toContain('utvidet søkerliste');
    expect(textOf(card)).toContain('N-33');
    const back = await robot.press(actionOf(card, 'case.show'));
    expect(textOf(back)).toContain('Innsyn for en søker: svar innen');
    expect(textOf(back)).toContain('Lederen');

    const [list] = await manager.say('mine saker');
    expect(textOf(cardOf(list))).toContain('Innsyn for en søker: svar innen');

    const opened = await robot.press(actionOf(robot.card(), 'request.open'));
    const early = await robot.press(actionOf(opened, 'request.answer'), { 'answered-on': '2026-11-21' });
    expect(textOf(early)).toContain('på eller etter at kravet kom');
    const done = await robot.press(actionOf(early, 'request.answer'), { 'answered-on': '2026-11-22' });
    expect(textOf(done)).toContain('Kravet er ført som besvart');
    expect(textOf(done)).not.toContain('svar innen');
    expect(JSON.stringify(storedRecords(stage.bot.dataDir, '%'))).not.toMatch(/Nordmann|01010750160|sykmeldt/);
    expect(stage.bot.log()).not.toMatch(/Nordmann|01010750160|sykmeldt/);
  });

  it.each([
    ['krav om opplysninger', 'information', ['N-20', 'lov ikke klagerett']],
    ['be om innsyn', 'public-access', ['N-24', 'fem arbeidsdager', 'Statsforvalteren']],
    ['klage', 'complaint', ['N-25', 'Det er ingen klagerett', 'Sivilombudet', 'Diskrimineringsnemnda']],
    ['innsynskrav', 'reasons', ['N-24', 'ti arbeidsdager']],
  ])('«%s» in chat leads to the form, and %s to its texts', async (words, request, texts) => {
    const manager = person();
    const robot = await openCase(manager);
    await manager.say(`sak ${caseOf(robot)}`);
    const { card } = await register(manager, words, { request, received: '2026-11-22', owner: 'manager' });
    for (const text of texts) expect(textOf(card).toLowerCase()).toContain(text.toLowerCase());
  });

  it('is HR’s to answer when it is registered so: HR is told, sees it in the list and answers it', async () => {
    const [manager, hr] = [person(), person('hr')];
    await hr.say('hei');
    const robot = await openCase(manager);
    await manager.say(`sak ${caseOf(robot)}`);
    const before = hr.messages().length;
    await register(manager, 'krav om opplysninger', { request: 'information', received: '2026-11-22', owner: 'hr' });
    await expect.poll(() => hr.messages().length).toBe(before + 1);
    const told = hr.messages().at(-1);
    expect(textOf(cardOf(told))).toContain('Opplysninger om den som ble ansatt');
    const opened = await hr.press(told?.id ?? null, actionOf(cardOf(told), 'request.open'));
    const done = await hr.press(told?.id ?? null, actionOf(opened.card ?? {}, 'request.answer'), { 'answered-on': '2026-11-22' });
    expect(textOf(done.card ?? {})).toContain('ført som besvart');
    const [status] = await manager.say(`sak ${caseOf(robot)}`);
    expect(textOf(cardOf(status))).not.toContain('svar innen');
  });

  it('is nobody else’s', async () => {
    const manager = person();
    const robot = await openCase(manager);
    const press = { verb: 'request.register', title: '', data: { nonce: 'union-request', case: caseOf(robot) } };
    const answer = await person('union').press(null, press, { request: 'complaint', received: '2026-11-22', owner: 'hr' });
    expect(textOf(answer.card ?? {})).not.toContain('Klage');
    const [status] = await manager.say(`sak ${caseOf(robot)}`);
    expect(textOf(cardOf(status))).not.toContain('svar innen');
  });
});

describe('a request in a closed case', () => {
  it('is taken, is overdue after its days and says so calmly, is in HR’s list, and is answered', async () => {
    const connector = await startFakeConnector();
    let bot = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z' } });
    const { dataDir } = bot;
    try {
      const manager = createPerson({ url: () => bot.url, connector, part: 'manager' });
      const hr = createPerson({ url: () => bot.url, connector, part: 'hr' });
      const robot = await openCase(manager);
      await robot.goOn({ answers: { date: '2026-11-20' } });
      expect(textOf(robot.card())).toContain('Saken er avsluttet');
      const [none] = await hr.say('mine saker');
      expect(textOf(cardOf(none))).not.toContain('Solbakken');
      await register(manager, 'jeg har fått et innsynskrav', { request: 'public-access', received: '2026-11-22', owner: 'hr' });
      await bot.stop();
      bot = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-12-01T10:00:00Z' } });
      // It is hers to answer, so she is reminded of it by itself.
      await expect.poll(() => textOf(cardOf(hr.messages().at(-1))), { timeout: 30_000 }).toContain('Forfalt for 4 dager siden');
      const [list] = await hr.say('mine saker');
      expect(textOf(cardOf(list))).toContain('Innsyn etter offentleglova: skulle vært besvart');
      const [card] = await manager.say('status');
      const shown = card === undefined || !hasAction(cardOf(card), 'request.open') ? (await manager.say(`sak ${caseOf(robot)}`))[0] : card;
      expect(textOf(cardOf(shown))).toContain('skulle vært besvart');
      const opened = await manager.press(shown?.id ?? null, actionOf(cardOf(shown), 'request.open'));
      expect(textOf(opened.card ?? {})).toContain('Fristen i loven var');
      const done = await manager.press(shown?.id ?? null, actionOf(opened.card ?? {}, 'request.answer'), { 'answered-on': '2026-12-01' });
      expect(textOf(done.card ?? {})).not.toContain('skulle vært besvart');
      const [after] = await hr.say('mine saker');
      expect(textOf(cardOf(after))).not.toContain('Solbakken');
    } finally {
      await bot.stop();
      await connector.close();
      bot.removeData();
    }
  }, 120_000);
});
