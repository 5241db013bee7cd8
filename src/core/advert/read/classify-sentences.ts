import type { SectionKind } from '../report.ts';

/** What is known about a sentence before its section is. */
export interface Unplaced {
  readonly bullet: boolean;
  /** What its words name when it is a heading, null when it names nothing known; `none` when it is no heading. */
  readonly heading: SectionKind | null | 'none';
  /** A number stands in it: «Søknadsfrist 12. desember» says under the heading what it has to say. */
  readonly numbered: boolean;
  /** A blank line stands before it. */
  readonly afterGap: boolean;
  readonly words: number;
  readonly invites: boolean;
  /** How many cues of each kind of section it holds. */
  readonly cues: Readonly<Partial<Record<SectionKind, number>>>;
}

/** Content that belongs to these wherever it stands: people put it under any heading, or at the end under none. */
const roaming: readonly SectionKind[] = ['legal', 'deadline', 'contact'];
/** Of two kinds that are equally likely the one further ahead is taken: its words are rarer. */
const order: readonly SectionKind[] = ['legal', 'deadline', 'contact', 'traits', 'requirements', 'offer', 'tasks', 'workplace', 'diversity'];
/** A longer first line is no title. */
const longestTitle = 16;
/** So far down, and before any heading, a paragraph that tells nothing of itself still presents the place: a question to the reader often stands above it. */
const presented = 4;
/** «14. desember 2026» and «innan 14. desember» are all that «Frist» above them asks for. */
const longestDate = 3;
/** How far a heading of unknown words looks for what it names. */
const headingReach = 14;

function best(cues: Unplaced['cues']): SectionKind | null {
  let found: SectionKind | null = null;
  for (const kind of order) if ((cues[kind] ?? 0) > (found === null ? 0 : (cues[found] ?? 0))) found = kind;
  return found;
}

interface Reading {
  /** What the last heading says, as long as its section lasts. */
  readonly headed: SectionKind | null;
  readonly current: SectionKind;
  /** The heading has said all that belongs to it. */
  readonly answered: boolean;
  /** Sentences, and among them bullets, since the heading. */
  readonly body: number;
  readonly bullets: number;
}

/** Gives every sentence its section: what its heading says, else what it says itself, else what stands around it. */
export function classifySentences(sentences: readonly Unplaced[]): readonly SectionKind[] {
  const kinds: SectionKind[] = [];
  const titleAt = sentences.findIndex((one) => one.words > 0);
  let reading: Reading = { headed: null, current: 'workplace', answered: false, body: 0, bullets: 0 };
  for (const [at, sentence] of sentences.entries()) {
    if (at === titleAt && isTitle(sentence)) kinds.push('title');
    else if (sentence.heading !== 'none') {
      const kind = sentence.heading ?? headingByContent(sentences, at) ?? 'other';
      reading = { headed: kind, current: kind, answered: kind === 'deadline' && sentence.numbered, body: 0, bullets: 0 };
      kinds.push(kind);
    } else {
      const [kind, next] = place(sentences, at, reading);
      reading = next;
      kinds.push(kind);
    }
  }
  return kinds;
}

function isTitle(sentence: Unplaced): boolean {
  return sentence.words <= longestTitle && !sentence.bullet && (sentence.heading === 'none' || sentence.heading === null);
}

function place(sentences: readonly Unplaced[], at: number, reading: Reading): readonly [SectionKind, Reading] {
  const sentence = sentences[at];
  if (sentence === undefined) return ['other', reading];
  const own = best(sentence.cues);
  const { headed } = reading;
  const answered = headed === 'deadline' && reading.body === 0 && sentence.numbered && sentence.words <= longestDate;
  const counted = { ...reading, answered, body: reading.body + 1, bullets: reading.bullets + (sentence.bullet ? 1 : 0) };
  if (headed !== null) {
    // The list under a heading is over when prose follows its bullets, or a new paragraph speaks of something else.
    const before = sentences[at - 1];
    const parted = before?.bullet === true || sentence.afterGap;
    const speaksOther = own !== null && own !== headed;
    const staysUnnamed = own === null && !sentence.afterGap && headed !== 'offer';
    const isOver =
      !sentence.bullet &&
      (reading.answered
        ? own !== headed
        : reading.body > 0 && parted && (speaksOther || ((reading.bullets > 0 || headed === 'offer') && !staysUnnamed && own !== headed)));
    if (!isOver) {
      if (sentence.invites && !sentence.bullet) return ['diversity', counted];
      const roams = own !== null && roaming.includes(own) && !roaming.includes(headed) && headed !== 'tasks' && !sentence.bullet;
      return [roams ? own : headed, counted];
    }
  }
  const loose = { ...counted, headed: null };
  if (sentence.invites) return ['diversity', loose];
  if (sentence.bullet) {
    // Bullets belong to the line that leads them in, or, where that tells nothing, together.
    const current = sentences[at - 1]?.bullet === false ? leadIn(sentences, at, reading.current) : reading.current;
    return [current, { ...loose, current }];
  }
  const current = own ?? (sentence.afterGap || headed !== null ? afterParagraph(reading, at) : reading.current);
  return [current, { ...loose, current }];
}

/** What a new paragraph that tells nothing of itself belongs to: the presentation at the top, and nothing further down. */
function afterParagraph({ headed, current, answered }: Reading, at: number): SectionKind {
  if (answered) return 'other';
  if (headed === null && (current === 'workplace' || at <= presented)) return 'workplace';
  return 'other';
}

/** What a heading of unknown words, or most of the sentences up to the next heading, speak of. */
function headingByContent(sentences: readonly Unplaced[], at: number): SectionKind | null {
  const own = best(sentences[at]?.cues ?? {});
  const below = sentences.slice(at + 1, at + 1 + headingReach);
  // Prose after a blank line is a new paragraph and need not belong to the heading.
  const end = below.findIndex((one, number) => number > 0 && one.afterGap && !one.bullet);
  return own ?? mostOf(end === -1 ? below : below.slice(0, end), (one) => one.heading === 'none');
}

function leadIn(sentences: readonly Unplaced[], at: number, current: SectionKind): SectionKind {
  return best(sentences[at - 1]?.cues ?? {}) ?? mostOf(sentences.slice(at, at + headingReach), (one) => one.bullet) ?? current;
}

/** What most of the first sentences that belong together speak of. */
function mostOf(sentences: readonly Unplaced[], belongs: (one: Unplaced) => boolean): SectionKind | null {
  const total: Partial<Record<SectionKind, number>> = {};
  for (const sentence of sentences) {
    if (!belongs(sentence)) break;
    const own = best(sentence.cues);
    if (own !== null) total[own] = (total[own] ?? 0) + 1;
  }
  return best(total);
}
