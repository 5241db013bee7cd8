import type { IsoDate } from '../ids.ts';
import type { Draft } from './draft.ts';
import { type FoundDate, findDates } from './find-dates.ts';
import { withinTokens } from './phrase/within-tokens.ts';
import type { SectionKind } from './report.ts';

/** A deadline as the advert states it. */
export interface Deadline {
  readonly date: IsoDate;
  readonly start: number;
  readonly end: number;
}

/** How sure it is that a date is the deadline: nothing says so, it stands where one applies, it says by when to apply, or it is called so. */
const grades = { none: 0, placed: 1, applied: 2, called: 3 } as const;
/** Words between «innen» and its date: «innen utgangen av torsdag den 3. mai». */
const byReach = 6;
/** Tokens between the word «frist» and its date. */
const nounReach = 16;
/** A date by which something is done here is one of the work. */
const toldOfWork: readonly SectionKind[] = ['tasks', 'requirements', 'traits', 'workplace', 'offer'];

/** The application deadline, or null when no date is given for it: of all dates the one that most looks like it, and of equals the first. */
export function findDeadline(draft: Draft, today: IsoDate): Deadline | null {
  let best: { readonly found: FoundDate; readonly grade: number } | null = null;
  for (const found of findDates(draft.text, today)) {
    const grade = gradeOf(draft, found);
    if (grade > (best?.grade ?? grades.none)) best = { found, grade };
  }
  return best === null ? null : best.found;
}

function gradeOf(draft: Draft, { start, end }: FoundDate): number {
  const first = tokenFrom(draft, start);
  const at = draft.sentenceOf[first] ?? -1;
  const sentence = draft.sentences[at];
  if (sentence === undefined) return grades.none;
  const lastCue = (cue: string, from: number): number => withinTokens(draft.cues(cue), from, first).at(-1)?.first ?? -1;
  const by = lastCue('deadline-by', Math.max(sentence.firstToken, first - byReach));
  const other = lastCue('date-other', Math.max(sentence.firstToken, first - nounReach));
  const holdsNear = (cue: string, near: number): boolean => {
    const one = draft.sentences[near];
    return one !== undefined && withinTokens(draft.cues(cue), one.firstToken, one.endToken).length > 0;
  };
  const noun = lastCue('deadline-noun', Math.max(sentence.firstToken, first - nounReach));
  const after = tokenFrom(draft, end);
  const nounAfter = withinTokens(draft.cues('deadline-noun'), after, Math.min(sentence.endToken, after + nounReach)).length > 0;
  if (noun !== -1 && noun > other) return grades.called;
  if (other === -1 && nounAfter) return grades.called;
  // «Tiltredelse innen 1. februar»; but «ledig vikariat, søk innen 1. februar».
  if (other !== -1 && lastCue('deadline-apply', other) === -1) return grades.none;
  const isBy = by > other;
  // The word and its date may stand in two sentences: «Frist:» on a line of its own, «Ring før 5. oktober. Same dato er frist.»
  const bare = sentence.endToken - sentence.firstToken <= nounReach;
  if (holdsNear('deadline-noun', at - 1) && (isBy || bare)) return grades.called;
  if (isBy && holdsNear('deadline-noun', at + 1)) return grades.called;
  const applies = holdsNear('deadline-apply', at);
  if (isBy && (applies || holdsNear('deadline-apply', at - 1) || holdsNear('deadline-apply', at + 1))) return grades.applied;
  return applies || sentence.section === 'deadline' || (isBy && !toldOfWork.includes(sentence.section)) ? grades.placed : grades.none;
}

/** Number of the first token that ends behind an offset. */
function tokenFrom(draft: Draft, offset: number): number {
  let low = 0;
  let high = draft.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((draft.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
