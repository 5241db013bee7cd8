import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localUserIds } from '../../src/local/local-people.ts';
import type { CardJson } from './fake-connector.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { startBot, type RunningBot } from './start-bot.ts';
import { storedEvents } from './stored-events.ts';

const peopleFile = fileURLToPath(new URL('rights-people.yaml', import.meta.url));
const ids = { ...localUserIds, tuva: '00000000-0000-4000-8000-000000000007' } as const;
const [marit, tuva] = [`with-${ids.union}`, `with-${ids.tuva}`];
const reasons = 'Helgeturnusen går ikke opp med bare hele stillinger';
const sunday = '2026-11-22T10:00:00Z';
const afterDeadline = '2026-11-27T10:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'losen-people-'));
const directory = join(folder, 'people.yaml');
let connector: FakeConnector;
let bot: RunningBot;

beforeAll(async () => {
  copyFileSync(peopleFile, directory);
  connector = await startFakeConnector();
  bot = await startBot({ environment: { LOSEN_NOW: sunday, LOSEN_DIRECTORY: directory } });
});
afterAll(async () => {
  await bot.stop();
  await connector.close();
  bot.removeData();
  rmSync(folder, { recursive: true });
});

const someone = (who: keyof typeof ids) => createPerson({ url: () => bot.url, connector, user: ids[who] });

/** Stops the program and starts it on the same data at another time, or with another directory. */
async function startAgain(at: string, people: string = readFileSync(peopleFile, 'utf8')): Promise<void> {
  const { dataDir } = bot;
  await bot.stop();
  writeFileSync(directory, people);
  bot = await startBot({ dataDir, environment: { LOSEN_NOW: at, LOSEN_DIRECTORY: directory } });
}

const caseOf = (robot: Robot) => String(actionsOf(robot.card())[0]?.data['case']);
const kindsOf = (robot: Robot) => storedEvents(bot.dataDir, caseOf(robot)).map(({ what }) => what.kind);
const lastEventOf = (robot: Robot) => storedEvents(bot.dataDir, caseOf(robot)).at(-1);
const lastOf = (person: TestPerson) => {
  const message = person.messages().at(-1);
  return { id: message?.id ?? '', card: cardOf(message) };
};
const messageOf = (person: TestPerson, id: string) => textOf(cardOf(person.messages().find((one) => one.id === id)));

/** Waits until the message says something; cards of others are changed after the press has been answered. */
const eventually = (person: TestPerson, id: string) => expect.poll(() => messageOf(person, id), { timeout: 5000 });

/** Opens a case, goes to a step and asks; resolves with the manager's card. */
async function involve(robot: Robot, step: string, inputs: Readonly<Record<string, string>>): Promise<CardJson> {
  await robot.goOn({ until: [step] });
  const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
  return robot.press(actionOf(form, 'union.involve'), inputs);
}

/** A representative who has opened the bot, waiting for the card of a case. */
async function waiting(who: 'union' | 'tuva', language?: string) {
  const person = someone(who);
  await person.say('hei');
  if (language !== undefined) await person.say(`språk ${language}`);
  const before = person.messages().length;
  const arrives = async () => {
    await expect.poll(() => person.messages().length, { timeout: 5000 }).toBe(before + 1);
    return lastOf(person);
  };
  return { person, arrives };
}

describe('a part-time post', () => {
  it('goes with the written need to two unions, opens on the held discussion alone, and the view is corrected by whose it is', async () => {
    const [fagforbundet, nsf] = [await waiting('union', 'nynorsk'), await waiting('tuva')];
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Helsefagarbeider' });
    const manager = () => robot.message();
    await robot.goOn({ until: ['need.part-time'] });
    const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    expect(inputsOf(form).map(({ id, value, label }) => [id, value, label])).toMatchObject([
      [marit, 'true', expect.stringMatching(/Marit Tveit, Fagforbundet \(hovedtillitsvalgt\)/)],
      [tuva, 'false', expect.stringContaining('Tuva Lien, Norsk Sykepleierforbund')],
      ['field-need', '', 'Hvorfor vi trenger deltid'],
    ]);
    const empty = await robot.press(actionOf(form, 'union.involve'), { [marit]: 'true', [tuva]: 'true', 'field-need': '' });
    expect(textOf(empty)).toContain('Hvorfor vi trenger deltid');
    expect(inputsOf(empty).map(({ value }) => value)).toEqual(['true', 'true', '']);
    await robot.press(actionOf(empty, 'union.involve'), { [marit]: 'true', [tuva]: 'true', 'field-need': reasons });
    expect(textOf(robot.card())).toContain('Spurt: Marit Tveit og Tuva Lien');
    expect(textOf(robot.card())).toContain('Marit Tveit (Fagforbundet) er spurt om «Deltidsstillingen». Frist: onsdag 25. november 2026 (forslag).');

    const [hers, theirs] = [await fagforbundet.arrives(), await nsf.arrives()];
    expect(textOf(hers.card)).toContain('Silje Hovland spør deg som tillitsvald.');
    expect(textOf(hers.card)).toContain('Eit svar her er ikkje ei drøfting');
    expect(textOf(hers.card)).toContain(`Grunngjevinga frå leiaren: «${reasons}»`);
    expect(textOf(hers.card)).toMatch(/onsdag 25\. november 2026/);
    expect(JSON.stringify(hers.card)).toContain('§ 14-1 b');
    expect(textOf(theirs.card)).toContain(`Lederens begrunnelse: «${reasons}»`);

    const answered = await fagforbundet.person.press(hers.id, actionOf(hers.card, 'union.answer', { answer: 'no-remark' }));
    expect(textOf(answered.card ?? {})).toContain('Det er ikkje ei drøfting, så leiaren må framleis drøfte stillinga med dykk.');
    expect(textOf(answered.card ?? {})).toContain('Du svara om «Deltidsstillinga»: ingen merknad (22. november 2026).');
    await eventually(robot.person, manager()).toContain('Marit Tveit (Fagforbundet) om «Deltidsstillingen»: ingen merknad (22. november 2026).');
    expect(kindsOf(robot)).not.toContain('step-done need.part-time');

    const shown = await robot.press({ ...actionOf(form, 'case.show') });
    expect(robot.nextStep()).toBe('need.part-time');
    const step = await robot.press(actionOf(shown, 'step.open', { step: 'need.part-time' }));
    expect(textOf(step)).toContain('Svarene er ikke en drøfting. Før drøftingen her når den er holdt.');
    const inputs = inputsOf(step);
    expect(inputs.find(({ id }) => id === 'field-need')?.value).toBe(reasons);
    expect(inputs.filter(({ id }) => id.startsWith('field-union-view')).map(({ label }) => label)).toEqual([
      expect.stringContaining('Marit Tveit (Fagforbundet)'),
      expect.stringContaining('Tuva Lien (Norsk Sykepleierforbund)'),
    ]);
    const filled = {
      'check-available': 'true',
      'field-need': reasons,
      'field-discussed': '2026-11-20',
      'field-form': 'meeting',
      'field-participants': 'Silje Hovland og Marit Tveit',
      'field-union-view-1': 'Fagforbundet er enig i 80 %',
      'field-union-view-2': '',
      'field-conclusion': ' ',
    };
    const refused = await robot.press(actionOf(step, 'step.do'), filled);
    expect(inputsOf(refused).find(({ id }) => id === 'field-union-view-1')?.value).toBe('Fagforbundet er enig i 80 %');
    const silent = await robot.press(actionOf(refused, 'step.do'), { ...filled, 'field-union-view-1': '', 'field-conclusion': 'Vi lyser ut 80 %' });
    expect(textOf(silent)).toContain('Skriv synet til minst én av dem som var med');
    await robot.press(actionOf(silent, 'step.do'), { ...filled, 'field-conclusion': 'Vi lyser ut 80 %' });
    expect(robot.nextStep()).not.toBe('need.part-time');

    await eventually(fagforbundet.person, hers.id).toContain('Synet frå Fagforbundet er ført slik: «Fagforbundet er enig i 80 %»');
    await eventually(nsf.person, theirs.id).toContain('Drøftingen ble ført 22. november 2026, uten noe syn fra Norsk Sykepleierforbund.');
    expect(messageOf(nsf.person, theirs.id)).not.toContain('enig i 80');
    const correct = await fagforbundet.person.press(
      hers.id,
      actionOf(cardOf(fagforbundet.person.messages().find(({ id }) => id === hers.id)), 'union.correct-form'),
    );
    const corrected = await fagforbundet.person.press(hers.id, actionOf(correct.card ?? {}, 'union.correct'), { correction: 'Vi gikk imot 80 %' });
    expect(textOf(corrected.card ?? {})).toContain('Du har retta det: «Vi gikk imot 80 %»');
    await eventually(robot.person, manager()).toContain(
      'Marit Tveit (Fagforbundet) retter det som er ført om synet deres: «Vi gikk imot 80 %» (22. november 2026)',
    );
    await fagforbundet.person.say('språk bokmål');
  });

  it('that nobody discusses is decided by HR, named as such, with the attempts in front of her', async () => {
    const [fagforbundet, nsf] = [await waiting('union'), await waiting('tuva')];
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Vernepleier' });
    const longest = `${reasons} `.repeat(40).slice(0, 998).trim();
    await involve(robot, 'need.part-time', { [marit]: 'true', [tuva]: 'true', 'field-need': longest });
    const [hers, theirs] = [await fagforbundet.arrives(), await nsf.arrives()];
    expect(textOf(hers.card)).toContain(`«${longest}»`);
    await fagforbundet.person.press(hers.id, actionOf(hers.card, 'union.answer', { answer: 'informed' }));
    await startAgain(afterDeadline);
    const silence =
      'Tuva Lien (Norsk Sykepleierforbund) har ikke svart om «Deltidsstillingen» innen fristen onsdag 25. november 2026 (forslag). Taushet er ikke samtykke.';
    await robot.press(actionOf(cardOf((await robot.person.say('sak vernepleier')).at(-1)), 'step.open', { step: 'need.part-time' }));
    expect(textOf(robot.card())).toContain(silence);
    expect(textOf(robot.card())).toContain('ingen av de spurte ønsker møte');
    const hr = someone('hr');
    const [shown] = await hr.say('sak vernepleier');
    expect(textOf(cardOf(shown))).toContain(silence);
    const data = { ...actionOf(cardOf(shown), 'case.plan').data, door: 'G3/0' };
    const form = await hr.press(shown?.id ?? null, { verb: 'gate.pass-form', title: '', data });
    expect(textOf(form.card ?? {})).toContain('HR avgjør uten drøfting');
    expect(textOf(form.card ?? {})).toContain(silence);
    expect(textOf(form.card ?? {})).toContain('Marit Tveit (Fagforbundet) om «Deltidsstillingen»: orientert (22. november 2026).');
    const refused = await robot.person.press(
      null,
      { verb: 'gate.pass', title: '', data: { ...data, nonce: 'n-manager' } },
      { reason: 'Vi har det travelt' },
    );
    expect(textOf(refused.card ?? {})).toContain('bare HR');
    const passed = await hr.press(shown?.id ?? null, actionOf(form.card ?? {}, 'gate.pass'), { reason: 'Tre forsøk er gjort' });
    expect(textOf(passed.card ?? {})).toContain(
      'HR har avgjort at saken går videre uten at «Drøft deltiden med tillitsvalgte» er gjort. Grunn: Tre forsøk er gjort',
    );
    // An answer that comes after all is taken, and marked.
    const late = await nsf.person.press(theirs.id, actionOf(theirs.card, 'union.answer', { answer: 'meeting' }));
    expect(textOf(late.card ?? {})).toContain('merket som kommet etter fristen onsdag 25. november 2026 (forslag)');
    const [again] = await robot.person.say('sak vernepleier');
    expect(textOf(cardOf(again))).toContain(
      'Tuva Lien (Norsk Sykepleierforbund) om «Deltidsstillingen»: ønsker møte (27. november 2026, etter fristen (forslag)).',
    );
    await startAgain(sunday);
  });
});

describe('an answer', () => {
  it('with an identity number or a candidate’s name is not kept, and nothing she wrote is lost', async () => {
    const { person, arrives } = await waiting('union');
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Kokk' });
    await involve(robot, 'need.union', { [marit]: 'true' });
    const { id, card } = await arrives();
    const form = await person.press(id, actionOf(card, 'union.answer-form'));
    const number = await person.press(id, actionOf(form.card ?? {}, 'union.answer'), { statement: 'Gjelder 17059924118' });
    expect(textOf(number.card ?? {})).toContain('fødselsnummer');
    expect(inputsOf(number.card ?? {})[0]?.value).toBe('Gjelder 17059924118');
    const named = await person.press(id, actionOf(number.card ?? {}, 'union.answer'), { statement: 'Ansett Kari Nordmann i stedet' });
    expect(textOf(named.card ?? {})).toContain('Det kan se ut som et navn i teksten');
    expect(inputsOf(named.card ?? {}).map((input) => [input.id, input.value])).toEqual([
      ['statement', 'Ansett Kari Nordmann i stedet'],
      ['names-nobody', 'false'],
    ]);
    expect(kindsOf(robot)).not.toContain('union-answered');
    const done = await person.press(id, actionOf(named.card ?? {}, 'union.answer'), {
      statement: 'Ta med hele turnusen i behovet',
      'names-nobody': 'false',
    });
    expect(textOf(done.card ?? {})).toContain('Svaret er sendt til lederen.');
    await eventually(robot.person, robot.message()).toContain(
      'Marit Tveit (Fagforbundet) om «Behovet for stillingen»: «Ta med hele turnusen i behovet»',
    );
    expect(JSON.stringify(storedEvents(bot.dataDir, caseOf(robot)))).not.toContain('turnusen');
  });

  it('that comes twice at once is one answer, and another one after it takes its place with a note', async () => {
    const { person, arrives } = await waiting('union');
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Renholder' });
    await involve(robot, 'need.union', { [marit]: 'true' });
    const { id, card } = await arrives();
    const [meeting, informed] = [actionOf(card, 'union.answer', { answer: 'meeting' }), actionOf(card, 'union.answer', { answer: 'informed' })];
    const both = await Promise.all([person.press(id, meeting), person.press(id, informed)]);
    const answers = storedEvents(bot.dataDir, caseOf(robot)).filter(({ what }) => what.kind === 'union-answered');
    expect(answers).toHaveLength(1);
    const kept = (answers[0]?.what as { readonly answer?: string } | undefined)?.answer;
    const words = kept === 'meeting' ? 'ønsker møte' : 'orientert';
    for (const { card: answer } of both) expect(textOf(answer ?? {})).toContain(`Du svarte om «Behovet for stillingen»: ${words}`);
    const changed = await person.press(id, actionOf(both[0]?.card ?? {}, 'union.answer', { answer: 'no-remark' }));
    expect(textOf(changed.card ?? {})).toContain('Det erstatter det du svarte før.');
    await eventually(robot.person, robot.message()).toContain('ingen merknad (22. november 2026, endret svar)');
  });

  it('on a closed case is refused, and what she wrote is given back', async () => {
    const { person, arrives } = await waiting('union');
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Vaktmester', 'position-1-percentage': '100' });
    await involve(robot, 'need.union', { [marit]: 'true' });
    const { id, card } = await arrives();
    const form = await person.press(id, actionOf(card, 'union.answer-form'));
    const withdraw = await robot.press(actionOf(robot.card(), 'case.withdraw-form'));
    await robot.press(actionOf(withdraw, 'case.withdraw'), { reason: 'Behovet er borte' });
    await robot.goOn({ answers: { date: '2026-11-22' } });
    expect(textOf(robot.card())).toContain('avsluttet');
    const refused = await person.press(id, actionOf(form.card ?? {}, 'union.answer'), { statement: 'Vi vil gjerne drøfte dette' });
    expect(textOf(refused.card ?? {})).toContain('Saken er avsluttet');
    expect(textOf(refused.card ?? {})).toContain('Det du skrev, er ikke sendt: «Vi vil gjerne drøfte dette»');
    expect(hasAction(refused.card ?? {}, 'union.answer')).toBe(false);
    expect(kindsOf(robot)).not.toContain('union-answered');
  });
});

describe('a representative', () => {
  it('who cannot be reached is named with the reason and a text to send by hand, and is not called silent', async () => {
    const nsf = await waiting('tuva');
    await nsf.person.send({ type: 'installationUpdate', action: 'remove' });
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Ergoterapeut' });
    const told = textOf(await involve(robot, 'need.union', { [tuva]: 'true' }));
    expect(told).toContain('Losen kan ikke gi beskjed til Tuva Lien: Tuva Lien har fjernet Losen fra Teams.');
    expect(told).toMatch(
      /Du kan sende dette selv: «Hei\. Vi rekrutterer til «Ergoterapeut» ved Solbakken sykehjem \(sak 2026-\d+\)[^]*Svar meg innen onsdag 25\. november 2026/,
    );
    expect(told).toContain('Tuva Lien (Norsk Sykepleierforbund) er ikke nådd gjennom Losen');
    await startAgain(afterDeadline);
    expect(textOf(cardOf((await robot.person.say('sak ergoterapeut')).at(-1)))).not.toContain('Taushet');
    await startAgain(sunday);
    await nsf.person.say('hei');
  });

  it('whose card fails on its way is named on the case with the text to send by hand, also after a restart, until she is heard from', async () => {
    const nsf = await waiting('tuva');
    connector.refuse(nsf.person.conversation, { status: 403, code: 'ConversationBlockedByUser' });
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Bioingeniør' });
    await involve(robot, 'need.union', { [tuva]: 'true' });
    const failed = 'Tuva Lien (Norsk Sykepleierforbund) fikk ikke meldingen om «Behovet for stillingen»: Tuva Lien har blokkert Losen i Teams.';
    await eventually(robot.person, robot.message()).toContain(failed);
    const told = messageOf(robot.person, robot.message());
    expect(told).toMatch(/Du kan sende dette selv: «Hei\. Vi rekrutterer til «Bioingeniør»/);
    expect(lastEventOf(robot)).toMatchObject({ by: 'losen', what: { kind: 'delivery-noted', with: ids.tuva, state: 'failed', reason: 'blocked' } });
    await startAgain(afterDeadline);
    const later = textOf(cardOf((await robot.person.say('sak bioingeniør')).at(-1)));
    expect(later).toContain(failed);
    expect(later).not.toContain('Taushet');
    // What Losen noted is nobody's turn: «angre» still takes the question itself back.
    await robot.person.say('angre');
    expect(textOf(cardOf((await robot.person.say('sak bioingeniør')).at(-1)))).not.toContain('Tuva Lien');
    connector.refuse(nsf.person.conversation, null);
    await startAgain(sunday);
    await nsf.person.say('hei');
  });

  it('of whom nobody knows whether her card arrived is ticked off by HR: it came, or she is told by hand', async () => {
    const [fagforbundet, nsf] = [await waiting('union'), await waiting('tuva')];
    for (const { person } of [fagforbundet, nsf]) connector.refuse(person.conversation, { status: 504, code: 'GatewayTimeout' });
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Tannpleier' });
    await involve(robot, 'need.union', { [marit]: 'true', [tuva]: 'true' });
    await eventually(robot.person, robot.message()).toContain('Det er uvisst om Marit Tveit (Fagforbundet) fikk meldingen');
    await eventually(robot.person, robot.message()).toContain('Det er uvisst om Tuva Lien (Norsk Sykepleierforbund) fikk meldingen');
    for (const { person } of [fagforbundet, nsf]) connector.refuse(person.conversation, null);
    const hr = someone('hr');
    const [list] = await hr.say('uvisse meldinger');
    const form = cardOf(list);
    const inputs = inputsOf(form).filter(({ label }) => label.includes(caseOf(robot)));
    expect(inputs.map(({ choices }) => choices.map(({ title }) => title))).toContainEqual([
      'Vet ikke ennå',
      'Kom fram',
      'Kom ikke fram, jeg tar det for hånd',
    ]);
    const nothing = await hr.press(list?.id ?? null, actionOf(form, 'delivery.settle'), Object.fromEntries(inputs.map(({ id }) => [id, 'open'])));
    expect(textOf(nothing.card ?? {})).toContain('for minst én melding');
    const inputOf = (name: string) => inputs.find(({ label }) => label.includes(name))?.id ?? '';
    const said = { [inputOf('Marit')]: 'arrived', [inputOf('Tuva')]: 'by-hand' };
    const forged = await robot.person.press(null, actionOf(form, 'delivery.settle'), said);
    expect(textOf(forged.card ?? {})).toContain('bare andre roller');
    const done = await hr.press(list?.id ?? null, actionOf(nothing.card ?? {}, 'delivery.settle'), said);
    expect(textOf(done.card ?? {})).toContain('Ført for 2 meldinger.');
    expect(textOf(done.card ?? {})).toMatch(/Du kan sende dette selv: «Hei\. Vi rekrutterer til «Tannpleier»/);
    expect(inputsOf(done.card ?? {}).filter(({ label }) => label.includes(caseOf(robot)))).toEqual([]);
    await eventually(robot.person, robot.message()).toContain('Tuva Lien (Norsk Sykepleierforbund) fikk ikke meldingen');
    await eventually(robot.person, robot.message()).toContain('HR gir beskjed utenom Losen.');
    await eventually(robot.person, robot.message()).toContain('Marit Tveit (Fagforbundet) er spurt om «Behovet for stillingen».');
    expect(storedEvents(bot.dataDir, caseOf(robot)).slice(-2)).toMatchObject([
      { by: ids.hr, what: { kind: 'delivery-noted', state: expect.stringMatching(/arrived|by-hand/) } },
      { by: ids.hr, what: { kind: 'delivery-noted', state: expect.stringMatching(/arrived|by-hand/) } },
    ]);
    const again = await hr.press(list?.id ?? null, actionOf(nothing.card ?? {}, 'delivery.settle'), said);
    expect(storedEvents(bot.dataDir, caseOf(robot)).filter(({ by }) => by === ids.hr)).toHaveLength(2);
    expect(again.status).toBe(200);
  });

  it('who has left the directory is not asked, and cannot answer what she was asked', async () => {
    const { person, arrives } = await waiting('tuva');
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Logoped' });
    await involve(robot, 'need.union', { [tuva]: 'true' });
    const { id, card } = await arrives();
    const statement = await person.press(id, actionOf(card, 'union.answer-form'));
    const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    await startAgain(sunday, readFileSync(peopleFile, 'utf8').replace(/- tenant: \S+\n {2}id: \S+0007\n(?: {2}.*\n)+/, ''));
    const left = await robot.press(actionOf(form, 'union.involve'), { [marit]: 'true', [tuva]: 'true' });
    expect(textOf(left)).toContain('står ikke lenger oppført som tillitsvalgt. Ingenting er sendt.');
    expect(inputsOf(left).map((input) => [input.id, input.value])).toEqual([[marit, 'true']]);
    const refused = await person.press(id, actionOf(statement.card ?? {}, 'union.answer'), { statement: 'Vi er enige' });
    expect(textOf(refused.card ?? {})).toContain('Du står ikke lenger oppført som tillitsvalgt');
    expect(textOf(refused.card ?? {})).toContain('Det du skrev, er ikke sendt: «Vi er enige»');
    expect(kindsOf(robot).filter((kind) => kind !== 'step-done')).toEqual(['case-opened', 'shared']);
    await startAgain(sunday);
  });

  it('who is asked a second time in a case reads who asks on the new card, and the old one points to it', async () => {
    const { person, arrives } = await waiting('union');
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Miljøterapeut' });
    await involve(robot, 'need.union', { [marit]: 'true' });
    const first = await arrives();
    await person.press(first.id, actionOf(first.card, 'union.answer', { answer: 'informed' }));
    const again = person.messages().length;
    await involve(robot, 'need.part-time', { [marit]: 'true', 'field-need': reasons });
    await expect.poll(() => person.messages().length, { timeout: 5000 }).toBe(again + 1);
    await eventually(person, first.id).toContain('er vist på nytt lenger ned i samtalen');
    const [, ...changes] = person.messages().find(({ id }) => id === first.id)?.said ?? [];
    expect(changes.map((activity) => JSON.stringify(activity)).filter((said) => said.includes('Deltidsstillingen'))).toEqual([]);
    expect(
      person
        .messages()
        .at(-1)
        ?.said.map((activity) => JSON.stringify(activity)),
    ).toEqual([expect.stringContaining('spør deg som tillitsvalgt')]);
  });

  it('is asked by who works in the case alone', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, title: 'Aktivitør' });
    await robot.goOn({ until: ['need.union'] });
    const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    for (const who of ['hr', 'manager2', 'union'] as const) await someone(who).press(null, actionOf(form, 'union.involve'), { [marit]: 'true' });
    expect(kindsOf(robot)).not.toContain('shared');
    const nobody = await robot.press(actionOf(form, 'union.involve'), { [marit]: 'false' });
    expect(hasAction(nobody, 'union.involve')).toBe(true);
    const forged = await robot.press(actionOf(nobody, 'union.involve'), { [`with-${ids.employee}`]: 'true' });
    expect(textOf(forged)).toContain('Ingenting er sendt');
    expect(kindsOf(robot)).not.toContain('shared');
  });
});
