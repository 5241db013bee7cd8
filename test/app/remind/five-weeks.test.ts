import { expect, it } from 'vitest';
import { toQuestionBasis } from '../../../src/core/case/decide-answer.ts';
import type { CaseId, IsoDate, StepId, UserId } from '../../../src/core/ids.ts';
import { isWorkingDay } from '../../../src/core/reminder/working-days.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { fillIn } from '../../core/case/fill-in.ts';
import { partTime, postFacts } from '../../core/case/post-facts.ts';
import { openDesk, type Desk } from './open-desk.ts';
import { record, walkOn } from './walk-on.ts';
import { linesOf, sentenceOf } from './words-of.ts';

const policy = withFreeze(true);
const names = new Map<UserId, string>([
  [localUserIds.manager, 'Silje'],
  [localUserIds.hr, 'Eirik'],
  [localUserIds.hr2, 'Nina'],
  [localUserIds.union, 'Marit'],
  [localUserIds.director, 'Håvard'],
]);
const post = { unit: 'Solbakken sykehjem', serviceArea: 'health', roleFamily: 'HO' } as const;

async function ask(desk: Desk, caseId: CaseId, step: string, to: UserId): Promise<void> {
  const found = policy.steps.find(({ id }) => id === step);
  const { state } = await desk.load(caseId);
  if (found === undefined) throw new Error(step);
  const today = desk.app.clock.today();
  const inputs = { ...fillIn(found, { state, policy, position: null, today }), asked: today };
  await desk.run(caseId, { kind: 'ask', step: step as StepId, position: null, inputs, to: [to] });
}

async function answer(desk: Desk, caseId: CaseId, step: string, as: 'director' | 'hr'): Promise<void> {
  const found = policy.steps.find(({ id }) => id === step);
  const { state } = await desk.load(caseId);
  const asked = state.steps[step];
  if (found === undefined || asked === undefined) throw new Error(step);
  const inputs = fillIn(found, { state, policy, position: null, today: desk.app.clock.today() });
  const by = as === 'hr' ? localUserIds.hr : localUserIds.director;
  await desk.run(
    caseId,
    {
      kind: 'answer',
      step: step as StepId,
      position: null,
      as,
      basis: toQuestionBasis(state, asked),
      inputs: { ...inputs, seen: 'true' },
      name: names.get(by) ?? '',
    },
    by,
  );
}

/** Ten weeks of two cases, from before Easter until after 17 May 2027. */
async function play(locale: 'nb' | 'nn'): Promise<Desk> {
  const desk = await openDesk({ policy, day: '2027-03-15', locale });
  const nurse = await desk.open(postFacts({ ...post, title: 'Sykepleier', positions: [partTime(80)] }));
  const carer = await desk.open(postFacts({ ...post, title: 'Helsefagarbeider' }));

  await desk.goTo('2027-03-18', '09:30');
  const digest = desk.arrived.at(-1)?.reply;
  const line = digest?.kind === 'digest' ? digest.groups.find(({ caseId }) => caseId === carer)?.lines[0]?.button : undefined;
  // Maundy Thursday; the next working day is the Tuesday after Easter.
  const data = { ...line?.data, snooze: 'date', 'snooze-date': '2027-03-25' };
  const snoozed = await desk.say(localUserIds.manager, { kind: 'press', verb: 'reminder.snooze', data, activityId: 'a-1' });
  expect(snoozed.ack).toMatchObject({ kind: 'card', reply: { kind: 'notice', text: { params: { date: { date: '2027-03-30' } } } } });

  await desk.goTo('2027-03-19', '10:00');
  await record(desk, nurse, 'need.analysis');
  const marit = { user: localUserIds.union, union: 'fagforbundet', name: 'Marit Tveit' };
  await desk.run(nurse, { kind: 'share', step: 'need.union' as StepId, position: null, with: [marit] });

  await desk.goTo('2027-03-30', '13:00');
  const said = {
    kind: 'answer-union',
    step: 'need.union' as StepId,
    position: null,
    answer: 'no-remark',
    statement: '',
    namesNobody: false,
  } as const;
  await desk.run(nurse, said, localUserIds.union);
  await record(desk, carer, 'need.analysis');
  await record(desk, nurse, 'need.union');
  await desk.run(nurse, { kind: 'share', step: 'need.part-time' as StepId, position: null, with: [marit], enclosed: 'Turnusen har en ledig linje.' });
  await record(desk, nurse, 'need.part-time');
  await ask(desk, nurse, 'need.preference', localUserIds.hr);

  await desk.goTo('2027-03-31', '10:00');
  await answer(desk, nurse, 'need.preference', 'hr');
  await ask(desk, nurse, 'need.approval', localUserIds.director);
  await desk.goTo('2027-04-08', '12:00');
  await answer(desk, nurse, 'need.approval', 'director');
  const plan = { 'planned-publication': '2027-05-17', 'planned-deadline': '2027-06-07', 'planned-interview': '2027-06-14' };
  await walkOn(desk, nurse, 'advert.second-reader', { 'advert.plan': plan });
  await desk.goTo('2027-05-03', '10:00');
  await ask(desk, nurse, 'advert.second-reader', localUserIds.hr);
  await desk.goTo('2027-05-10', '10:00');
  await answer(desk, nurse, 'advert.second-reader', 'hr');
  await desk.goTo('2027-05-21', '23:00');
  return desk;
}

// Written by hand from the catalogue: Wednesday 24 to Monday 29 March are off, and so are 1, 6 and 17 May.
const nb = [
  '2027-03-18 Silje 2027-1 Gjør behovsanalysen ferdig: I dag, torsdag 18. mars 2027',
  '2027-03-18 Silje 2027-2 Gjør behovsanalysen ferdig: I dag, torsdag 18. mars 2027',
  '2027-03-22 Eirik 2027-1 Drøft deltiden med tillitsvalgte: Gjelder mandag 15. mars 2027',
  '2027-03-22 Nina 2027-1 Drøft deltiden med tillitsvalgte: Gjelder mandag 15. mars 2027',
  '2027-03-23 Marit 2027-1 Behovet for stillingen: Om 7 dager, tirsdag 30. mars 2027',
  '2027-03-30 Marit 2027-1 Behovet for stillingen: I dag, tirsdag 30. mars 2027',
  '2027-03-30 Silje 2027-2 Gjør behovsanalysen ferdig: Forfalt for 12 dager siden, torsdag 18. mars 2027',
  '2027-04-07 Håvard 2027-1 Godkjenner du stillingen?: I dag, onsdag 7. april 2027',
  '2027-04-07 Silje 2027-1 Få godkjenning fra direktøren: I dag, onsdag 7. april 2027',
  '2027-05-07 Eirik 2027-1 Vil du lese annonsen før den lyses ut?: I dag, fredag 7. mai 2027',
  '2027-05-13 Silje 2027-1 Kvalitetssikre annonsen: Om 4 dager, mandag 17. mai 2027',
  '2027-05-18 Silje 2027-1 Lys ut stillingen: Forfalt i går, mandag 17. mai 2027',
];

const nn = [
  '2027-03-18 Silje 2027-1 Gjer behovsanalysen ferdig: I dag, torsdag 18. mars 2027',
  '2027-03-18 Silje 2027-2 Gjer behovsanalysen ferdig: I dag, torsdag 18. mars 2027',
  '2027-03-22 Eirik 2027-1 Drøft deltida med tillitsvalde: Gjeld måndag 15. mars 2027',
  '2027-03-22 Nina 2027-1 Drøft deltida med tillitsvalde: Gjeld måndag 15. mars 2027',
  '2027-03-23 Marit 2027-1 Behovet for stillinga: Om 7 dagar, tysdag 30. mars 2027',
  '2027-03-30 Marit 2027-1 Behovet for stillinga: I dag, tysdag 30. mars 2027',
  '2027-03-30 Silje 2027-2 Gjer behovsanalysen ferdig: Forfalle for 12 dagar sidan, torsdag 18. mars 2027',
  '2027-04-07 Håvard 2027-1 Godkjenner du stillinga?: I dag, onsdag 7. april 2027',
  '2027-04-07 Silje 2027-1 Få godkjenning frå direktøren: I dag, onsdag 7. april 2027',
  '2027-05-07 Eirik 2027-1 Vil du lese annonsen før han blir lyst ut?: I dag, fredag 7. mai 2027',
  '2027-05-13 Silje 2027-1 Kvalitetssikre annonsen: Om 4 dagar, måndag 17. mai 2027',
  '2027-05-18 Silje 2027-1 Lys ut stillinga: Forfalle i går, måndag 17. mai 2027',
];

it.each([
  ['nb', nb],
  ['nn', nn],
] as const)('reminds five people over Easter and 17 May as the calendar says, in %s', async (locale, calendar) => {
  const desk = await play(locale);
  const told = desk.arrived.flatMap(({ to, day, reply, locale: of }) => linesOf(reply, of).map((line) => `${day} ${names.get(to) ?? to} ${line}`));
  expect(told.toSorted()).toEqual(calendar.toSorted());
  for (const { day, time } of desk.arrived) expect([isWorkingDay(day as IsoDate, ['wednesday-before-easter']), time]).toEqual([true, '08:00']);
  const daily = desk.arrived.map(({ to, day }) => `${to} ${day}`);
  expect(new Set(daily).size).toBe(daily.length);
  expect(desk.warnings).toEqual([]);
  const alone = desk.arrived.find(({ to, reply }) => to === localUserIds.director && reply.kind === 'reminder');
  expect(alone === undefined ? '' : sentenceOf(alone.reply, locale)).toContain(
    locale === 'nb' ? 'sendt onsdag 31. mars 2027, er ikke besvart' : 'send onsdag 31. mars 2027, er ikkje svara på',
  );
});
