import type { Experiment, Size, Verdict } from './experiment.ts';
import { mostFileMb, mostFileMs, tryFiles } from './hostile/hostile-files.ts';
import { tryTexts } from './hostile/hostile-texts.ts';
import { mostTextMs } from './hostile/judge-text.ts';
import { knownFiles } from './hostile/known-files.ts';
import { loadMaterial } from './hostile/load-material.ts';
import { mostUnits } from './hostile/make-hostile-text.ts';

interface Extent {
  readonly texts: number;
  readonly files: number;
}

const extents: Readonly<Record<Size, Extent>> = { full: { texts: 10_000, files: 2_000 }, small: { texts: 30, files: 6 } };
/** The rest of a long list of faults says no more. */
const shown = 40;

/** Texts and files that are made to bring the advert check down, or to have the reader's client do something. */
export const hostileAdverts: Experiment = {
  id: 'R12',
  seed: 20_261_122,
  procedure: `${extents.full.texts} generated texts of up to ${mostUnits} UTF-16 units are checked, and the report is rendered as cards and as lines for a terminal: characters of all planes, half characters, combining marks by the thousand, bindings of templates, markdown, HTML, links, terminal codes, repetitions that patterns stumble over, words and lines without end, bullets, headings and findings by the thousand, pieces of adverts in any order. ${extents.full.files} docx and pdf files are read, harmed by chance or made to be read wrongly: flipped bits, cut ends, swapped parts, wrong lengths, archives in archives, entities and document types, broken tables and circles of objects, strange filters, fonts and actions. So are ${knownFiles.length} files whose answer is known, a zip bomb, a docx of a million paragraphs, pdf files that unpack to hundreds of megabytes, an encrypted pdf, one of a picture, a .doc and files that lie about what they are among them.`,
  passesWhen: `Nothing throws and no process but a file’s own ends; a text takes at most ${mostTextMs} ms of its thread, the least of five when the first takes longer, and of five more when all texts are done; a file takes at most ${mostFileMs / 1000} s and its process ${mostFileMb} MB; every finding quotes what stands at its place; nothing in a card is computed, a link, HTML or markdown; no control character reaches a terminal.`,
  run: async ({ size, seed }): Promise<Verdict> => {
    const began = performance.now();
    const { texts, files } = extents[size];
    const material = loadMaterial('asker');
    // One after the other: what a text takes is measured without the readers of files beside it.
    const parts = [
      await tryTexts({ texts, seed, material, isTimed: size === 'full' }),
      await tryFiles({ files, seed, material, isTimed: size === 'full' }),
    ];
    const faults = parts.flatMap((part) => part.faults);
    const figures = Object.assign({}, ...parts.map((part) => part.figures));
    return {
      passed: faults.length === 0,
      faults: faults.slice(0, shown),
      figures: { ...figures, faults: faults.length, seconds: Math.round((performance.now() - began) / 1000) },
    };
  },
};
