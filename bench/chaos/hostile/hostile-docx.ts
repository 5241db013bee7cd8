import { strToU8 } from 'fflate';
import type { Chance } from './chance.ts';
import { injections } from './injections.ts';
import { body, toArchive, toBody, toParagraphs, toParts, type Parts } from './make-archive.ts';

type DocxMaker = (text: string, chance: Chance) => Uint8Array;

const whole = (text: string): Parts => toParts(toBody(toParagraphs(text)));

/** Bodies that parsers have fallen over; `$` stands for the paragraphs of an advert. */
const bodies: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><w:document><w:p><w:t>&d;</w:t></w:p>$</w:document>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:p><w:t>&b;</w:t></w:p>$</w:document>',
  '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><w:document>$</w:document>',
  '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd">%b;]><w:document>$</w:document>',
  '<w:document><w:p><w:t>&amp;&lt;&#0;&#xD800;&#x110000;&unknown;</w:t></w:p>$</w:document>',
  '<w:document><w:p><w:t><![CDATA[$]]></w:t></w:p></w:document>',
  '<?xml version="1.0" encoding="UTF-16"?><w:document>$</w:document>',
  '<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?><w:document>$</w:document>',
  '<w:document><xi:include href="file:///etc/passwd" parse="text"/>$</w:document>',
  '<w:document>$</w:p></w:document>',
  '<w:document>$',
  '$</w:document>',
  '<w:document><w:t>$</w:t></w:document>',
  '<w:document><w:del>$</w:del><w:p><w:t>igjen</w:t></w:p></w:document>',
  '<w:document><!-- $ --></w:document>',
  '\u0000\uffff<w:document>$</w:document>',
  '',
  ' ',
];

const strangeBody: DocxMaker = (text, { pick }) => toArchive(toParts(pick(bodies).replace('$', () => toParagraphs(text))));

const deepBody: DocxMaker = (text, { whole: between, pick }) => {
  const depth = between(10, 60_000);
  const tag = pick(['w:p', 'w:t', 'w:del', 'a']);
  return toArchive(toParts(toBody(`${`<${tag}>`.repeat(depth)}${toParagraphs(text)}${pick(['', `</${tag}>`.repeat(depth)])}`)));
};

const wideTag: DocxMaker = (text, { whole: between, pick }) => {
  const attributes = pick([
    () => `a="${'x'.repeat(between(1, 2_000_000))}"`,
    () => Array.from({ length: between(1, 30_000) }, (_, index) => `a${index}="1"`).join(' '),
    () => 'a="1" '.repeat(between(2, 30_000)),
  ])();
  return toArchive(toParts(toBody(`<w:p ${attributes}/>${toParagraphs(text)}`)));
};

const injectedBody: DocxMaker = (text, { pick }) => toArchive(whole(text.replaceAll(/\n/g, () => `\n${pick(injections)} `)));

/** Two parts with each other's content. */
const swapped: DocxMaker = (text, { pick }) => {
  const parts = whole(text);
  const [one, other] = [pick(Object.keys(parts)), pick(Object.keys(parts))];
  return toArchive({ ...parts, [one]: parts[other] ?? new Uint8Array(), [other]: parts[one] ?? new Uint8Array() });
};

const strangeNames: DocxMaker = (text, { pick }) => {
  const name = pick([
    '../word/document.xml',
    '/etc/passwd',
    'word\\document.xml',
    'WORD/DOCUMENT.XML',
    'word/document.xml/',
    'word//document.xml',
    `${'a/'.repeat(3_000)}b`,
    'hasOwnProperty',
    'word/\u0000document.xml',
  ]);
  const { [body]: xml = new Uint8Array(), ...others } = whole(text);
  return toArchive({ ...others, [name]: xml, ...(pick([true, false]) ? { [body]: xml } : {}) });
};

const nested: DocxMaker = (text, { whole: between }) => {
  let inner = toArchive(whole(text));
  for (let depth = between(1, 20); depth > 0; depth -= 1)
    inner = toArchive(depth % 2 === 0 ? { ...whole(text), 'word/embeddings/a.docx': inner } : { [body]: inner });
  return inner;
};

const manyEntries: DocxMaker = (text, { whole: between }) =>
  toArchive({ ...Object.fromEntries(Array.from({ length: between(10, 4_000) }, (_, index) => [`a${index}`, new Uint8Array()])), ...whole(text) });

/** Lengths, offsets and sums in the headers of the archive, which need not be true. */
const wrongLengths: DocxMaker = (text, { whole: between, pick }) => {
  const bytes = toArchive(whole(text));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = [...bytes.keys()].filter((at) => at + 46 < bytes.length && [0x04034b50, 0x02014b50, 0x06054b50].includes(view.getUint32(at, true)));
  for (let changes = between(1, 6); changes > 0; changes -= 1) {
    const at = pick(headers) + between(4, 45);
    const value = pick([0, 1, 0xffff, 0xffff_ffff, 0x7fff_ffff, between(0, 0xffff_ffff)]);
    if (at + 4 <= bytes.length) view.setUint32(at, value, true);
  }
  return bytes;
};

/** Says that what is packed is small, and it is not. */
const lyingSize: DocxMaker = (text, { whole: between, pick }) => {
  const bytes = toArchive(toParts(toBody(`<w:p><w:t>${' '.repeat(between(1, 40) * 1_000_000)}</w:t></w:p>${toParagraphs(text)}`)));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const at of bytes.keys()) {
    if (at + 46 < bytes.length && view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, pick([100, 5_000, 0xffff_fff0]), true);
  }
  return bytes;
};

const notUtf8: DocxMaker = (text, { pick }) =>
  toArchive({ ...toParts(''), [body]: Buffer.from(toBody(toParagraphs(text)), pick(['latin1', 'utf16le'])) });

const otherOffice: DocxMaker = (text, { pick }) =>
  toArchive({ [pick(['xl/workbook.xml', 'ppt/presentation.xml', 'content.xml', 'mimetype'])]: strToU8(text) });

/** Documents that are made to be read wrongly, by kind. */
export const docxKinds: Readonly<Record<string, DocxMaker>> = {
  strangeBody,
  deepBody,
  wideTag,
  injectedBody,
  swapped,
  strangeNames,
  nested,
  manyEntries,
  wrongLengths,
  lyingSize,
  notUtf8,
  otherOffice,
};
