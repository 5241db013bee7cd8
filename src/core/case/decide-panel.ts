import { accept, refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import { decideBriefing } from './decide-briefing.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { CaseHappening } from './event.ts';
import { hasBoundHerself, isClear, isOut, memberOf, type ImpartialityAnswer, type PanelMember } from './panel.ts';
import { isPanelOver, needsReview } from './panel-review.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { mayRecordFor } from './may-record.ts';
import { toRecordedBy } from './recorded-by.ts';

/** A command about the panel: who is on it, whether each may take part, and what each has confirmed. */
export type PanelCommand = Extract<
  Command,
  {
    kind: 'change-panel' | 'answer-impartiality' | 'record-impartiality' | 'rule-on-doubt' | 'send-briefing' | 'confirm-briefing' | 'record-briefing';
  }
>;

/** Naming the panel, each member's own answer, and the superior's decision in doubt (forvaltningsloven §§ 6 and 8). */
export function decidePanel(command: PanelCommand, moment: Moment): Result<Decision, Refusal> {
  const { course, state, world } = moment;
  const found = course.steps.find(({ step }) => step.editor === 'panel');
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  switch (command.kind) {
    case 'send-briefing':
    case 'confirm-briefing':
    case 'record-briefing':
      return decideBriefing(command, moment);
    case 'change-panel':
      if (isPanelOver(course, world.policy, state)) return refuse({ reason: 'decided' });
      // Nobody can say whether she is disqualified before she knows who has applied.
      if (found.door !== null) return refuse({ reason: 'door', door: found.door });
      return change(command, moment);
    case 'answer-impartiality':
      // A decision may have to be made anew because of whoever prepared it, so a no or a doubt never comes too late.
      if (command.answer === 'yes' && isPanelOver(course, world.policy, state)) return refuse({ reason: 'decided' });
      return answer(command, moment);
    case 'record-impartiality':
      if (isPanelOver(course, world.policy, state)) return refuse({ reason: 'decided' });
      return record(command, moment);
    case 'rule-on-doubt':
      return rule(command, moment);
  }
}

type Of<Kind extends PanelCommand['kind']> = Extract<PanelCommand, { kind: Kind }>;

function change({ add, leave, leader, alone, reviewed }: Of<'change-panel'>, { state, world, turn }: Moment): Result<Decision, Refusal> {
  const there = new Set(state.panel.map(({ user }) => user));
  const fresh = [...new Map(add.map((one) => [one.user, one])).values()].filter(({ user }) => !there.has(user) && user !== state.owner);
  // The one who leads the case is on the panel as long as she leads it.
  const gone = state.panel.filter(({ user }) => leave.includes(user) && user !== state.owner);
  const others = state.panel.filter((one) => one.user !== state.owner && !gone.includes(one)).length + fresh.length;
  const named = there.has(state.owner) ? fresh : [{ user: state.owner, name: leader }, ...fresh];
  const problems: InputProblem[] = [];
  if (others === 0 && !alone) problems.push({ input: 'alone', message: { key: 'problem.panel-empty' } });
  const unreviewed = gone.filter((member) => needsReview(state, world.policy, member));
  if (unreviewed.length > 0 && !reviewed) problems.push({ input: 'reviewed', message: { key: 'problem.tick-missing' } });
  // Who may not take part does not come back by being named anew.
  if (fresh.some(({ user }) => state.formerLeaders.some((one) => one.user === user)))
    problems.push({ input: 'words', message: { key: 'problem.member-out' } });
  if (problems.length > 0) return refuse({ reason: 'inputs', problems });
  if (gone.length === 0 && named.length === 0) return refuse({ reason: 'already-done' });
  const texts: Record<string, string> = {};
  const happenings: CaseHappening[] = gone.map(({ user }) => ({
    kind: 'panel-left',
    member: user,
    ...(unreviewed.some((one) => one.user === user) ? { reviewed: true as const } : {}),
  }));
  named.forEach((one, index) => {
    const name = `${turn}/name-${index + 1}`;
    texts[name] = one.name;
    const isUnreached = 'unreached' in one && one.unreached === true;
    happenings.push({ kind: 'panel-named', member: one.user, name, ...(isUnreached ? { unreached: true as const } : {}) });
  });
  return accept({ happenings, texts, warnings: [] });
}

function answer({ answer: word, superior }: Of<'answer-impartiality'>, { state, world, turn }: Moment): Result<Decision, Refusal> {
  const member = memberOf(state, world.actor);
  if (member === undefined) return refuse({ reason: 'not-applicable' });
  // What another has recorded for her is hers to confirm.
  const isOwn = member.answer?.recorded === null || member.ruling !== null;
  if (isSettledOut(member) || (word === 'yes' && isClear(member) && isOwn)) return refuse({ reason: 'already-done' });
  // A disqualification is no question of what she presses next; a no can become a doubt, which then is decided above her.
  if (word === 'yes' && hasBoundHerself(member)) return refuse({ reason: 'bound-by-answer' });
  const ref = `${turn}/impartiality`;
  const told = `${turn}/superior`;
  // Only a leader's answer moves the case, and only then it matters who is above her.
  const names = superior !== undefined && word !== 'yes' && member.user === state.owner;
  return accept({
    happenings: [{ ...toAnswered(member, word, ref, world.today), ...(names ? { superior: told } : {}) }],
    texts: { [ref]: word, ...(names ? { [told]: superior } : {}) },
    warnings: [],
  });
}

/** What a silent member has said by other means; her own answer in Losen is never written over. */
function record(command: Of<'record-impartiality'>, { state, world, turn }: Moment): Result<Decision, Refusal> {
  const { member: user, answer: word, unreached } = command;
  const member = memberOf(state, user);
  if (member === undefined || user === world.actor || user === state.owner) return refuse({ reason: 'not-applicable' });
  if (member.answer !== null) return refuse({ reason: 'already-done' });
  if (!mayRecordFor(member, 'impartiality', { state, policy: world.policy, today: world.today, unreached }))
    return refuse({ reason: 'hers-to-answer' });
  const recorded = toRecordedBy(command, turn);
  const problems: InputProblem[] = [
    ...(word === null ? [{ input: 'said', message: { key: 'problem.choice-missing' } }] : []),
    ...(recorded.ok ? [] : recorded.refusal),
  ];
  if (word === null || !recorded.ok) return refuse({ reason: 'inputs', problems });
  const ref = `${turn}/impartiality`;
  const { happening, texts } = recorded.value;
  return accept({
    happenings: [{ ...toAnswered(member, word, ref, world.today), ...happening }],
    texts: { [ref]: word, ...texts },
    warnings: [],
  });
}

function toAnswered({ user }: PanelMember, word: ImpartialityAnswer, ref: string, on: Moment['world']['today']) {
  return { kind: 'impartiality-answered', member: user, clear: word === 'yes', answer: ref, on } as const;
}

function rule({ member: user, basis, clear }: Of<'rule-on-doubt'>, { state, world }: Moment): Result<Decision, Refusal> {
  const member = memberOf(state, user);
  if (member === undefined || member.answer === null || !isOut(member)) return refuse({ reason: 'not-asked' });
  if (member.ruling !== null) return refuse({ reason: 'already-done' });
  // Nobody decides about herself, nor in a case she leads.
  if (world.actor === user || world.actor === state.owner) return refuse({ reason: 'own-question' });
  if (member.answer.words !== basis) return refuse({ reason: 'changed-meanwhile' });
  return happen({ kind: 'impartiality-decided', member: user, clear, on: world.today });
}

/** It has been decided above her that she may not take part, so she cannot answer otherwise. */
function isSettledOut({ ruling }: PanelMember): boolean {
  return ruling?.clear === false;
}
