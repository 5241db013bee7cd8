import type { Requirements } from '../../../src/core/case/requirements.ts';
import type { Finding, Severity } from '../../../src/core/advert/report.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { type GoldDraft, type GoldFolder, type GoldLabel, findOccurrence, readGoldSet } from '../../adverts/read-gold-set.ts';
import { alver, asker, check } from './advert-policy.ts';

/** How a rule did on a set of drafts. */
export interface Score {
  readonly rule: string;
  readonly severity: Severity;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** One deviation, for the one who mends the rule. */
export interface Deviation {
  readonly draft: string;
  readonly kind: 'wrong' | 'missed';
  readonly rule: string;
  readonly quote: string | null;
}

/** The job analysis of a draft as a case would hold it. */
function toAnalysis(draft: GoldDraft): Requirements | null {
  if (draft.analysis === undefined) return null;
  const toLines = (texts: readonly string[], letter: string) => texts.map((text, index) => ({ id: `${letter}${index + 1}`, text, task: null }));
  return {
    version: 1,
    tasks: draft.analysis.tasks.map((text, index) => ({ id: `t${index + 1}`, text })),
    must: toLines(draft.analysis.must, 'm'),
    should: toLines(draft.analysis.should, 's'),
    traits: toLines(draft.analysis.traits, 'e'),
  };
}

/** What the check finds in a draft of the gold set. */
export function checkGold(draft: GoldDraft, withFamily: boolean): readonly Finding[] {
  return check(draft.text, {
    policy: draft.policy === 'alver' ? alver : asker,
    today: draft.today as IsoDate,
    family: withFamily ? draft.family : null,
    analysis: toAnalysis(draft),
  }).findings;
}

function fits(draft: GoldDraft, label: GoldLabel, finding: Finding): boolean {
  if (label.rule !== finding.rule) return false;
  if (label.quote === null) return finding.start === null && (label.requirement === undefined || finding.message.includes(label.requirement));
  const start = findOccurrence(draft.text, label.quote, label.occurrence ?? 1);
  return finding.start !== null && finding.end !== null && finding.start < start + label.quote.length && start < finding.end;
}

/** What a set of drafts showed. */
interface Scored {
  readonly scores: readonly Score[];
  readonly deviations: readonly Deviation[];
}

/** Scores every rule on one half of the gold set; `withFamily` tells whether the check is told the role family. */
export function scoreGoldSet(folder: GoldFolder, withFamily: boolean): Scored {
  return scoreDrafts(readGoldSet(folder), withFamily);
}

/** Scores every rule on some drafts. */
function scoreDrafts(drafts: readonly GoldDraft[], withFamily: boolean): Scored {
  const tally = new Map<string, { severity: Severity; right: number; wrong: number; missed: number }>();
  const deviations: Deviation[] = [];
  const of = (rule: string) => {
    const known = tally.get(rule) ?? {
      severity: asker.severities[rule] ?? asker.data.texts[rule]?.severity ?? 'must',
      right: 0,
      wrong: 0,
      missed: 0,
    };
    tally.set(rule, known);
    return known;
  };
  for (const draft of drafts) {
    const findings = checkGold(draft, withFamily);
    for (const finding of findings) {
      const labels = draft.labels.filter((label) => fits(draft, label, finding));
      if (labels.some((label) => label.optional !== true)) of(finding.rule).right += 1;
      else if (labels.length === 0 && (finding.severity !== 'hint' || draft.hintsComplete || isForbidden(draft, finding))) {
        of(finding.rule).wrong += 1;
        deviations.push({ draft: draft.name, kind: 'wrong', rule: finding.rule, quote: finding.quote });
      }
    }
    for (const label of draft.labels) {
      if (label.optional === true || findings.some((finding) => fits(draft, label, finding))) continue;
      of(label.rule).missed += 1;
      deviations.push({ draft: draft.name, kind: 'missed', rule: label.rule, quote: label.quote ?? label.requirement ?? null });
    }
  }
  const scores = [...tally].map(([rule, counts]) => ({ rule, ...counts })).toSorted((one, other) => (one.rule < other.rule ? -1 : 1));
  return { scores, deviations };
}

function isForbidden(draft: GoldDraft, finding: Finding): boolean {
  return draft.mustStaySilent.some((place) => fits(draft, place, finding));
}

/** Precision and recall of several scores together; 1 where there is nothing to judge. */
export function sumUp(scores: readonly Score[]): { readonly precision: number; readonly recall: number } {
  const sum = (part: 'right' | 'wrong' | 'missed'): number => scores.reduce((total, one) => total + one[part], 0);
  const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')];
  return { precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: right + missed === 0 ? 1 : right / (right + missed) };
}

/** The scores as a table for a terminal. */
export function scoreTable(scores: readonly Score[]): string {
  const share = (value: number): string => value.toFixed(2);
  const row = (name: string, severity: string, some: readonly Score[]): string => {
    const { precision, recall } = sumUp(some);
    const counts = (['right', 'wrong', 'missed'] as const).map((part) => String(some.reduce((total, one) => total + one[part], 0)).padStart(6));
    return `${name.padEnd(34)} ${severity.padEnd(7)}${counts.join('')}  ${share(precision)}  ${share(recall)}`;
  };
  const all = (['must', 'should', 'hint'] as const).map((severity) =>
    row(
      'all',
      severity,
      scores.filter((one) => one.severity === severity),
    ),
  );
  return [
    `${'rule'.padEnd(34)} ${'grade'.padEnd(7)} right wrong missed  prec. rec.`,
    ...scores.map((one) => row(one.rule, one.severity, [one])),
    ...all,
  ].join('\n');
}
