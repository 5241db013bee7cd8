import type { Severity } from '../advert/report.ts';
import type { Step } from './definition.ts';
import type { CaseState, StepRecord } from './state.ts';

/** One finding of the advert check as the case remembers it; its words stay with the text. */
export interface NotedFinding {
  /** Names rule and quote, the same in every version of the text. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
}

/** Stands for the text of a case that has none. */
const unchecked = 'unchecked';

/** What a passed publication door is bound to: the text as it stands, so that a later change shuts the door again. */
export function boundTo(state: CaseState): string {
  return state.advert?.hash ?? unchecked;
}

/** What a step or a passed door about the reading of the text is bound to; told apart from the check, which another's reading does not settle. */
export function readingOf(state: CaseState): string {
  return `read ${boundTo(state)}`;
}

/** What an event of a step about the text is bound to; nothing for other steps. */
export function toBound({ boundTo: about }: Pick<Step, 'boundTo'>, state: CaseState): { readonly bound?: string } {
  return about === undefined ? {} : { bound: boundTo(state) };
}

/** Whether what was recorded is about the advert as it now stands, or about no text at all. */
export function isAboutText(state: CaseState, { boundTo: about }: Pick<Step, 'boundTo'>, record: StepRecord | undefined): boolean {
  return about === undefined || record === undefined || record.bound === boundTo(state);
}

/** Whether a door was passed and the text it was passed for, if any, still stands. */
export function isPassed(state: CaseState, door: string): boolean {
  return state.passedDoors.some(
    (passed) => passed.door === door && (passed.bound === null || passed.bound === boundTo(state) || passed.bound === readingOf(state)),
  );
}

/** Whether a finding is kept with a reason. What must be mended was kept for one text; what is for a person to judge stays judged. */
export function isKept(state: CaseState, { id, severity }: Pick<NotedFinding, 'id' | 'severity'>): boolean {
  return state.keptFindings.some((kept) => kept.finding === id && (severity !== 'must' || kept.hash === state.advert?.hash));
}

/** Findings of the text as it stands that must be mended and that HR has not let stand. */
export function openMusts(state: CaseState): readonly NotedFinding[] {
  return state.advert?.findings.filter((finding) => finding.severity === 'must' && !isKept(state, finding)) ?? [];
}

/**
 * Whether the advert is ready for publication as far as the check goes: the text as it stands was checked against the
 * list of requirements as it stands, and nothing that must be mended is open – or HR has passed it, for this text.
 */
export function isAdvertSettled(state: CaseState): boolean {
  if (state.passedDoors.some(({ bound }) => bound === boundTo(state))) return true;
  if (state.advert === null || state.advert.list !== (state.requirements?.list.version ?? null)) return false;
  return openMusts(state).length === 0;
}
