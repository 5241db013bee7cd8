import type { Chance } from './chance.ts';
import { injections } from './injections.ts';
import { toContent, toPage, toPdf, toStream } from './make-pdf.ts';

type PdfMaker = (text: string, chance: Chance) => Uint8Array;

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const plainPage = (text: string) => toPdf(toPage(toStream(toContent(text), '')));

const brokenXref: PdfMaker = (text, { whole, pick }) => {
  const pdf = textOf(plainPage(text));
  return bytesOf(
    pick([
      () => pdf.replaceAll(/\d{10} 00000 n/g, () => `${String(whole(0, 9_999_999)).padStart(10, '0')} 00000 n`),
      () => pdf.replace(/startxref\n\d+/, () => `startxref\n${whole(0, 99_999_999)}`),
      () => pdf.replace(/xref\n0 \d+/, () => `xref\n${whole(0, 9)} ${whole(0, 99_999_999)}`),
      () => pdf.replace('/Root 1 0 R', () => `/Root ${whole(0, 9)} 0 R /Prev ${pdf.indexOf('xref\n')}`),
      () => pdf.replace(/\/Size \d+/, () => `/Size ${pick(['-1', '0', '99999999', '1e99', '(a)', '<< >>'])}`),
      () => pdf.replaceAll('%%EOF', '').replaceAll('startxref', ''),
      () => pdf.replaceAll('endobj', ''),
      () => pdf.replaceAll('xref', 'xxxx'),
    ])(),
  );
};

const wrongLength: PdfMaker = (text, { pick, whole }) =>
  bytesOf(
    textOf(plainPage(text)).replace(/\/Length \d+/, () => `/Length ${pick(['0', '1', '-1', '99999999', '4 0 R', '5 0 R', String(whole(0, 5_000))])}`),
  );

/** Objects that name themselves, each other or nothing. */
const circles: PdfMaker = (text, { pick }) => {
  const [from, to] = pick([
    ['/Kids [3 0 R]', '/Kids [2 0 R]'],
    ['/Kids [3 0 R]', '/Kids [2 0 R 3 0 R 2 0 R]'],
    ['/Kids [3 0 R] /Count 1', `/Kids [${'3 0 R '.repeat(5_000)}] /Count 5000`],
    ['/Kids [3 0 R] /Count 1', '/Kids [3 0 R] /Count 2000000000'],
    ['/Count 1', '/Count -5'],
    ['/Pages 2 0 R', '/Pages 1 0 R'],
    ['/Pages 2 0 R', '/Pages 99 0 R'],
    ['/Parent 2 0 R', '/Parent 3 0 R'],
    ['/Contents 4 0 R', '/Contents 3 0 R'],
    ['/Contents 4 0 R', `/Contents [${'4 0 R '.repeat(3_000)}]`],
    ['/F1 5 0 R', '/F1 3 0 R'],
    ['/Helvetica', `/${'A'.repeat(100_000)}`],
    ['/MediaBox [0 0 595 842]', '/MediaBox [0 0 1e300 -1e300]'],
  ] as const);
  return bytesOf(textOf(plainPage(text)).replace(from, () => to));
};

const deepObjects: PdfMaker = (text, { whole, pick }) => {
  const depth = whole(100, 100_000);
  const [open, close] = pick([
    ['[', ']'],
    ['<< /a ', ' >>'],
    ['(', ')'],
  ] as const);
  return toPdf(toPage(toStream(toContent(text)), [`${open.repeat(depth)} 1 ${close.repeat(depth)}`]), '/Info 6 0 R');
};

const strangeFilters: PdfMaker = (text, { pick, whole }) => {
  const filter = pick([
    '/FlateDecode',
    '/LZWDecode',
    '/ASCII85Decode',
    '/ASCIIHexDecode',
    '/RunLengthDecode',
    '/DCTDecode',
    '/JPXDecode',
    '/JBIG2Decode',
    '/CCITTFaxDecode',
    '/Crypt',
    '/NoSuch',
  ]);
  return toPdf(
    toPage(
      toStream(
        toContent(text),
        `/Filter [${`${filter} `.repeat(whole(1, 60))}] /DecodeParms << /Predictor 15 /Columns ${pick(['0', '-1', '99999999'])} >>`,
      ),
    ),
  );
};

const actions: PdfMaker = (text, { pick }) => {
  const page = toPage(toStream(toContent(text)), [
    `<< /S /JavaScript /JS (app.alert\\(7919*7907\\); ${pick(injections).replaceAll(/[\\()]/g, '\\$&')}) >>`,
    `<< /S /Launch /F (/bin/sh) >>`,
    `<< /S /URI /URI (http://127.0.0.1:9/) >>`,
  ]);
  return toPdf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction ${pick(['6', '7', '8'])} 0 R /AA << /WC 6 0 R >> /AcroForm << /XFA (${'<a/>'}) >> >>`,
    ...page.slice(1),
  ]);
};

/** Fonts whose tables are programs: encodings, widths and a matrix that has been evaluated once. */
const strangeFont: PdfMaker = (text, { pick, whole }) => {
  const font = pick([
    '<< /Type /Font /Subtype /Type1 /BaseFont /A /FontMatrix [1 2 3 4 5 (1\\); process.exit\\(7\\)//)] >>',
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 4 0 R >> /Encoding << /Differences [0 ${'/a '.repeat(whole(1, 9_000))}] >> /FirstChar 0 /LastChar 255 /Widths [${'1 '.repeat(256)}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 4 0 R >>',
    '<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontFile2 4 0 R /FontFile3 4 0 R >> >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /UniJIS-UTF16-H /DescendantFonts [<< /Subtype /CIDFontType0 /BaseFont /B /W [0 [1 2] 1 99999999 3] >>] >>',
  ]);
  return toPdf([...toPage(toStream(toContent(text))).slice(0, 4), font]);
};

/** Few bytes that draw very much. */
const manyOperators: PdfMaker = (text, { pick, whole }) => {
  const operator = pick(['q ', 'Q ', 'BT ', '(a) Tj ', '1 0 0 1 0 0 cm ', '/F1 1 Tf ', 'BI ID EI ', '[(a) -9e9 (b)] TJ ', '<'.repeat(20), '/A Do ']);
  return toPdf(toPage(toStream(`${operator.repeat(whole(1_000, 400_000))} ${toContent(text)}`)));
};

const manyPages: PdfMaker = (text, { whole }) => {
  const pages = whole(2, 400);
  const objects = toPage(toStream(toContent(text)));
  return toPdf(objects.map((object, index) => (index === 1 ? `<< /Type /Pages /Kids [${'3 0 R '.repeat(pages)}] /Count ${pages} >>` : object)));
};

const encrypted: PdfMaker = (text, { pick }) =>
  toPdf(
    toPage(toStream(toContent(text))),
    pick([
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
      `/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O <${'41'.repeat(48)}> /U <${'42'.repeat(48)}> /OE <${'00'.repeat(32)}> /UE <${'00'.repeat(32)}> /Perms <${'00'.repeat(16)}> /P -4 >>`,
      '/Encrypt << /Filter /NoSuch /V 99 >>',
      '/Encrypt 4 0 R',
      '/Encrypt << /Filter /Standard >>',
    ]),
  );

/** Pdf files that are made to be read wrongly, by kind. */
export const pdfKinds: Readonly<Record<string, PdfMaker>> = {
  brokenXref,
  wrongLength,
  circles,
  deepObjects,
  strangeFilters,
  actions,
  strangeFont,
  manyOperators,
  manyPages,
  encrypted,
};
