import type { SectionKind } from '../report.ts';

/** What is known about a sentence before its section is. */
export interface Unplaced {
  readonly line: number;
  readonly bullet: boolean;
  readonly heading: SectionKind | null | 'none';
  /** A blank line stands before it. */
  readonly afterGap: boolean;
  readonly words: number;
  readonly invites: boolean;
  /** How many cues of each kind of section it holds. */
  readonly cues: Readonly<Partial<Record<SectionKind, number>>>;
}

/** Content that belongs to these wherever it stands: people put it under any heading, or at the end under none. */
const roaming: readonly SectionKind[] = ['legal', 'deadline', 'contact'];
/** Under these headings a roaming sentence stays what the heading says. */
const closed: readonly SectionKind[] = ['contact', 'deadline', 'legal', 'tasks'];

function best(cues: Unplaced['cues']): SectionKind | null {
  let found: SectionKind | null = null;
  let most = 0;
  for (const [kind, count] of Object.entries(cues)) {
    if (count > most) {
      found = kind as SectionKind;
      most = count;
    }
  }
  return found;
}

/** Gives every sentence its section: what its heading says, else what it says itself, else what stands around it. */
export function classifySentences(sentences: readonly Unplaced[]): readonly SectionKind[] {
  const kinds: SectionKind[] = [];
  const titleAt = sentences.findIndex((one) => one.words > 0);
  let headed: SectionKind | null = null;
  let current: SectionKind = 'workplace';
  for (const [at, sentence] of sentences.entries()) {
    const isTitle = at === titleAt && sentence.words <= 16 && !sentence.bullet && (sentence.heading === 'none' || sentence.heading === null);
    if (isTitle) {
      kinds.push('title');
      continue;
    }
    if (sentence.heading !== 'none') {
      // A heading of unknown words is named by what follows it.
      headed = sentence.heading ?? headingByContent(sentences, at);
      current = headed ?? 'other';
      kinds.push(current);
      continue;
    }
    if (sentence.invites) {
      kinds.push('diversity');
      continue;
    }
    const own = best(sentence.cues);
    if (headed !== null && headed !== 'other') {
      const roams = own !== null && roaming.includes(own) && !closed.includes(headed) && !sentence.bullet;
      kinds.push(roams ? own : headed);
      continue;
    }
    // Bullets belong to the line that leads them in, or, where that tells nothing, together.
    if (sentence.bullet) {
      const led = sentences[at - 1]?.bullet === false ? leadIn(sentences, at, current) : null;
      if (led !== null) current = led;
      kinds.push(current);
      continue;
    }
    if (own !== null) current = own;
    else if (sentence.afterGap && headed === null && at > 1) current = current === 'workplace' ? 'workplace' : 'other';
    kinds.push(current);
  }
  return kinds;
}

/** The kind most of the sentences up to the next heading speak of. */
function headingByContent(sentences: readonly Unplaced[], at: number): SectionKind | null {
  const total: Partial<Record<SectionKind, number>> = {};
  for (const sentence of sentences.slice(at + 1, at + 15)) {
    if (sentence.heading !== 'none') break;
    const own = best(sentence.cues);
    if (own !== null) total[own] = (total[own] ?? 0) + 1;
  }
  return best(total);
}

function leadIn(sentences: readonly Unplaced[], at: number, current: SectionKind): SectionKind | null {
  const own = best(sentences[at - 1]?.cues ?? {});
  if (own !== null) return own;
  const total: Partial<Record<SectionKind, number>> = {};
  for (const sentence of sentences.slice(at, at + 12)) {
    if (!sentence.bullet) break;
    const kind = best(sentence.cues);
    if (kind !== null) total[kind] = (total[kind] ?? 0) + 1;
  }
  return best(total) ?? current;
}
