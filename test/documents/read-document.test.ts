import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toPage, toPdf, toStream } from '../../bench/chaos/hostile/make-pdf.ts';
import { documentLimits, readDocument } from '../../src/documents/read-document.ts';
import { makeArchive, makeDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';

const advert = ['Vi søker sykepleier', '', 'Arbeidsoppgaver', '- gi pleie & behandling', '- veilede <nye> kolleger', 'Søknadsfrist 15. desember'];
const generous = { timeoutMs: 10_000, memoryMb: 192 };

describe('a document', () => {
  it('gives a docx line by line, list items with a dash', async () => {
    expect(await readDocument(makeDocx(advert), generous)).toEqual({ ok: true, value: advert.join('\n') });
  });

  it('gives a pdf line by line', async () => {
    const read = await readDocument(makePdf(['We are looking for a nurse', 'Tasks', 'Deadline 15 December']), generous);
    expect(read).toEqual({ ok: true, value: 'We are looking for a nurse\nTasks\nDeadline 15 December' });
  });

  it('gives plain text as it is, whatever the file is called', async () => {
    expect(await readDocument(strToU8('Vi søker lærer\r\n'), generous)).toEqual({ ok: true, value: 'Vi søker lærer\r\n' });
  });

  it('leaves out text that was deleted with tracked changes', async () => {
    const xml =
      '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Vi søker </w:t></w:r><w:del><w:r><w:t>ung </w:t></w:r></w:del><w:r><w:t>kokk</w:t></w:r></w:p></w:body></w:document>';
    expect(await readDocument(makeArchive(xml), generous)).toEqual({ ok: true, value: 'Vi søker kokk' });
  });
});

describe('a file that gives no text', () => {
  const fault = async (bytes: Uint8Array, limits = generous) => {
    const read = await readDocument(bytes, limits);
    return read.ok ? 'ok' : read.refusal;
  };

  it.each([
    ['nothing at all', new Uint8Array(), 'empty'],
    ['the old Word format', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-word'],
    ['a picture under another name', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'unknown-type'],
    ['an archive that is no document', makeArchive('', {}).slice(0, 40), 'damaged'],
    ['a docx without words', makeDocx(['', '  ']), 'no-text'],
    ['a pdf without words', makePdf([]), 'no-text'],
    ['a pdf cut short', makePdf(['Hei']).slice(0, 60), 'damaged'],
    ['broken XML', makeArchive('<w:document><w:body><w:p></w:body>'), 'damaged'],
    ['a document type with entities', makeArchive('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:t>&a;</w:t></w:document>'), 'damaged'],
  ])('because it is %s is told apart', async (_, bytes, expected) => {
    expect(await fault(bytes)).toBe(expected);
  });

  it('because it is an archive without a document body', async () => {
    const { zipSync } = await import('fflate');
    expect(await fault(zipSync({ 'a.txt': strToU8('hei') }))).toBe('unknown-type');
  });

  it('because it is larger than ten megabytes is not opened', async () => {
    expect(await fault(new Uint8Array(11 * 1024 * 1024))).toBe('too-large');
  });

  it('because it is a zip bomb is refused by what comes out, not by what it claims', async () => {
    const bomb = makeArchive(`<w:document><w:body><w:p><w:r><w:t>${' '.repeat(60 * 1024 * 1024)}</w:t></w:r></w:p></w:body></w:document>`);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await fault(bomb)).toBe('too-much');
  });

  it('because it has a million paragraphs is refused', async () => {
    const many = makeArchive(`<w:document><w:body>${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(1_000_000)}</w:body></w:document>`);
    expect(['too-much', 'too-slow']).toContain(await fault(many));
  });

  it.each([
    ['a docx of one comment that takes all memory at once', () => makeArchive(`<w:document><!-- ${'x'.repeat(23_000_000)} --></w:document>`)],
    ['a docx of elements without end', () => makeArchive(`<w:document>${'<a>'.repeat(4_000_000)}`)],
    ['a pdf whose content unpacks to hundreds of megabytes', () => toPdf(toPage(toStream(new Uint8Array(300_000_000).fill(0x20))))],
  ])('because it is %s ends its process and not ours', async (_, make) => {
    expect(['too-much', 'too-slow', 'damaged', 'no-text']).toContain(await fault(make(), documentLimits));
    expect(await readDocument(makeDocx(advert), generous)).toMatchObject({ ok: true });
  });

  it('because reading takes too long ends with its worker', async () => {
    expect(await fault(makePdf(['Hei']), { timeoutMs: 1, memoryMb: 192 })).toBe('too-slow');
  });
});
