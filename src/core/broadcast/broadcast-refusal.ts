import type { InputProblem } from '../case/refusal.ts';
import type { Instant } from '../ids.ts';
import type { BroadcastState } from './broadcast.ts';

/** Why something is not done with a broadcast. Nothing has changed, and the draft is kept. `app.broadcast.refused.<reason>` says it. */
export type BroadcastRefusal =
  | { readonly reason: 'not-allowed' }
  | { readonly reason: 'not-found' }
  | { readonly reason: 'inputs'; readonly problems: readonly InputProblem[] }
  | { readonly reason: 'no-recipients'; readonly unknown: readonly string[] }
  /** The time asked for was over when it was handed in or approved. */
  | { readonly reason: 'time-past'; readonly at: Instant }
  /** Nobody approves her own. */
  | { readonly reason: 'own-approval' }
  | { readonly reason: 'already-approved'; readonly by: string }
  /** It is not in a state in which this can be done. */
  | { readonly reason: 'not-now'; readonly state: BroadcastState }
  | { readonly reason: 'withdrawn' }
  | { readonly reason: 'already-reminded'; readonly by: string; readonly at: Instant }
  /** Nobody is asked to confirm it, or everybody has. */
  | { readonly reason: 'nobody-to-remind' }
  | { readonly reason: 'nothing-to-resend' }
  | { readonly reason: 'not-a-recipient' };
