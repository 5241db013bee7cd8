import { refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { sharesAt } from './share.ts';

type NoteDelivery = Extract<Command, { kind: 'note-delivery' }>;

/** What became of a representative's card. Once she has answered it has arrived, whatever the channel said. */
export function decideDelivery({ step, position, with: user, state: now, reason }: NoteDelivery, { state }: Moment): Result<Decision, Refusal> {
  const share = sharesAt(state.shares, { step, position }).find((one) => one.with === user);
  if (share === undefined) return refuse({ reason: 'not-applicable' });
  if (share.answer !== null || share.delivery?.state === now) return refuse({ reason: 'already-done' });
  return happen({ kind: 'delivery-noted', with: user, step, position, state: now, ...(reason === undefined ? {} : { reason }) });
}
