import type { IsoDate } from '../ids.ts';
import { addWorkingDays } from '../reminder/working-days.ts';
import { accept, refuse, type Result } from '../result.ts';
import { checkText, type CheckedText } from './check-inputs.ts';
import type { Command } from './command.ts';
import type { CourseStep } from './course.ts';
import type { Decision, Moment } from './decision.ts';
import { fieldInput } from './check-evidence.ts';
import type { Involvement, Policy, Step } from './definition.ts';
import type { CaseHappening } from './event.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { sharesAt } from './share.ts';
import { extraDaysOff } from './to-deadline.ts';

type Share = Extract<Command, { kind: 'share' }>;

/** Letting union representatives take part at a step: from then on they see how the case stands, and nothing people have written in it but what goes along to them (S0-02, N-36, N-05). */
export function decideShare(command: Share, { state, course, turn, world }: Moment): Result<Decision, Refusal> {
  const { step, position } = command;
  const found = course.steps.find((one) => one.step.id === step && one.position === position);
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  if (found.standing === 'shut' && found.door !== null) return refuse({ reason: 'door', door: found.door });
  if (found.standing === 'not-yet' && found.opensOn !== null) return refuse({ reason: 'not-yet', opensOn: found.opensOn });

  const problems: InputProblem[] = command.with.length === 0 ? [{ input: 'with', message: { key: 'problem.choice-missing' } }] : [];
  const enclosed = checkEnclosed(found.step, command);
  if (!enclosed.ok) problems.push(enclosed.refusal);
  if (problems.length > 0 || !enclosed.ok) return refuse({ reason: 'inputs', problems });

  const there = new Set(sharesAt(state.shares, command).map((share) => share.with));
  const fresh = [...new Map(command.with.map((one) => [one.user, one])).values()].filter(({ user }) => !there.has(user));
  if (fresh.length === 0) return refuse({ reason: 'already-done' });
  const due = toDue(found.step.involves, world.policy, world.today);
  const enclosure = `${turn}/enclosed`;
  const texts: Record<string, string> = enclosed.value === null ? {} : { [enclosure]: enclosed.value.text };
  const happenings = fresh.map(({ user, union, name, unreached }, index): CaseHappening => {
    const refs = { union: `${turn}/union-${index + 1}`, name: `${turn}/name-${index + 1}` };
    texts[refs.union] = union;
    if (name !== undefined) texts[refs.name] = name;
    return {
      kind: 'shared',
      with: user,
      as: 'union',
      union: refs.union,
      step,
      position,
      ...(name === undefined ? {} : { name: refs.name }),
      ...(due === null ? {} : { due }),
      ...(enclosed.value === null ? {} : { enclosed: enclosure }),
      ...(unreached === true ? { unreached } : {}),
    };
  });
  return accept({ happenings: [...happenings, ...toAsked(found, world.today)], texts, warnings: enclosed.value?.warnings ?? [] });
}

/** The written need goes along, so a card without it is not sent. */
function checkEnclosed({ involves, fields }: Step, { enclosed }: Share): Result<CheckedText | null, InputProblem> {
  const field = fields.find(({ id }) => id === involves?.encloses);
  if (field === undefined) return accept(null);
  const checked = checkText(enclosed ?? '', { maxLength: field.maxLength, required: true, person: field.person });
  return checked.ok ? checked : refuse({ input: fieldInput(field.id), message: checked.refusal });
}

/** The last day for an answer, by the municipality's setting; null where it holds no number of days. */
function toDue(involves: Involvement | undefined, policy: Policy, today: IsoDate): IsoDate | null {
  const days = policy.settings.find(({ id }) => id === involves?.within)?.value;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 ? addWorkingDays(today, days, extraDaysOff(policy)) : null;
}

/** Asking the representatives is the question of a step that waits for them. */
function toAsked({ step, position, standing }: CourseStep, today: IsoDate): readonly CaseHappening[] {
  return step.asks?.who === 'union' && standing === 'open' ? [{ kind: 'step-asked', step: step.id, position, on: today }] : [];
}
