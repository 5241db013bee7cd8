import { findOccurrence, readGoldSet, type GoldDraft, type GoldLabel } from '../../test/adverts/read-gold-set.ts';
import { median } from '../median.ts';
import { alex, kansellisten, ours, type Checker, type Spotted } from './checkers.ts';

/** What one checker did on some drafts. */
interface Outcome {
  readonly labels: number;
  readonly labelsHit: number;
  readonly findings: number;
  readonly findingsThatHit: number;
  readonly lawful: number;
  /** Findings on lawful drafts that hit no label, optional ones included. */
  readonly falseAlarms: number;
  readonly msPerDraft: number;
}

/** Drafts, what counts on them, and who is asked. */
interface Field {
  readonly title: string;
  readonly drafts: readonly GoldDraft[];
  readonly counts: (label: GoldLabel) => boolean;
  readonly checkers: readonly Checker[];
}

/** Rules whose labels are about style; the others are of severity must or should. */
const hints = new Set([
  'traits.too-many',
  'plain.long-sentence',
  'plain.passive',
  'plain.nominalisation',
  'plain.abbreviation',
  'plain.anglicism',
  'plain.mixed-norm',
]);
const isGrave = ({ rule }: GoldLabel) => !hints.has(rule);
const isStiff = ({ rule }: GoldLabel) => rule === 'plain.bureaucratic';
/** The time of a draft is the median of so many checks, warm. */
const times = 5;

/** Runs the three checkers over the drafts that rules are written with, and writes what they found as a section of docs/benchmarks.md. */
export function compareCheckers(): readonly string[] {
  const drafts = readGoldSet('drafts');
  const english = drafts.filter(({ language }) => language === 'en');
  const norwegian = drafts.filter(({ language }) => language !== 'en');
  const fields: readonly Field[] = [
    { title: 'English drafts, every must and should', drafts: english, counts: isGrave, checkers: [ours(''), alex] },
    {
      title: 'English drafts, inclusion alone',
      drafts: english,
      counts: (label) => isGrave(label) && label.rule.startsWith('inclusion.'),
      checkers: [ours('inclusion.'), alex],
    },
    { title: 'Norwegian drafts, stiff words', drafts: norwegian, counts: isStiff, checkers: [ours('plain.bureaucratic'), kansellisten] },
    { title: 'all drafts, every must and should', drafts, counts: isGrave, checkers: [ours('')] },
  ];
  return [
    '## Beside other checkers',
    '',
    `The ${drafts.length} labelled drafts of \`test/adverts/drafts\` (the held-out ones are left alone), by Losen, by [alex](https://www.npmjs.com/package/alex) 11.0.1 and by [check-kansellisten](https://www.npmjs.com/package/check-kansellisten) 2.0.1, both MIT, each called as its library is meant to be called. Labels are places in the text; a finding hits a label when they share a character, whatever rule either is of. What is missing from an advert has no place and is not counted here.`,
    '',
    '| drafts and labels | checker | drafts | labels hit | findings that hit a label | lawful drafts | findings on lawful drafts that hit none | ms per draft |',
    '|---|---|---|---|---|---|---|---|',
    ...fields.flatMap((field) => field.checkers.map((checker) => toRow(field, checker, judge(field, checker)))),
    '',
    'The rows do not make a contest. alex looks for inconsiderate English in any kind of text and knows neither Norwegian law nor what an advert must hold, so it is asked about the English drafts alone, and most of what is labelled there lies outside what it is for. check-kansellisten looks for the words of one list of stiff Norwegian words in exactly the form in which they stand there, with spaces around; inflected forms and words before a comma are not found. And Losen’s rules were written with these very drafts in view while the others’ were not, which is why its figures are so high: the score that says how it does on adverts nobody has read is that of the held-out ones. The table shows how far the three overlap and what each costs, and no more.',
    '',
  ];
}

function toRow({ title, drafts }: Field, { name }: Checker, found: Outcome): string {
  const cells = [
    title,
    name,
    drafts.length,
    `${found.labelsHit} of ${found.labels}`,
    `${found.findingsThatHit} of ${found.findings}`,
    found.lawful,
    found.falseAlarms,
    Number(found.msPerDraft.toPrecision(2)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function judge({ drafts, counts }: Field, { spot }: Checker): Outcome {
  const sum = { labels: 0, labelsHit: 0, findings: 0, findingsThatHit: 0, lawful: 0, falseAlarms: 0 };
  const milliseconds: number[] = [];
  // The first of all checks pay for the loading.
  for (const draft of drafts) spot(draft);
  for (const draft of drafts) {
    const found = spot(draft);
    milliseconds.push(timeOf(() => spot(draft)));
    const placed = draft.labels.filter(({ quote }) => quote !== null);
    const counted = placed.filter((label) => label.optional !== true && counts(label));
    const known = found.filter((one) => counted.some((label) => isHit(draft, label, one)));
    sum.labels += counted.length;
    sum.labelsHit += counted.filter((label) => found.some((one) => isHit(draft, label, one))).length;
    sum.findings += found.length;
    sum.findingsThatHit += known.length;
    if (draft.kind !== 'tricky') continue;
    sum.lawful += 1;
    sum.falseAlarms += found.filter((one) => !placed.some((label) => isHit(draft, label, one))).length;
  }
  return { ...sum, msPerDraft: median(milliseconds) };
}

function isHit({ text }: GoldDraft, { quote, occurrence }: GoldLabel, { start, end }: Spotted): boolean {
  const from = quote === null ? -1 : findOccurrence(text, quote, occurrence ?? 1);
  return quote !== null && from !== -1 && start < from + quote.length && from < end;
}

function timeOf(run: () => unknown): number {
  const each = Array.from({ length: times }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return median(each);
}
