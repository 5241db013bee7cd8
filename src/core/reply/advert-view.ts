import type { Say } from '../text.ts';
import type { Button } from './button.ts';
import type { CaseView } from './case-view.ts';

/** One finding of the advert check, in the reader's language. */
export interface AdvertFindingView {
  /** Its severity, or `kept` where somebody has let it stand with a reason. */
  readonly group: 'must' | 'should' | 'hint' | 'kept';
  /** The quote in its sentence; null when something is missing. */
  readonly quote: { readonly before: string; readonly text: string; readonly after: string } | null;
  readonly message: string;
  readonly suggestion: string | null;
  readonly exception: string | null;
  /** Why it is kept. */
  readonly reason: string | null;
  readonly source: string;
  readonly principle: string;
  /** It was not there when the text was last checked. */
  readonly isNew: boolean;
}

/** The advert check's report, a page at a time. No score: what was found, and what was not assessed. */
export interface AdvertReportView {
  /** Case the advert belongs to, or null. */
  readonly context: Say | null;
  readonly counts: { readonly must: number; readonly should: number; readonly hint: number; readonly kept: number };
  /** Compared with the last check of the same advert; null for the first. */
  readonly since: { readonly fixed: number; readonly remaining: number; readonly added: number } | null;
  /** How the text stands to its case, and what was just done. */
  readonly standing: CaseView['notices'];
  readonly page: { readonly number: number; readonly of: number };
  readonly findings: readonly AdvertFindingView[];
  readonly notAssessed: readonly Say[];
  readonly notices: readonly Say[];
  readonly buttons: readonly Button[];
}

/** A finding somebody holds to be wrong, as HR reads it. */
export interface ReportedFindingView {
  readonly rule: string;
  readonly principle: string;
  readonly quote: string | null;
  readonly message: string;
  readonly comment: string;
  /** Who, when, in which case. */
  readonly from: Say;
  readonly button: Button;
}
