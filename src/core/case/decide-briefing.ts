import { accept, refuse, type Result } from '../result.ts';
import { readInput } from './check-inputs.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import { mayRecordFor } from './may-record.ts';
import { memberOf } from './panel.ts';
import { toRecordedBy } from './recorded-by.ts';
import type { InputProblem, Refusal } from './refusal.ts';

/** What each member ticks before the first interview: what is not asked about, the pitfalls, and the same for all candidates. */
export const briefingTicks = ['topics', 'pitfalls', 'same'] as const;

type BriefingCommand = Extract<Command, { kind: 'send-briefing' | 'confirm-briefing' | 'record-briefing' }>;

/** Asking the members to confirm, and their confirmations (S4-11, S4-13, S4-20 to S4-22). */
export function decideBriefing(command: BriefingCommand, { state, course, world, turn }: Moment): Result<Decision, Refusal> {
  const found = course.steps.find(({ step }) => step.editor === 'briefing');
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  if (found.door !== null) return refuse({ reason: 'door', door: found.door });
  if (command.kind === 'send-briefing') {
    if (state.panel.length === 0) return refuse({ reason: 'not-applicable' });
    return state.briefingSent === null ? happen({ kind: 'briefing-sent', on: world.today }) : refuse({ reason: 'already-done' });
  }
  const user = command.kind === 'confirm-briefing' ? world.actor : command.member;
  const member = memberOf(state, user);
  if (member === undefined || state.briefingSent === null) return refuse({ reason: 'not-applicable' });
  // What another has recorded for her is hers to confirm.
  const isOthers = member.briefingRecorded !== null && command.kind === 'confirm-briefing';
  if (member.briefed !== null && !isOthers) return refuse({ reason: 'already-done' });
  const confirmed = { kind: 'briefing-confirmed', member: user, on: world.today } as const;
  if (command.kind === 'confirm-briefing') {
    const problems = briefingTicks
      .filter((tick) => readInput(command.inputs, tick) !== 'true')
      .map((input): InputProblem => ({ input, message: { key: 'problem.briefing-tick' } }));
    return problems.length > 0 ? refuse({ reason: 'inputs', problems }) : happen(confirmed);
  }
  if (user === world.actor || user === state.owner) return refuse({ reason: 'not-applicable' });
  const { unreached } = command;
  if (!mayRecordFor(member, 'briefing', { state, policy: world.policy, today: world.today, unreached })) return refuse({ reason: 'hers-to-answer' });
  const recorded = toRecordedBy(command, turn);
  if (!recorded.ok) return refuse({ reason: 'inputs', problems: recorded.refusal });
  return accept({ happenings: [{ ...confirmed, ...recorded.value.happening }], texts: recorded.value.texts, warnings: [] });
}
