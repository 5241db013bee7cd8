import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFileReader } from '../../src/documents/create-file-reader.ts';
import { createConnectorClient } from '../../src/teams/connector-client.ts';
import { isHostAllowed, isServiceAllowed } from '../../src/teams/service-hosts.ts';

const service = ['smba.trafficmanager.net'];
const downloads = ['smba.trafficmanager.net', 'asker.sharepoint.com'];
const serviceUrl = 'https://smba.trafficmanager.net/no/';
const ref = { conversationId: 'a:1', channelId: 'msteams', botId: '28:bot', scope: 'personal' } as const;

/** Every call that leaves, with the token it carries. */
const left: { readonly host: string; readonly authorization: string | null }[] = [];
function answer(host: string, path: string, method: string, status: number, headers: Record<string, string> = {}): void {
  nock(`https://${host}`)
    .intercept(path, method)
    .reply((request: Request) => {
      left.push({ host, authorization: request.headers.get('authorization') });
      return [status, status === 200 ? 'Vi søker sykepleier.' : '{}', headers];
    });
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  left.length = 0;
});
afterAll(() => nock.restore());

const connector = createConnectorClient({
  token: async () => 'the-bot-token',
  isServiceUrlAllowed: (url) => isServiceAllowed(url, service),
  timeoutMs: 300,
  now: () => 0,
});
const files = createFileReader({
  isAllowed: (url) => isHostAllowed(url, downloads),
  connectorToken: async (url) => (isHostAllowed(url, service) ? 'the-bot-token' : null),
});
const fetchFile = (url: string, from = serviceUrl) => files.fetch({ name: 'annonse.txt', type: '', url, serviceUrl: from });

describe('the bot’s token', () => {
  it('goes to the listed connector', async () => {
    answer('smba.trafficmanager.net', '/no/v3/conversations/a%3A1/activities', 'POST', 201);
    await connector.post({ ...ref, serviceUrl }, {});
    expect(left).toEqual([{ host: 'smba.trafficmanager.net', authorization: 'Bearer the-bot-token' }]);
  });

  it.each([
    'https://smba.trafficmanager.net@ond.example/no/',
    'https://smba.trafficmanager.net.ond.example/no/',
    'https://evil-smba.trafficmanager.net/no/',
    'HTTPS://ond.example/no/',
    '//ond.example/no/',
    'https://ond.example\\@smba.trafficmanager.net/no/',
    'https://asker.sharepoint.com/no/',
  ])('does not leave for %s, and neither does the message', async (address) => {
    nock(/.*/)
      .persist()
      .post(/.*/)
      .reply((request: Request) => {
        left.push({ host: request.url, authorization: request.headers.get('authorization') });
        return [201, '{}'];
      });
    expect(await connector.post({ ...ref, serviceUrl: address }, {})).toEqual({ kind: 'refused', status: 403, code: 'ServiceUrlNotAllowed' });
    expect(left).toEqual([]);
  });

  it.each([301, 302, 307, 308])('follows no redirect of the connector (%d)', async (status) => {
    answer('smba.trafficmanager.net', '/no/v3/conversations/a%3A1/activities', 'POST', status, { location: 'https://ond.example/steal' });
    answer('ond.example', '/steal', 'POST', 201);
    answer('ond.example', '/steal', 'GET', 200);
    await connector.post({ ...ref, serviceUrl }, {});
    expect(left.map(({ host }) => host)).toEqual(['smba.trafficmanager.net']);
  });

  it('is not shown to the municipality’s file store', async () => {
    answer('asker.sharepoint.com', '/annonse.txt', 'GET', 200);
    expect(await fetchFile('https://asker.sharepoint.com/annonse.txt')).toMatchObject({ ok: true });
    expect(left).toEqual([{ host: 'asker.sharepoint.com', authorization: null }]);
  });

  it('is not shown to a file store that calls itself the connector', async () => {
    answer('asker.sharepoint.com', '/annonse.txt', 'GET', 200);
    await fetchFile('https://asker.sharepoint.com/annonse.txt', 'https://asker.sharepoint.com/');
    expect(left).toEqual([{ host: 'asker.sharepoint.com', authorization: null }]);
  });

  it('stays behind when the connector leads on to a file store, and is not followed to a host that is not listed', async () => {
    answer('smba.trafficmanager.net', '/no/v3/attachments/1', 'GET', 302, { location: 'https://asker.sharepoint.com/annonse.txt' });
    answer('asker.sharepoint.com', '/annonse.txt', 'GET', 302, { location: 'https://ond.example/annonse.txt' });
    answer('ond.example', '/annonse.txt', 'GET', 200);
    expect(await fetchFile('https://smba.trafficmanager.net/no/v3/attachments/1')).toEqual({ ok: false, refusal: 'address-not-allowed' });
    expect(left).toEqual([
      { host: 'smba.trafficmanager.net', authorization: 'Bearer the-bot-token' },
      { host: 'asker.sharepoint.com', authorization: null },
    ]);
  });
});
