import { refuse, type Result } from '../result.ts';
import { boundTo, readingOf } from './advert.ts';
import type { Command } from './command.ts';
import { namedDoors } from './course.ts';
import type { Decision, Moment } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { withReason } from './with-reason.ts';

/** Passing a shut door with a reason: an advising one by whoever works in the case, a binding one by HR alone. */
export function decideDoor(command: Extract<Command, { kind: 'pass-door' }>, { state, course, world, turn }: Moment): Result<Decision, Refusal> {
  const door = namedDoors(world.policy).find(({ id }) => id === command.door);
  const isShut = course.steps.some((one) => one.door?.id === command.door);
  if (door === undefined || !isShut) return refuse({ reason: 'not-applicable' });
  if (door.binding && !world.mayOverride) return refuse({ reason: 'binding' });
  // HR answers for the text she has read, not for what it may become.
  const concernsText = world.policy.steps.some(({ id, editor }) => editor === 'advert' && door.openedBy.includes(id));
  const concernsReading = world.policy.steps.some(({ id, boundTo: about }) => about === 'advert' && door.openedBy.includes(id));
  const bound = concernsText ? { bound: boundTo(state) } : concernsReading ? { bound: readingOf(state) } : {};
  return withReason(command.reason, turn, (reason) => ({
    kind: 'door-passed',
    door: door.id,
    as: door.binding ? 'override' : 'advice',
    reason,
    ...bound,
  }));
}
