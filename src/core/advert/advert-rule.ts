import type { IsoDate } from '../ids.ts';
import type { Requirements } from '../case/requirements.ts';
import type { Localized } from '../text.ts';
import type { AdvertPolicy } from './advert-policy.ts';
import type { Draft } from './draft.ts';
import type { Severity } from './report.ts';

/** What a rule may know besides the text. */
export interface RuleContext {
  readonly policy: AdvertPolicy;
  readonly today: IsoDate;
  /** The case's job analysis; null when the advert is checked by itself. */
  readonly analysis: Requirements | null;
}

/** What a rule has found, before it is put into words. */
export interface RuleFinding {
  /** In the normalised text; null when something is missing. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Key in the texts: the rule's id, or `rule/variant`. */
  readonly text: string;
  /** Fill `{name}` in the texts. */
  readonly params?: Readonly<Record<string, string | number | Localized>>;
  readonly severity?: Severity;
  readonly source?: string | Localized;
  readonly principle?: string;
  /** Fills `{replacement}`; without it a suggestion that names one is left out. */
  readonly replacement?: string | Localized;
  /** Id of the phrase that matched. */
  readonly phrase?: string;
}

/** One rule of the check: pure, and silent on what it does not name. */
export interface AdvertRule {
  readonly id: string;
  readonly check: (draft: Draft, context: RuleContext) => readonly RuleFinding[];
}
