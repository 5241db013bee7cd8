import type { Chance } from './chance.ts';
import { injections } from './injections.ts';
import type { Material } from './load-material.ts';

/** Makes a text of about so many UTF-16 units; it is cut to length afterwards. */
type TextMaker = (chance: Chance, material: Material, length: number) => string;

/** Puts pieces after one another until there are enough. */
function fill(length: number, piece: () => string): string {
  const parts: string[] = [];
  for (let total = 0; total < length; total += parts.at(-1)?.length ?? 1) parts.push(piece() || ' ');
  return parts.join('');
}

const slice = ({ whole }: Chance, text: string, most: number): string => {
  const from = whole(0, Math.max(0, text.length - 1));
  return text.slice(from, from + whole(1, most));
};

/** Any unit at all, so that half of a pair often stands alone. */
const anyUnits: TextMaker = ({ whole }, _, length) => fill(length, () => String.fromCharCode(whole(0, 0xffff)));

/** Every plane, most of all those with letters, marks, pictures and signs of direction. */
const planes: readonly (readonly [number, number])[] = [
  [0x0, 0x24f],
  [0x250, 0x2fff],
  [0x3000, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x1ffff],
  [0x1f300, 0x1faff],
  [0x20000, 0x3ffff],
  [0xe0000, 0xe0fff],
  [0xf0000, 0x10ffff],
];
const anyCharacters: TextMaker = ({ whole, pick }, _, length) =>
  fill(length, () => {
    const [low, high] = pick(planes);
    return String.fromCodePoint(whole(low, high));
  });

/** Letters with a few marks or with thousands, in adverts and without. */
const marked: TextMaker = ({ whole, pick, isLikely }, { words }, length) =>
  fill(length, () => {
    const marks = isLikely(0.02) ? whole(100, 40_000) : whole(0, 4);
    const mark = () => String.fromCodePoint(pick([0x300, 0x30a, 0x308, 0x323, 0x20dd, 0xfe0f, 0x1ab0, 0x200d, whole(0x300, 0x36f)]));
    return `${pick(words)}${isLikely(0.5) ? mark().repeat(marks) : Array.from({ length: Math.min(marks, 50) }, mark).join('')} `;
  });

/** What would be carried out, inside and around wordings that are quoted. */
const injected: TextMaker = ({ pick, isLikely }, { wordings }, length) =>
  fill(length, () => {
    const words = pick(wordings).split(' ');
    return `${words.flatMap((word) => (isLikely(0.15) ? [word, pick(injections)] : [word])).join(' ')}${pick([' ', '. ', '\n', '\n- '])}`;
  });

/** Nothing but what would be carried out. */
const onlyInjections: TextMaker = ({ pick }, _, length) => fill(length, () => `${pick(injections)}${pick(['', ' ', '\n'])}`);

/** Repetitions that a pattern with two ways to the same end would try in all combinations. */
const traps: readonly string[] = [
  'a', 'A', 'Aa ', 'å', ' ', '\n', '\t', '\u00a0', '.', '. ', '..A ', '-', '- ', '–', '- a ', '(', ')', '((a))', '[]', '"', '«', '»', '«a» ', "'", '*', '**', '**a', '_', '# ', '> ', '• ', '•a ', '1', '1 ', '1.', '1. a ', '12 34 ', '99 ', '+47 ', '12345678901 ', '010180 12345 ', '2026-11-22 ', '31.12.', '1. mai ', 'a@', 'a@a.', '@', 'a.a', 'www.', 'http://', ':', ': ', 'a: ', 'Aa:', ';', ',', ', ', 'a, ', '/', '|', '%', '80 % ', '80–100 ', 'nr. ', 'bl.a. ', 'f.eks. ', 'e-', 'a-a', "a'a", 'Kari ', 'Kari Nordmann ', 'Ola-Kari ', 'K. ', 'Kari K. ', 'van ', 'lov om ', 'GIS ', 'BPA ', 'ikke ', 'og ', 'og, ', 'du må ', 'må ', 'kan ', 'ung ', 'unge og eldre ', 'Vi tilbyr ', 'Vi tilbyr: ', 'Vi tilbyr\n', 'Krav\n', '- krav\n', 'Du er ', 'søker ', 'søknadsfrist ', 'Søknadsfrist: 1.1. ', 'kontakt ', 'tlf. ', 'tlf 22 ', 'a\u0301', '\u0301', '\u00ad', 'a\u00ad', '\u200b', '\ud83d', '\udc69', '👩‍💼', '\r', '\r\n', '\u2028',
]; // prettier-ignore
const trapped: TextMaker = ({ whole, pick, isLikely }, _, length) => {
  const one = pick(traps);
  const other = isLikely(0.5) ? pick(traps) : '';
  const repeated = `${one}${other}`.repeat(Math.ceil(length / (one.length + other.length)));
  return isLikely(0.5) ? repeated : `${pick(traps)}${repeated.slice(0, length - whole(1, 40))}${pick(['!', '\u0000', 'x', '.', '\n', pick(traps)])}`;
};

/** Words of thousands of letters. */
const longWords: TextMaker = ({ whole, pick, isLikely }, { words }, length) =>
  fill(length, () => (isLikely(0.3) ? pick(words).repeat(whole(1, 5_000)) : `${pick(words)}${pick([' ', ' ', '-', "'"])}`));

/** Adverts that have lost their spaces, or their line breaks, or both. */
const unspaced: TextMaker = ({ pick }, { drafts }, length) => {
  const text = fill(length, () => pick(drafts));
  return text.replaceAll(pick([/\s+/gu, / +/gu, /\n+/gu, /[\s\p{P}]+/gu]), pick(['', '', ' ', '-']));
};

/** Bullets by the thousand, of any kind. */
const bullets: TextMaker = ({ pick, isLikely, whole }, { words, wordings }, length) => {
  const bullet = pick(['- ', '• ', '* ', '– ', 'o ', '1. ', '➤ ', '\uf0b7 ', '']);
  return fill(length, () => `${bullet}${isLikely(0.1) ? pick(wordings) : Array.from({ length: whole(0, 3) }, () => pick(words)).join(' ')}\n`);
};

/** A heading on every line, known ones and others. */
const headings: TextMaker = ({ pick, isLikely }, { policy, words }, length) => {
  const known = Object.values(policy.data.headings).flat();
  return fill(length, () => {
    const heading = isLikely(0.7) ? pick(known) : pick(words);
    return `${pick(['', '# ', '**', '• '])}${heading.slice(0, 1).toUpperCase()}${heading.slice(1)}${pick(['', ':', ' '])}${pick(['\n', '\n\n', ' '])}`;
  });
};

/** Pieces of real adverts in any order, with hostile ones between. */
const mixture: TextMaker = (chance, { drafts }, length) =>
  fill(length, () => (chance.isLikely(0.05) ? chance.pick(injections) : slice(chance, chance.pick(drafts), 600)));

/** Real words in any order, without an end of sentence or with one now and then. */
const salad: TextMaker = ({ pick }, { words }, length) => {
  const ends = pick([[' '], [' ', ' ', ' ', ', '], [...' '.repeat(9), '. ', '\n']]);
  return fill(length, () => `${pick(words)}${pick(ends)}`);
};

/** Findings, as many as there is room for: every wording that is known to give one, or a single one again and again. */
const storm: TextMaker = ({ pick, isLikely }, { wordings }, length) => {
  const one = pick(wordings);
  const end = pick([' ', '\n', '\n- ', '. ']);
  return isLikely(0.5) ? fill(length, () => `${pick(wordings)}${end}`) : `${one}${end}`.repeat(Math.ceil(length / one.length));
};

/** The same short row of words again and again, in one sentence. */
const refrain: TextMaker = ({ pick, whole }, { words, wordings }, length) => {
  const row = [
    ...pick(wordings)
      .replaceAll(/[.!?\n]/g, ' ')
      .split(' ')
      .slice(0, whole(1, 6)),
    ...Array.from({ length: whole(0, 3) }, () => pick(words)),
  ];
  return `${row.join(' ')} `.repeat(Math.ceil(length / row.length));
};

/** Next to nothing. */
const tiny: TextMaker = ({ pick, whole }, _, length) =>
  pick(['', ' ', '\n', '\u200b', '\ud800', '.', 'a', '${', '{{', '\r\n']).repeat(whole(0, Math.min(length, 3)));

/** Every kind of text that is tried, by name. */
export const textKinds: Readonly<Record<string, TextMaker>> = {
  anyUnits,
  anyCharacters,
  marked,
  injected,
  onlyInjections,
  trapped,
  longWords,
  unspaced,
  bullets,
  headings,
  mixture,
  salad,
  storm,
  refrain,
  tiny,
};
