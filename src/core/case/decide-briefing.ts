import { accept, refuse, type Result } from '../result.ts';
import { checkText, readInput } from './check-inputs.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import { memberOf } from './panel.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { reasonMaxLength } from './with-reason.ts';

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
  if (member.briefed !== null) return refuse({ reason: 'already-done' });
  const confirmed = { kind: 'briefing-confirmed', member: user, on: world.today } as const;
  if (command.kind === 'confirm-briefing') {
    const problems = briefingTicks
      .filter((tick) => readInput(command.inputs, tick) !== 'true')
      .map((input): InputProblem => ({ input, message: { key: 'problem.briefing-tick' } }));
    return problems.length > 0 ? refuse({ reason: 'inputs', problems }) : happen(confirmed);
  }
  if (user === world.actor || user === state.owner) return refuse({ reason: 'not-applicable' });
  // How it came needs nobody's name, as with an answer that came by other means.
  const checked = checkText(command.how, { maxLength: reasonMaxLength, required: true, person: false });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input: 'how', message: checked.refusal }] });
  const elsewhere = `${turn}/elsewhere`;
  return accept({ happenings: [{ ...confirmed, elsewhere }], texts: { [elsewhere]: checked.value.text }, warnings: checked.value.warnings });
}
