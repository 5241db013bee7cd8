import { createRandom } from '../create-random.ts';
import { createChance } from './chance.ts';
import { docxKinds } from './hostile-docx.ts';
import { pdfKinds } from './hostile-pdf.ts';
import type { Material } from './load-material.ts';
import { toArchive, toBody, toParagraphs, toParts } from './make-archive.ts';
import { toContent, toPage, toPdf, toStream } from './make-pdf.ts';
import { mutations } from './mutate-bytes.ts';

/** A file and what was done to it. */
export interface HostileFile {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** So many of the files are sound ones that chance has harmed; the others are made to be read wrongly, and some are both. */
const harmed = 0.5;
const harmedToo = 0.15;

/** The file with this number; the same seed and number give the same file. Every other one is a docx. */
export function makeHostileFile(seed: number, number: number, { drafts }: Material): HostileFile {
  const chance = createChance(createRandom(seed + Math.imul(number, 0x85eb_ca6b)));
  const text = chance.pick(drafts);
  const isDocx = number % 2 === 0;
  const [mutation, mutate] = chance.pick(Object.entries(mutations));
  if (chance.isLikely(harmed)) {
    const sound = isDocx
      ? toArchive(toParts(toBody(toParagraphs(text))))
      : toPdf(toPage(toStream(toContent(text), chance.isLikely(0.5) ? '' : undefined)));
    return { kind: `${isDocx ? 'docx' : 'pdf'} ${mutation}`, bytes: mutate(sound, chance) };
  }
  const [kind, make] = chance.pick(Object.entries(isDocx ? docxKinds : pdfKinds));
  const made = make(text, chance);
  const isHarmed = chance.isLikely(harmedToo);
  return { kind: `${isDocx ? 'docx' : 'pdf'} ${kind}${isHarmed ? ` ${mutation}` : ''}`, bytes: isHarmed ? mutate(made, chance) : made };
}
