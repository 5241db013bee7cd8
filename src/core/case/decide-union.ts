import { accept, refuse, type Result } from '../result.ts';
import { checkText, type CheckedText } from './check-inputs.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import { isDiscussion } from './involved-fields.ts';
import type { Refusal } from './refusal.ts';
import { sharesAt, type Share } from './share.ts';

/** Longest statement or correction of a representative, in characters: one or two sentences. */
export const statementMaxLength = 500;

/** A command of a union representative about a step she was asked to take part in. */
export type UnionCommand = Extract<Command, { kind: 'answer-union' | 'correct-union' }>;

/** Her answer, and her correction of what was recorded about her union's view. A later answer takes the place of the earlier; a late one is taken and marked. */
export function decideUnion(command: UnionCommand, moment: Moment): Result<Decision, Refusal> {
  const { state, world } = moment;
  const share = sharesAt(state.shares, command).find((one) => one.with === world.actor);
  if (share === undefined) return refuse({ reason: 'not-applicable' });
  return command.kind === 'answer-union' ? answer(command, share, moment) : correct(command, moment);
}

function answer(command: Extract<UnionCommand, { kind: 'answer-union' }>, share: Share, { turn, world }: Moment): Result<Decision, Refusal> {
  const { step, position } = command;
  const late = share.due !== null && world.today > share.due;
  const answered = { kind: 'union-answered', step, position, answer: command.answer, late } as const;
  if (command.answer !== 'statement') {
    return share.answer?.kind === command.answer ? refuse({ reason: 'already-done' }) : happen({ ...answered, statement: null });
  }
  const checked = checkWords(command.statement, 'statement', command.namesNobody);
  if (!checked.ok) return checked;
  const statement = `${turn}/statement`;
  return accept({ happenings: [{ ...answered, statement }], texts: { [statement]: checked.value.text }, warnings: checked.value.warnings });
}

function correct(command: Extract<UnionCommand, { kind: 'correct-union' }>, { turn, course }: Moment): Result<Decision, Refusal> {
  const { step, position } = command;
  const found = course.steps.find((one) => one.step.id === step && one.position === position);
  if (found === undefined || found.standing !== 'done' || !isDiscussion(found.step)) return refuse({ reason: 'not-applicable' });
  const checked = checkWords(command.text, 'correction', command.namesNobody);
  if (!checked.ok) return checked;
  const text = `${turn}/correction`;
  return accept({
    happenings: [{ kind: 'union-view-corrected', step, position, text }],
    texts: { [text]: checked.value.text },
    warnings: checked.value.warnings,
  });
}

/** Others read her words at once, so what looks like a name is asked about before it is kept. */
function checkWords(raw: string, input: string, namesNobody: boolean): Result<CheckedText, Refusal> {
  const checked = checkText(raw, { maxLength: statementMaxLength, required: true, person: namesNobody });
  if (!checked.ok) return refuse({ reason: 'inputs', problems: [{ input, message: checked.refusal }] });
  if (checked.value.warnings.some(({ kind }) => kind === 'person-name'))
    return refuse({ reason: 'inputs', problems: [{ input, message: { key: 'problem.name-in-statement' } }] });
  return checked;
}
