import type ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeConnector, type CardJson, type FakeConnector } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { invite, takeCalendar } from './invite-to-interview.ts';
import { nurse, openCase } from './robot.ts';
import { startBot, type RunningBot } from './start-bot.ts';

let connector: FakeConnector;
let bot: RunningBot;
beforeAll(async () => {
  connector = await startFakeConnector();
  bot = await startBot({ environment: { LOSEN_NOW: '2027-03-01T09:00:00Z' } });
});
afterAll(async () => {
  await bot.stop();
  await connector.close();
  bot.removeData();
});

const someone = (more: Partial<Parameters<typeof createPerson>[0]> = {}): TestPerson => createPerson({ url: () => bot.url, connector, ...more });

const restartAt = async (now: string) => {
  await bot.stop();
  bot = await startBot({ dataDir: bot.dataDir, environment: { LOSEN_NOW: now } });
};

/** Everything that has arrived by itself once it is quiet, from a number of messages on. */
async function arrived(person: TestPerson, from: number, text: string): Promise<readonly string[]> {
  const texts = () =>
    person
      .messages()
      .slice(from)
      .map((message) => textOf(cardOf(message)));
  for (let attempt = 0; attempt < 200 && !texts().some((one) => one.includes(text)); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return texts();
}

const said = (texts: readonly string[], day: string) => texts.filter((text) => text.includes('Skriv referat') && text.includes(day)).length;
const titles = (events: readonly ICAL.Event[]) => events.filter(({ startDate }) => !startDate.isDate).map(({ summary }) => summary);
const starts = (events: readonly ICAL.Event[]) =>
  events
    .filter(({ startDate }) => !startDate.isDate)
    .map(({ uid, startDate }) => `${uid.slice(7, uid.indexOf('@'))} ${startDate.toJSDate().toISOString()}`);

describe('interview times', () => {
  it('reach the calendar, the timeline and a reminder on each of their days, and are moved without opening the step', async () => {
    const manager = someone();
    const robot = await openCase(manager, nurse, '2026-12-15');
    const card = await invite(robot, 'mandag 15. mars kl. 10–11, rom 214\n15.3. kl. 11.15–12\nTirsdag 16. mars kl 9 til 10\n18.3. kl. 9–10');
    expect(textOf(card)).toContain('Neste intervjudag 15. mars 2027 (2 intervjuer, fra kl. 10)');
    const before = await takeCalendar(robot);
    expect(before.text).toMatch(
      /Mandag 15\. mars 2027 · om 2 uker\n2 intervjuer, fra kl\. 10|Mandag 15\. mars 2027 · om 14 dager\n2 intervjuer, fra kl\. 10/u,
    );
    expect(before.text).not.toMatch(/Første intervju\n|Siste intervju\n/u);
    expect(starts(before.events)).toEqual([
      'stage/interview-first 2027-03-15T09:00:00.000Z',
      'selection.invite/2 2027-03-15T10:15:00.000Z',
      'selection.invite/3 2027-03-16T08:00:00.000Z',
      'stage/interview-last 2027-03-18T08:00:00.000Z',
    ]);
    expect(titles(before.events)).toEqual(Array.from({ length: 4 }, () => 'Intervju: Sykepleier (sak 2027-1)'));
    expect(before.events.some(({ summary }) => /(?:Første|Siste) intervju/u.test(summary))).toBe(false);
    expect(before.file).toContain('LOCATION:Rom 214');
    await robot.goOn({ until: ['interview.hold'] });

    const first = manager.messages().length;
    await restartAt('2027-03-15T09:00:00Z');
    expect(said(await arrived(manager, first, 'Skriv referat'), 'mandag 15. mars')).toBe(1);
    await restartAt('2027-03-15T12:00:00Z');

    // The second day is moved, and one of the interviews is dropped.
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    const form = await robot.press(actionOf(robot.card(), 'times.form'));
    expect(inputsOf(form)[0]?.value).toBe('15.03.2027 10:00–11:00, rom 214\n15.03.2027 11:15–12:00\n16.03.2027 09:00–10:00\n18.03.2027 09:00–10:00');
    const saved = await robot.press(actionOf(form, 'times.save'), { 'field-times': '15.3. kl. 10–11, rom 214\n15.3. kl. 11.15–12\n17.3. kl. 9–10' });
    expect(textOf(saved)).toContain('Intervjutidene er lagret');
    const after = await takeCalendar(robot);
    expect(starts(after.events)).toEqual([
      'stage/interview-first 2027-03-15T09:00:00.000Z',
      'selection.invite/2 2027-03-15T10:15:00.000Z',
      'stage/interview-last 2027-03-17T08:00:00.000Z',
      'selection.invite/3 2027-03-18T08:00:00.000Z',
    ]);
    const gone = after.events.find(({ uid }) => uid.includes('selection.invite/3'));
    expect([gone?.summary, String(gone?.component.getFirstPropertyValue('status'))]).toEqual([
      'Avlyst: Intervju: Sykepleier (sak 2027-1)',
      'CANCELLED',
    ]);
    expect(after.text).not.toContain('16. mars');

    await restartAt('2027-03-16T09:00:00Z');
    await restartAt('2027-03-17T09:00:00Z');
    const all = await arrived(manager, first, '17. mars');
    expect([said(all, '15. mars'), said(all, '16. mars'), said(all, '17. mars')]).toEqual([1, 0, 1]);
    await restartAt('2027-03-18T09:00:00Z');
    await manager.say('takk');
    expect(said(await arrived(manager, first, 'Det er i orden'), '18. mars')).toBe(0);

    // Once the interviews are recorded the times are history.
    await robot.doNext({ 'interview.hold/field-first': '2027-03-15', 'interview.hold/field-last': '2027-03-17' });
    expect(robot.nextStep()).not.toBe('interview.hold');
    expect(hasAction(robot.card(), 'times.form')).toBe(false);
    expect(textOf(robot.card())).not.toContain('intervjudag');
  }, 240_000);

  it('stand on the card of a panel member, who gets no reminder of minutes', async () => {
    const [manager, employee] = [someone(), someone({ part: 'employee' })];
    await employee.say('hei');
    const robot = await openCase(manager, { ...nurse, title: 'Vernepleier' }, '2026-12-15');
    await robot.goOn({ until: ['selection.impartiality'] });
    const naming = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
    await robot.press(actionOf(naming, 'panel.save'), { [`member-${employee.id}`]: 'true' });
    await expect.poll(() => textOf(cardOf(employee.messages().at(-1)))).toContain('Kan du behandle saken?');
    const asked = employee.messages().at(-1);
    await employee.press(asked?.id ?? null, actionOf(cardOf(asked), 'panel.answer', { answer: 'yes' }));
    await robot.press(actionOf(robot.card(), 'panel.answer', { answer: 'yes' }));
    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    await invite(robot, '12.4. kl. 10–11, rom 214\n12.4. kl. 11.15–12\n13.4. kl. 9–10 på Teams');
    const [posted] = await employee.say('sak vernepleier');
    const text = textOf(cardOf(posted));
    expect(text).toContain('Intervju mandag 12. april 2027 kl. 10–11 (rom 214) og 11.15–12\n');
    expect(text).toContain('Intervju tirsdag 13. april 2027 kl. 9–10 (Teams)');
    expect(text).not.toContain('Neste intervjudag');
    await employee.say('språk engelsk');
    const [english] = await employee.say('case vernepleier');
    expect(textOf(cardOf(english))).toContain('Interviews Monday 12 April 2027 at 10:00–11:00 (room 214) and 11:15–12:00');
  }, 120_000);
});

describe('what is wrong with a line', () => {
  const shown = (card: CardJson) => ({ text: textOf(card), draft: inputsOf(card).find(({ id }) => id === 'field-times')?.value });

  it('is told with the line and what to write, and the words stay', async () => {
    const robot = await openCase(someone(), { ...nurse, title: 'Jordmor' }, '2026-12-15');
    const named = '10.5. kl. 10–11\nKari Nordmann 10.5. kl. 11–12\n10.5. kl. 13–14 Ola';
    const refused = shown(await invite(robot, named));
    expect(refused.text).toContain(
      'Linje 2 og 3: Skriv bare dag, klokkeslett og eventuelt rom, ett intervju på hver linje: 15.3. kl. 10–11, rom 214.',
    );
    expect(refused.draft).toBe(named);
    const attempts: readonly (readonly [string, string])[] = [
      ['10.5. kl. 11–10', 'Linje 1: Intervjuet slutter før det begynner'],
      ['10.5. kl. 10', 'Linje 1: Skriv når intervjuet begynner og slutter'],
      ['tirsdag 10. mai kl. 10–11', 'Linje 1: Ukedagen stemmer ikke. Datoen er mandag 10. mai 2027.'],
      ['10.5. kl. 10–11\n\n10.5. kl. 10.00–11.00', 'Linje 3: Dette står alt i linje 1.'],
      ['10.5.2047 kl. 10–11', 'ligger mer enn fem år unna'],
      ['1.5.2024 kl. 10–11', 'på eller etter at søkerlisten ble låst'],
      ['01019012388 10.5. kl. 10–11', 'fødselsnummer'],
      [
        Array.from({ length: 61 }, (_, at) => `10.5. kl. 10.00–10.${String((at % 59) + 1).padStart(2, '0')}, rom ${at}`).join('\n'),
        'Skriv høyst 60 linjer',
      ],
    ];
    for (const [times, told] of attempts) expect(textOf(await invite(robot, times))).toContain(told);
    const before = await invite(robot, '10.5. kl. 10–11', { 'field-first-interview': '2027-05-11' });
    expect(textOf(before)).toContain(
      'Første intervju er satt til tirsdag 11. mai 2027, men den tidligste tiden du har skrevet, er mandag 10. mai 2027.',
    );
    // The day of the constitution may be meant; she is told.
    expect(textOf(await invite(robot, '17.5. kl. 10–11'))).toContain('Merk at mandag 17. mai 2027 er en fridag');
    const later = await robot.press(actionOf(robot.card(), 'times.form'));
    const again = shown(await robot.press(actionOf(later, 'times.save'), { 'field-times': '18.5. kl. 10–11 Kari' }));
    expect(again).toMatchObject({ draft: '18.5. kl. 10–11 Kari' });
    expect(again.text).toContain('Linje 1: Skriv bare dag');
    await robot.press(actionOf(robot.card(), 'case.show'));
    expect(shown(await robot.press(actionOf(robot.card(), 'times.form'))).draft).toBe('18.5. kl. 10–11 Kari');
    const cleared = await robot.press(actionOf(robot.card(), 'times.save'), { 'field-times': '' });
    expect(textOf(cleared)).not.toContain('Neste intervjudag');
  }, 120_000);
});
