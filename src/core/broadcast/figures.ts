import type { Broadcast } from './broadcast.ts';
import { toConfirmed, type Recipient } from './recipient.ts';

/** Which words a broadcast now has. */
export type Words = Pick<Broadcast, 'revision' | 'corrected'>;

/** How a broadcast stands with its recipients; the five states add up to `recipients`. */
export interface Figures {
  readonly recipients: number;
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Have confirmed the words as they now are. */
  readonly confirmed: number;
  /** Have confirmed only words that have been corrected since. */
  readonly confirmedEarlier: number;
  /** Have a text older than the newest, and are yet to get it. */
  readonly lagging: number;
  /** Have a text older than the newest, and could not be given it. */
  readonly behind: number;
}

/** Nobody yet. */
export const noFigures: Figures = {
  recipients: 0,
  waiting: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  cancelled: 0,
  confirmed: 0,
  confirmedEarlier: 0,
  lagging: 0,
  behind: 0,
};

/** Whether the message she has is to be changed in place. */
export function isLagging({ state, posted, revision }: Recipient, newest: number): boolean {
  return state === 'sent' && posted !== null && revision < newest;
}

/** Counts recipients into figures, so that pages of them can be counted one after the other. */
export function countRecipients(figures: Figures, recipients: Iterable<Recipient>, { revision, corrected }: Words): Figures {
  const counted = { ...figures };
  for (const one of recipients) {
    counted.recipients += 1;
    counted[one.state] += 1;
    const confirmed = toConfirmed(one, corrected);
    if (confirmed === 'yes') counted.confirmed += 1;
    if (confirmed === 'earlier-words') counted.confirmedEarlier += 1;
    if (isLagging(one, revision)) counted.lagging += 1;
    if (one.behind !== null) counted.behind += 1;
  }
  return counted;
}
