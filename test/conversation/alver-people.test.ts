import { describe, expect, it } from 'vitest';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import type { IsoDate } from '../../src/core/ids.ts';
import { localTenants, type LocalPart } from '../../src/local/local-people.ts';
import { foreignWords } from '../policy/foreign-words.ts';
import { gets } from './gets.ts';
import { actionOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage({ LOSEN_POLICY: 'alver' });

const someone = (part: LocalPart): TestPerson => createPerson({ url: stage.bot.url, connector: stage.connector, part, tenant: localTenants.alver });

const leader = { ...nurse, title: 'Einingsleiar', unit: 'Fjordgløtt sjukeheim', leader: 'true', 'position-1-percentage': '100' };
/** What the manager writes herself; every other word on the cards is Losen's. */
const words = {
  advert: demoAdvert('2098-12-01' as IsoDate, { title: 'Einingsleiar', police: true, language: 'nn' }),
  tasks: 'Leie eininga',
  must: 'Norsk autorisasjon',
  should: 'Erfaring som leiar',
  traits: 'Tydeleg',
  date: '2026-11-18',
};

const openStep = (robot: Robot, step: string) => robot.press(actionOf(robot.card(), 'step.open', { step }));
const ticked = (card: Parameters<typeof inputsOf>[0]) =>
  Object.fromEntries(inputsOf(card).flatMap(({ id, type }) => (type === 'Input.Toggle' ? [[id, 'true']] : [])));
const look = (robot: Robot) =>
  robot.press({
    verb: 'case.show',
    title: '',
    data: { case: actionOf(robot.card(), 'case.plan').data['case'], nonce: `look-${Math.random()}`.replace('.', '') },
  });

/** Reads a card as it stands, holds it against nynorsk and against the other municipality, and gives its words back. */
function read(card: Parameters<typeof textOf>[0]): string {
  const text = textOf(card);
  expect(foreignWords('nn', text)).toEqual([]);
  expect(text).not.toMatch(/Asker|Webcruiter|Røyken|\bS\d-\d\d\b|«Hensyn»/u);
  return text;
}

async function names(robot: Robot, person: TestPerson): Promise<void> {
  const form = await openStep(robot, 'selection.impartiality');
  read(form);
  const inputs = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, value]));
  await robot.press(actionOf(form, 'panel.save'), { ...inputs, [`member-${person.id}`]: 'true' });
}

describe('the people around a case in Alver', () => {
  it('read nynorsk: a member who is disqualified is replaced, and the other confirms what is not asked about', async () => {
    const [manager, employee, colleague] = [someone('manager'), someone('employee'), someone('manager2')];
    await Promise.all([employee.say('hei'), colleague.say('hei')]);
    const robot = await openCase(manager, leader);
    await robot.goOn({ until: ['selection.impartiality'], answers: words });
    await names(robot, employee);
    const asked = await gets(employee, 'Gunnhild Skaar har sett deg i panelet.');
    expect(read(asked.card)).toContain('Sjå først i rekrutteringssystemet kven som har søkt');
    const said = await employee.press(asked.id, actionOf(asked.card, 'panel.answer', { answer: 'no' }));
    expect(read(said.card ?? {})).toContain('Du kan ikkje handsame saka');
    await gets(manager, 'Sverre Strand kan ikkje vere med');

    await look(robot);
    await robot.press(actionOf(robot.card(), 'panel.answer', { answer: 'yes' }));
    await names(robot, colleague);
    const second = await gets(colleague, 'Kan du handsame saka?');
    await colleague.press(second.id, actionOf(second.card, 'panel.answer', { answer: 'yes' }));
    await gets(manager, 'Alle i panelet');
    await look(robot);
    await robot.goOn({ until: ['interview.briefing'], answers: words });
    const overview = await openStep(robot, 'interview.briefing');
    expect(read(overview)).toContain('Etnisitet og nasjonalt opphav');
    await robot.press(actionOf(overview, 'panel.brief'));
    const told = await gets(colleague, 'ber deg lese dette før det første intervjuet');
    const form = (await colleague.press(told.id, actionOf(told.card, 'panel.read'))).card ?? {};
    expect(read(form)).toContain('Magekjensle: Det første inntrykket styrer meir enn vi trur');
    const confirmed = await colleague.press(told.id, actionOf(form, 'panel.confirm'), { topics: 'true', pitfalls: 'true', same: 'true' });
    expect(read(confirmed.card ?? {})).toContain('Stadfestinga er registrert');
  });

  it('are never named: a leader’s references go by number, with an internal one, and what was negative stops the recommendation until it is commented on', async () => {
    const robot = await openCase(someone('manager'), leader);
    await robot.goOn({ until: ['interview.consent'], answers: words });
    const consent = await openStep(robot, 'interview.consent');
    expect(read(consent)).toContain('Arbeidsgivarar på lista: Alver kommune. HR har ikkje stadfesta lista.');
    await robot.press(actionOf(consent, 'step.do'), { ...ticked(consent), 'field-cleared': '2026-11-19', 'field-employed': 'employed-yes' });
    const calling = await openStep(robot, 'interview.references');
    expect(read(calling)).toContain('Ring berre dei kandidaten veit om');
    expect(read(calling)).toContain('GP-11');
    const taken = await robot.press(actionOf(calling, 'slot.call'), { slot: 'K1', referee: 'internal', called: '2026-11-20', negative: 'yes' });
    expect(read(taken)).toContain('K1 må få kommentere det negative før de innstiller');

    // One is fewer than good practice asks for, which stops nobody; what was negative does, until she has commented.
    await robot.press(actionOf(taken, 'case.show'));
    read(robot.card());
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const shut = await robot.press(
      actionOf(await robot.press(actionOf(plan, 'case.plan', { stage: 'decision' })), 'step.open', { step: 'decision.recommendation' }),
    );
    expect(read(shut)).toContain('N-31');
    const comment = await robot.press(actionOf(shut, 'step.open', { step: 'interview.comment' }));
    await robot.press(actionOf(comment, 'step.do'), { ...ticked(comment), 'commented-K1': '2026-11-21' });
    const later = await robot.press(actionOf(await robot.press(actionOf(robot.card(), 'case.plan')), 'case.plan', { stage: 'decision' }));
    const open = await robot.press(actionOf(later, 'step.open', { step: 'decision.recommendation' }));
    expect(read(open)).toContain('Skriv innstillinga');
    expect(inputsOf(open).length).toBeGreaterThan(0);
  });

  it('get their rights: what an applicant asks for has nynorsk texts and a clock', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager, leader);
    const form = await robot.press(actionOf(robot.card(), 'request.form'));
    read(form);
    const card = await robot.press(actionOf(form, 'request.register'), { request: 'public-access', received: '2026-11-22', owner: 'manager' });
    expect(read(card)).toContain('det siste er frist i lova');
    const opened = await robot.press(actionOf(await robot.press(actionOf(card, 'case.show')), 'request.open'));
    const done = await robot.press(actionOf(opened, 'request.answer'), { 'answered-on': '2026-11-22' });
    expect(read(done)).toContain('Kravet er ført som svara på');
  });
});
