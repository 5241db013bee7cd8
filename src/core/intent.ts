import { matchPhrase } from './intent/match-phrase.ts';
import { nearestKinds } from './intent/nearest-kinds.ts';
import { readActOnCase } from './intent/read-act-on-case.ts';
import { readLanguage } from './intent/read-language.ts';
import { readNewCase } from './intent/read-new-case.ts';
import { readShowCase } from './intent/read-show-case.ts';
import { readWords } from './intent/read-words.ts';
import { splitRunTogether } from './intent/split-run-together.ts';
import { withoutFillers } from './intent/without-fillers.ts';
import type { Locale } from './text.ts';

/** Everything a person can ask for in writing, in the order suggestions fall back to. */
export const commandKinds = [
  'new-case',
  'list-cases',
  'help',
  'status',
  'next',
  'show-case',
  'plan',
  'ahead',
  'check-advert',
  'language',
  'undo',
  'alerts',
  'settings',
  'reported-findings',
  'unconfirmed',
  'broadcast',
  'broadcasts',
  'my-data',
  'drop-drafts',
  'hold',
  'withdraw',
  'hand-over',
  'close',
  'access-request',
  'information-request',
  'complaint',
] as const;

/** Something a person can ask for in writing. */
export type CommandKind = (typeof commandKinds)[number];

/** The three commands that fit best when a message was not understood, best first. */
export type Nearest = readonly [CommandKind, CommandKind, CommandKind];

/** What a person wants, read from what she wrote. `query` is a case number or words of its title, in her own spelling. */
export type Intent =
  | { readonly kind: 'new-case'; readonly title?: string }
  | {
      readonly kind:
        | 'list-cases'
        | 'status'
        | 'next'
        | 'plan'
        | 'ahead'
        | 'help'
        | 'undo'
        | 'alerts'
        | 'check-advert'
        | 'settings'
        | 'reported-findings'
        | 'unconfirmed'
        | 'broadcast'
        | 'broadcasts'
        | 'my-data'
        | 'drop-drafts';
    }
  | { readonly kind: 'show-case'; readonly query: string }
  | { readonly kind: 'language'; readonly to: Locale | null }
  | { readonly kind: 'hold' | 'withdraw' | 'hand-over' | 'close'; readonly query?: string }
  /** Somebody has asked for something by right; the case spoken of is meant. */
  | { readonly kind: 'access-request' | 'information-request' | 'complaint' }
  | { readonly kind: 'greeting' | 'thanks' }
  | { readonly kind: 'unknown'; readonly nearest: Nearest };

/** Reads what a person wants, in bokmål, nynorsk and English at once, with typing mistakes; never throws. */
export function toIntent(text: string): Intent {
  const utterance = splitRunTogether(readWords(text));
  if (utterance.words.length === 0 && utterance.question) return { kind: 'help' };
  if (utterance.words.length === 0 || utterance.long) return { kind: 'unknown', nearest: nearestKinds(utterance) };
  const readings = withoutFillers(utterance);
  const matched = matchPhrase(readings);
  // The compiler compares no more than 25 kinds one by one; each of these is an intent without anything beside its kind.
  if (matched !== undefined) return { kind: matched } as Intent;
  // Politeness at the end must not become part of a title.
  const shortestEnd = readings.toSorted((a, b) => (a.words.at(-1)?.end ?? 0) - (b.words.at(-1)?.end ?? 0));
  for (const reading of shortestEnd) {
    const intent = readActOnCase(reading) ?? readLanguage(reading) ?? readNewCase(reading) ?? readShowCase(reading);
    if (intent !== undefined) return intent;
  }
  return { kind: 'unknown', nearest: nearestKinds(utterance) };
}
