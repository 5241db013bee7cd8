import type { Locale } from '../text.ts';
import type { NormalisedText } from './normalise-advert.ts';
import type { Match } from './phrase/match.ts';
import type { SectionKind } from './report.ts';
import type { RoleFamily } from './role-family.ts';
import type { Token } from './token.ts';

/** The language of a sentence; `no` is Norwegian that is good bokmål and good nynorsk at once. */
export type SentenceLanguage = Locale | 'no' | 'unknown';

/** A sentence, a bullet or a heading, with what is known about it. Offsets in the normalised text, half open. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly endToken: number;
  /** Number of the line it begins in. */
  readonly line: number;
  readonly language: SentenceLanguage;
  readonly section: SectionKind;
  readonly bullet: boolean;
  readonly heading: boolean;
  /** It invites everybody to apply, whatever their age, sex, background …: grounds named here are no requirement. */
  readonly invites: boolean;
}

/** A part of the advert. Offsets in the normalised text, half open; `heading` is the sentence that names it. */
export interface Section {
  readonly kind: SectionKind;
  readonly start: number;
  readonly end: number;
  readonly heading: number | null;
  /** Its sentences, the heading included. */
  readonly firstSentence: number;
  readonly endSentence: number;
}

/** An advert as the rules read it. */
export interface Draft extends NormalisedText {
  readonly tokens: readonly Token[];
  /** For every token the number of its sentence. */
  readonly sentenceOf: Int32Array;
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
  readonly language: Locale | 'mixed' | 'unknown';
  readonly family: RoleFamily | null;
  /** Where the patterns of a named cue match, in order; every cue of the data has an entry. */
  readonly cues: (name: string) => readonly Match[];
  /** Where a phrase or one of its guards matches, by the key that `phraseKey` makes. */
  readonly matches: (key: string) => readonly Match[];
}
