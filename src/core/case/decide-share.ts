import { accept, refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import type { Decision, Moment } from './decision.ts';
import type { CaseHappening } from './event.ts';
import type { Refusal } from './refusal.ts';

/** Letting union representatives take part at a step: from then on they see how the case stands, and nothing people have written in it (S0-02, N-36). */
export function decideShare(command: Extract<Command, { kind: 'share' }>, { state, course, turn }: Moment): Result<Decision, Refusal> {
  const { step, position } = command;
  const found = course.steps.find((one) => one.step.id === step && one.position === position);
  if (found === undefined) return refuse({ reason: 'not-applicable' });
  if (found.standing === 'shut' && found.door !== null) return refuse({ reason: 'door', door: found.door });
  if (found.standing === 'not-yet' && found.opensOn !== null) return refuse({ reason: 'not-yet', opensOn: found.opensOn });
  if (command.with.length === 0) return refuse({ reason: 'inputs', problems: [{ input: 'with', message: { key: 'problem.choice-missing' } }] });

  const there = new Set(state.shares.filter((share) => share.step === step && share.position === position).map((share) => share.with));
  const fresh = [...new Map(command.with.map((one) => [one.user, one])).values()].filter(({ user }) => !there.has(user));
  if (fresh.length === 0) return refuse({ reason: 'already-done' });
  const named = fresh.map(({ user, union }, index) => ({ user, union, ref: `${turn}/union-${index + 1}` }));
  return accept({
    happenings: named.map(({ user, ref }): CaseHappening => ({ kind: 'shared', with: user, as: 'union', union: ref, step, position })),
    texts: Object.fromEntries(named.map(({ union, ref }) => [ref, union])),
    warnings: [],
  });
}
