import { text as checkWithAlex } from 'alex';
import checkKansellisten from 'check-kansellisten';
import type { IsoDate } from '../../src/core/ids.ts';
import type { GoldDraft } from '../../test/adverts/read-gold-set.ts';
import { loadChecker } from './load-checker.ts';

/** A place a checker has named. */
export interface Spotted {
  readonly start: number;
  readonly end: number;
}

/** A checker of texts. */
export interface Checker {
  readonly name: string;
  readonly spot: (draft: GoldDraft) => readonly Spotted[];
}

const checks = { asker: loadChecker('asker'), alver: loadChecker('alver') };

/** Ours, with the findings that stand somewhere and are more than a hint, of all rules or of those whose ids begin alike. */
export function ours(rules: string): Checker {
  return {
    name: rules === '' ? 'Losen' : `Losen, \`${rules}\` alone`,
    spot: (draft) =>
      checks[draft.policy](draft.text, draft.today as IsoDate, 'en').findings.flatMap(({ start, end, rule, severity }) =>
        start === null || end === null || severity === 'hint' || !rule.startsWith(rules) ? [] : [{ start, end }],
      ),
  };
}

/** alex as it comes: retext-equality and retext-profanities on the plain text. */
export const alex: Checker = {
  name: 'alex',
  spot: ({ text }) =>
    checkWithAlex(text).messages.flatMap(({ position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset];
      return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
    }),
};

/** check-kansellisten as it comes: it names words, so that every place where one stands between spaces is counted. */
export const kansellisten: Checker = {
  name: 'check-kansellisten',
  spot: ({ text }) => {
    const words = new Set(checkKansellisten(text));
    return [...text.matchAll(/[^ ]+/g)].flatMap(({ 0: word, index }) => (words.has(word) ? [{ start: index, end: index + word.length }] : []));
  },
};
