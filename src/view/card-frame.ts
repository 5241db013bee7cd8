import type { Say } from '../core/text.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';

/** A notification is read at a glance; Teams cuts it much earlier. */
const summaryLength = 240;

/** What every card has: the text of the notification, and what a client shows that cannot show the card. */
export interface CardFrame {
  readonly lang: string;
  readonly fallback: string;
}

/** One built card: its data for the template and the sentence that stands for it. */
export interface BuiltCard<Data extends CardFrame> {
  readonly data: Data;
  readonly summary: string;
}

/** A notification is no sentence; what follows it in the fallback text needs one. */
function toSentence(summary: string): string {
  return /[.!?…»”]$/u.test(summary) ? summary : `${summary}.`;
}

/** Puts what a card is about into its frame. */
export function toFrame(about: Say, voice: Voice): { readonly frame: CardFrame; readonly summary: string } {
  const summary = shorten(voice.words(about), summaryLength);
  return { frame: { lang: voice.locale, fallback: voice.words({ key: 'view.fallback', params: { summary: toSentence(summary) } }) }, summary };
}
