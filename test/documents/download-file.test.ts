import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { downloadFile } from '../../src/documents/download-file.ts';
import { mostFileBytes } from '../../src/documents/document-fault.ts';
import { isHostAllowed, isLoopback } from '../../src/teams/service-hosts.ts';
import { serveFiles, type FileServer } from './serve-files.ts';

const hosts = ['asker.sharepoint.com', '.files.example.no'];
const file = 'https://asker.sharepoint.com/annonse.docx?tempauth=abc';

const download = (url: string, more: Partial<Parameters<typeof downloadFile>[1]> = {}) =>
  downloadFile(url, { isAllowed: (address) => isHostAllowed(address, hosts), token: async () => null, timeoutMs: 2_000, ...more });
const textOf = (read: Awaited<ReturnType<typeof download>>) => (read.ok ? Buffer.from(read.value).toString() : read.refusal);

afterEach(() => nock.cleanAll());

describe('a download address', () => {
  beforeAll(() => nock.disableNetConnect());
  afterAll(() => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });

  it('on a listed host is fetched', async () => {
    nock('https://asker.sharepoint.com').get('/annonse.docx?tempauth=abc').reply(200, 'annonsen');
    expect(textOf(await download(file))).toBe('annonsen');
  });

  it.each(['HTTPS://ASKER.SharePoint.com/a', 'https://asker.sharepoint.com:443/a', 'https:\\\\asker.sharepoint.com/a'])(
    'written as %s is the same listed host',
    async (address) => {
      nock('https://asker.sharepoint.com').get('/a').reply(200, 'annonsen');
      expect(textOf(await download(address))).toBe('annonsen');
    },
  );

  it.each([
    '',
    '//asker.sharepoint.com/a',
    '/a',
    'annonse.docx',
    'http://asker.sharepoint.com/a',
    'ftp://asker.sharepoint.com/a',
    'file:///etc/passwd',
    'data:text/plain,annonse',
    'https://asker.sharepoint.com:8443/a',
    'https://user@asker.sharepoint.com/a',
    'https://asker.sharepoint.com@ond.example/a',
    'https://asker.sharepoint.com.ond.example/a',
    'https://xasker.sharepoint.com/a',
    'https://аsker.sharepoint.com/a',
    'https://files.example.no/a',
    'https://ond.example/https://asker.sharepoint.com/a',
    'https://ond.example#asker.sharepoint.com',
    'https://ond.example\\@asker.sharepoint.com/a',
    'https://127.0.0.1/a',
    'http://127.0.0.1:3978/a',
    'https://169.254.169.254/latest/meta-data',
  ])('written as %j is not fetched', async (address) => {
    expect(textOf(await download(address))).toBe('address-not-allowed');
  });

  it('is never allowed by an empty list', async () => {
    expect(textOf(await download(file, { isAllowed: (address) => isHostAllowed(address, []) }))).toBe('address-not-allowed');
  });

  it.each([301, 302, 303, 307, 308])('that leads on with %d to another listed host is followed', async (status) => {
    nock('https://asker.sharepoint.com').get('/a').reply(status, '', { location: 'https://store.files.example.no/b' });
    nock('https://store.files.example.no').get('/b').reply(200, 'annonsen');
    expect(textOf(await download('https://asker.sharepoint.com/a'))).toBe('annonsen');
  });

  it.each(['https://ond.example/b', 'http://asker.sharepoint.com/b', '//ond.example/b', 'http://127.0.0.1/b'])(
    'that leads on to %s is not followed',
    async (location) => {
      nock('https://asker.sharepoint.com').get('/a').reply(302, '', { location });
      const elsewhere = nock(/ond\.example|127\.0\.0\.1|http:/)
        .get('/b')
        .reply(200, 'hemmelig');
      expect(textOf(await download('https://asker.sharepoint.com/a'))).toBe('address-not-allowed');
      expect(elsewhere.isDone()).toBe(false);
    },
  );

  it('that leads in a circle is given up', async () => {
    nock('https://asker.sharepoint.com').get('/a').times(10).reply(302, '', { location: '/a' });
    expect(textOf(await download('https://asker.sharepoint.com/a'))).toBe('not-fetched');
  });

  it('is shown the token meant for it, and the next address only its own', async () => {
    const seen: (string | undefined)[] = [];
    nock('https://asker.sharepoint.com')
      .get('/a')
      .reply((request: Request) => {
        seen.push(request.headers.get('authorization') ?? undefined);
        return [302, '', { location: 'https://store.files.example.no/b' }];
      });
    nock('https://store.files.example.no')
      .get('/b')
      .reply((request: Request) => {
        seen.push(request.headers.get('authorization') ?? undefined);
        return [200, 'annonsen'];
      });
    const token = async (url: string) => (url.startsWith('https://asker.sharepoint.com/') ? 'secret' : null);
    expect(textOf(await download('https://asker.sharepoint.com/a', { token }))).toBe('annonsen');
    expect(seen).toEqual(['Bearer secret', undefined]);
  });

  it.each([401, 403, 404, 410, 429, 500, 503])('that answers %d gives no file', async (status) => {
    nock('https://asker.sharepoint.com').get('/a').reply(status, '<html>Sign in</html>');
    expect(textOf(await download('https://asker.sharepoint.com/a'))).toBe('not-fetched');
  });

  it('that does not answer gives no file', async () => {
    nock('https://asker.sharepoint.com').get('/a').replyWithError('ECONNRESET');
    expect(textOf(await download('https://asker.sharepoint.com/a'))).toBe('not-fetched');
  });
});

describe('a download', () => {
  let server: FileServer;
  let sent = 0;
  beforeAll(async () => {
    server = await serveFiles({
      '/endless': (_, response) => {
        response.writeHead(200);
        const chunk = Buffer.alloc(64 * 1024, 'x');
        const send = () => {
          sent += chunk.length;
          if (!response.destroyed) response.write(chunk, () => setImmediate(send));
        };
        send();
      },
      '/says-large': (_, response) => response.writeHead(200, { 'content-length': mostFileBytes + 1 }).flushHeaders(),
      '/hangs': () => {},
      '/stalls': (_, response) => response.writeHead(200, { 'content-length': 100 }).write('half'),
      '/breaks': (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy());
      },
      '/nothing': new Uint8Array(),
    });
  });
  afterAll(() => server.close());
  const fetched = (path: string) => download(server.url(path), { isAllowed: isLoopback, timeoutMs: 1_000 });

  it('is stopped at the limit, however much more would come', async () => {
    expect(textOf(await fetched('/endless'))).toBe('too-large');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toBeLessThan(mostFileBytes * 2);
  });

  it('is not begun when its header says that it is too large', async () => {
    expect(textOf(await fetched('/says-large'))).toBe('too-large');
  });

  it.each(['/hangs', '/stalls'])('that %s is given up in time', async (path) => {
    expect(textOf(await fetched(path))).toBe('fetch-too-slow');
  });

  it('that breaks off is no file', async () => {
    expect(textOf(await fetched('/breaks'))).toBe('not-fetched');
  });

  it('of nothing is an empty file', async () => {
    expect(textOf(await fetched('/nothing'))).toBe('');
  });
});
