import type { Locale } from '../text.ts';
import type { RoleFamily } from './role-family.ts';

/** `must` breaks a law, or a principle where a machine can be sure; `should` is for a person to judge; `hint` is style. */
export const severities = ['must', 'should', 'hint'] as const;

/** How grave a finding is. */
export type Severity = (typeof severities)[number];

/** What a part of an advert is about. */
export const sectionKinds = [
  'title',
  'workplace',
  'tasks',
  'requirements',
  'traits',
  'offer',
  'diversity',
  'contact',
  'deadline',
  'legal',
  'other',
] as const;

/** What a part of an advert is about. */
export type SectionKind = (typeof sectionKinds)[number];

/** A part of the advert; UTF-16 offsets in the text as given, half open. */
export interface ReportSection {
  readonly kind: SectionKind;
  readonly start: number;
  readonly end: number;
}

/** Something the principles or the law name; offsets and quote are null when something is missing. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
  /** Id in the rule catalogue. */
  readonly principle: string;
  readonly message: string;
  readonly suggestion: string | null;
  readonly exception: string | null;
  readonly source: string;
}

/** What the check says about one text; neither a score nor an approval. */
export interface Report {
  readonly language: Locale | 'mixed' | 'unknown';
  readonly policy: { readonly id: string; readonly version: string };
  readonly textHash: string;
  readonly family: RoleFamily | null;
  readonly sections: readonly ReportSection[];
  readonly findings: readonly Finding[];
  /** Ids of what the check cannot or did not judge. */
  readonly notAssessed: readonly string[];
  readonly statistics: { readonly words: number; readonly sentences: number; readonly lix: number };
}
