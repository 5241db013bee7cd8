import type { BroadcastId, Instant } from '../ids.ts';
import type { Button } from './button.ts';

/** What a reader of a broadcast sees of it: HR's own words, in the language that serves her best. */
export interface BroadcastView {
  readonly id: BroadcastId;
  readonly title: string;
  /** As HR has typed it: a subset of markdown, everything else is shown as it stands. */
  readonly body: string;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly image: { readonly url: string; readonly alt: string } | null;
  /** What the notification says. */
  readonly notification: string;
  /** She is asked to confirm that she has read it. */
  readonly confirm: boolean;
  /** What she has confirmed: nothing, the words before they were corrected, or those she sees. */
  readonly confirmed: 'no' | 'earlier-words' | 'yes';
  readonly corrected: Instant | null;
  /** It has been taken back; null as a notice stands for the usual words. */
  readonly withdrawn: { readonly notice: string | null } | null;
  /** She is asked once more to confirm. */
  readonly reminder: boolean;
  /** Whom it is from, as the municipality calls itself. */
  readonly from: string;
  /** Shown to who writes it, before it is sent. */
  readonly preview: boolean;
  /** «Bekreft lest» where it is asked for; the same data on everybody's card. */
  readonly buttons: readonly Button[];
}
