import type { Incoming } from '../core/turn.ts';
import type { Attempt } from './channel.ts';
import type { RecordStore } from './record-store.ts';

/** What a turn came to: answered, answered with our fault, turned away at the door, or nothing to answer. */
export type TurnOutcome = 'answered' | 'failed' | 'refused' | 'ignored';

/** Counts and measures for whoever keeps watch. Every label is one of a few words; none is ever an id, a name or a text. Times are milliseconds. */
export interface Metrics {
  /** An activity has had its answer; `unread` is one that was turned away before anybody looked what it was. */
  readonly turn: (turn: { readonly kind: Incoming['kind'] | 'unread'; readonly outcome: TurnOutcome; readonly ms: number }) => void;
  /** The channel has answered a call, or has not. */
  readonly call: (call: { readonly call: 'post' | 'update'; readonly outcome: Attempt['kind']; readonly ms: number }) => void;
  readonly store: (use: { readonly operation: Exclude<keyof RecordStore, 'close'>; readonly ok: boolean; readonly ms: number }) => void;
  /** A wake has been looked at, so long after its time had come. */
  readonly wake: (wake: { readonly ok: boolean; readonly lateMs: number; readonly ms: number }) => void;
}
