import type { DocumentFault } from '../../../src/documents/document-fault.ts';
import { body, toArchive, toBody, toParagraphs, toParts } from './make-archive.ts';
import type { HostileFile } from './make-hostile-file.ts';
import { toContent, toPage, toPdf, toStream } from './make-pdf.ts';

/** A file whose answer is known beforehand. */
export interface KnownFile extends HostileFile {
  /** Any of these will do. */
  readonly expected: readonly (DocumentFault | 'text')[];
}

const office = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const filled = (length: number, begins: readonly number[]) => {
  const bytes = new Uint8Array(length);
  bytes.set(begins);
  return bytes;
};
const docx = (inside: string) => toArchive(toParts(toBody(inside)));

/** The files that are made one by one: each is made when its turn comes, since some are large. */
export const knownFiles: readonly (() => KnownFile)[] = [
  () => ({ kind: 'a sound docx', bytes: docx(toParagraphs('Vi søker sykepleier')), expected: ['text'] }),
  () => ({ kind: 'a sound pdf', bytes: toPdf(toPage(toStream(toContent('Vi søker sykepleier')))), expected: ['text'] }),
  () => ({ kind: 'a zip bomb', bytes: docx(`<w:p><w:t>${' '.repeat(200_000_000)}</w:t></w:p>`), expected: ['too-much'] }),
  () => ({ kind: 'a docx of a million paragraphs', bytes: docx('<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(1_000_000)), expected: ['too-much', 'too-slow'] }),
  () => ({ kind: 'a docx of a million empty paragraphs', bytes: docx('<w:p/>'.repeat(1_000_000)), expected: ['too-much', 'too-slow'] }),
  () => ({ kind: 'a docx of elements four million deep', bytes: docx('<a>'.repeat(4_000_000)), expected: ['too-much', 'too-slow', 'damaged'] }),
  () => ({ kind: 'a docx of one attribute as long as may be', bytes: docx(`<a b="${'x'.repeat(23_000_000)}"/>`), expected: ['no-text', 'too-much', 'too-slow'] }),
  () => ({ kind: 'a docx with as many attributes as may be', bytes: docx(`<a ${Array.from({ length: 1_500_000 }, (_, index) => `a${index}=""`).join(' ')}/>`), expected: ['no-text', 'too-much', 'too-slow'] }),
  () => ({ kind: 'a docx of one comment as long as may be', bytes: docx(`<!-- ${'x'.repeat(23_000_000)} -->`), expected: ['no-text', 'too-much', 'too-slow'] }),
  () => ({ kind: 'an encrypted pdf', bytes: toPdf(toPage(toStream(toContent('hei'))), `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`), expected: ['encrypted'] }),
  () => ({ kind: 'a pdf of one picture', bytes: toPdf([...toPage(toStream('q 500 0 0 700 50 50 cm /I Do Q')).map((one, index) => (index === 2 ? '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 6 0 R >> >> >>' : one)), toStream(new Uint8Array(300 * 400 * 3), '/Type /XObject /Subtype /Image /Width 300 /Height 400 /ColorSpace /DeviceRGB /BitsPerComponent 8')]), expected: ['no-text'] }),
  () => ({ kind: 'a pdf whose content unpacks to 400 MB', bytes: toPdf(toPage(toStream(new Uint8Array(400_000_000).fill(0x20)))), expected: ['too-much', 'too-slow', 'damaged', 'no-text'] }),
  () => ({ kind: 'a pdf whose content unpacks to 200 MB of words', bytes: toPdf(toPage(toStream(`BT /F1 9 Tf ${'(a) Tj '.repeat(28_000_000)} ET`))), expected: ['too-much', 'too-slow'] }),
  () => ({ kind: 'a pdf with a picture that unpacks to 300 MB', bytes: toPdf([...toPage(toStream(`/I Do ${toContent('hei')}`)).map((one, index) => (index === 2 ? '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >> >>' : one)), Buffer.concat([Buffer.from('<< /Type /XObject /Subtype /Image /Width 10000 /Height 10000 /ColorSpace /DeviceRGB /BitsPerComponent 8 '), toStream(new Uint8Array(300_000_000)).subarray(3)])]), expected: ['text', 'too-much', 'too-slow'] }),
  () => ({ kind: 'an old Word document', bytes: filled(40_000, office), expected: ['old-word'] }),
  () => ({ kind: 'a picture called a docx', bytes: filled(5_000, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), expected: ['unknown-type'] }),
  () => ({ kind: 'a program called a pdf', bytes: filled(5_000, [0x7f, 0x45, 0x4c, 0x46]), expected: ['unknown-type'] }),
  () => ({ kind: 'a zip archive that begins as a pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), docx(toParagraphs('hei'))]), expected: ['damaged', 'no-text'] }),
  () => ({ kind: 'a spreadsheet called a docx', bytes: toArchive({ 'xl/workbook.xml': Buffer.from('<workbook/>') }), expected: ['unknown-type'] }),
  () => ({ kind: 'an empty file', bytes: new Uint8Array(), expected: ['empty'] }),
  () => ({ kind: 'a file a byte too large', bytes: filled(10 * 1024 * 1024 + 1, [0x50, 0x4b, 3, 4]), expected: ['too-large'] }),
  () => ({ kind: 'noise of ten megabytes that begins as a docx', bytes: toNoise([0x50, 0x4b, 3, 4]), expected: ['damaged'] }),
  () => ({ kind: 'noise of ten megabytes that begins as a pdf', bytes: toNoise([...Buffer.from('%PDF-1.7\n')]), expected: ['damaged', 'no-text', 'too-slow', 'too-much'] }),
  () => ({ kind: 'ten megabytes of the beginnings of pdf objects', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('1 0 obj << /Type /Catalog /Pages 1 0 R '.repeat(260_000))]), expected: ['damaged', 'no-text', 'too-slow', 'too-much'] }),
  () => ({ kind: 'an archive with another in the place of its text', bytes: toArchive({ [body]: docx(toParagraphs('hei')) }), expected: ['damaged'] }),
]; // prettier-ignore

/** Ten megabytes that are the same at every run and have no pattern a packer could find. */
function toNoise(begins: readonly number[]): Uint8Array {
  let state = 1;
  const bytes = Uint8Array.from({ length: 10 * 1024 * 1024 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  bytes.set(begins);
  return bytes;
}
