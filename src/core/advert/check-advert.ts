import type { Requirements } from '../case/requirements.ts';
import type { IsoDate } from '../ids.ts';
import type { Locale } from '../text.ts';
import type { AdvertPolicy } from './advert-policy.ts';
import type { RuleContext } from './advert-rule.ts';
import { notAssessed } from './not-assessed.ts';
import { toGiven } from './normalise-advert.ts';
import { readerOf } from './reader-of.ts';
import type { Finding, Report } from './report.ts';
import type { RoleFamily } from './role-family.ts';
import { advertRules } from './rules/advert-rules.ts';
import { toStatistics } from './statistics.ts';
import { type Placed, toFinding } from './to-finding.ts';

/** What an advert is checked against, and how the report is to be written. */
export interface CheckOptions {
  readonly policy: AdvertPolicy;
  /** Language of the messages; the policy's own by default. */
  readonly locale?: Locale | undefined;
  readonly today: IsoDate;
  readonly family?: RoleFamily | null | undefined;
  /** The case's job analysis, where there is a case. */
  readonly analysis?: Requirements | null | undefined;
  /** SHA-256 in hexadecimal of a text; core itself computes no hashes. */
  readonly hash: (text: string) => string;
}

/** Checks an advert: the same text and policy give the same report, whatever the way it came. */
export function checkAdvert(given: string, options: CheckOptions): Report {
  const { policy, today } = options;
  const locale = options.locale ?? policy.locale;
  const draft = readerOf(policy.data)(given, options.family ?? null);
  const context: RuleContext = { policy, today, analysis: options.analysis ?? null };
  const placed: Placed[] = [];
  for (const rule of advertRules) {
    if (policy.off.includes(rule.id)) continue;
    const seen = new Set<string>();
    for (const found of rule.check(draft, context)) {
      const span = found.span === null ? null : toGiven(draft, found.span.start, found.span.end);
      const key = span === null ? `${found.text} ${JSON.stringify(found.params ?? {})}` : `${span.start}-${span.end}`;
      // One span gets one finding per rule; one thing that is missing is said once.
      if (seen.has(key)) continue;
      seen.add(key);
      placed.push({ rule: rule.id, span, found });
    }
  }
  const quote = (span: { readonly start: number; readonly end: number }): string => given.slice(span.start, span.end);
  return {
    language: draft.language,
    policy: { id: policy.id, version: policy.version },
    textHash: `sha256:${options.hash(draft.text)}`,
    family: draft.family,
    sections: draft.sections.map((one) => ({ kind: one.kind, ...toGiven(draft, one.start, one.end) })),
    findings: placed.map((one) => toFinding(one, policy, locale, quote)).toSorted(byPlace),
    notAssessed: notAssessed(draft, context),
    statistics: toStatistics(draft),
  };
}

/** Missing content first, then by start; what begins together keeps the order of the rules. */
function byPlace(one: Finding, other: Finding): number {
  return (one.start ?? -1) - (other.start ?? -1) || (one.end ?? -1) - (other.end ?? -1);
}
