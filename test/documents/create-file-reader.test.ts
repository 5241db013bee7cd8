import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileReader } from '../../src/documents/create-file-reader.ts';
import { makeDocx } from './make-docx.ts';
import { makeLockedPdf, makePdf, makePicturePdf } from './make-pdf.ts';
import { serveFiles, type FileServer } from './serve-files.ts';

const reader = createFileReader({ isAllowed: () => true, connectorToken: async () => 'bot-token' });
const container = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a file by its name and its bytes', () => {
  const read = async (name: string, bytes: Uint8Array) => {
    const found = await reader.read(name, bytes);
    return found.ok ? found.value : found.refusal;
  };

  it.each([
    ['annonse.docx', makeDocx(['Vi søker kokk']), 'Vi søker kokk'],
    ['ANNONSE.PDF', makePdf(['We are hiring']), 'We are hiring'],
    ['annonse.txt', strToU8('Vi søker kokk'), 'Vi søker kokk'],
    ['annonse.md', strToU8('# Kokk'), '# Kokk'],
    ['annonse', strToU8('Vi søker kokk'), 'Vi søker kokk'],
    ['annonse.txt', makeDocx(['Egentlig Word']), 'Egentlig Word'],
    ['annonse.docx', makePdf(['Really a pdf']), 'Really a pdf'],
  ])('%s gives its text', async (name, bytes, text) => {
    expect(await read(name, bytes)).toBe(text);
  });

  it.each([
    ['annonse.docx', strToU8('<html>Logg inn</html>'), 'misnamed'],
    ['annonse.pdf', strToU8('ren tekst'), 'misnamed'],
    ['annonse.doc', strToU8('ren tekst'), 'misnamed'],
    ['annonse.docx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'misnamed'],
    ['annonse.pdf', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]), 'misnamed'],
    ['annonse.html', strToU8('<p>Vi søker</p>'), 'unknown-type'],
    ['annonse.rtf', strToU8('{\\rtf1 Vi søker}'), 'unknown-type'],
    ['annonse.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'unknown-type'],
    ['bilde.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'unknown-type'],
    ['annonse.doc', container, 'old-word'],
    ['annonse.docx', container, 'encrypted'],
    ['annonse.pdf', makeLockedPdf(['Hemmelig']), 'encrypted'],
    ['skann.pdf', makePicturePdf(), 'no-text'],
    ['annonse.docx', makeDocx(['Vi søker kokk']).slice(0, 150), 'damaged'],
    ['annonse.docx', new Uint8Array(), 'empty'],
  ])('%s is told apart', async (name, bytes, fault) => {
    expect(await read(name, bytes)).toBe(fault);
  });

  it('are read a few at a time, all of them', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, (_, index) => read('a.docx', makeDocx([`Annonse ${index}`]))));
    expect(all).toEqual(Array.from({ length: 7 }, (_, index) => `Annonse ${index}`));
  });
});

describe('the bot’s token', () => {
  let connector: FileServer;
  let store: FileServer;
  beforeAll(async () => {
    store = await serveFiles({ '/a': strToU8('annonsen') });
    connector = await serveFiles({ '/a': strToU8('annonsen'), '/on': (_, response) => response.writeHead(302, { location: store.url('/a') }).end() });
  });
  afterAll(() => Promise.all([connector.close(), store.close()]));
  const fetched = (url: string) => reader.fetch({ name: 'a.txt', type: '', url, serviceUrl: connector.url('/amer/') });

  it('is shown to the connector the message came through and to nobody else, wherever that leads', async () => {
    expect(await fetched(connector.url('/a'))).toEqual({ ok: true, value: 'annonsen' });
    expect(connector.requests().at(-1)?.authorization).toBe('Bearer bot-token');
    expect(await fetched(store.url('/a'))).toEqual({ ok: true, value: 'annonsen' });
    expect(await fetched(connector.url('/on'))).toEqual({ ok: true, value: 'annonsen' });
    expect(store.requests().map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });

  it('is not needed to refuse a picture, which is not fetched', async () => {
    const before = store.requests().length;
    expect(await reader.fetch({ name: 'b.png', type: 'image/png', url: store.url('/a'), serviceUrl: connector.url('/') })).toEqual({
      ok: false,
      refusal: 'unknown-type',
    });
    expect(store.requests().length).toBe(before);
  });
});
