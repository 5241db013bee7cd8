import nock from 'nock';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createConnectorClient, type ConnectorOptions } from '../../src/teams/connector-client.ts';
import { toConnectorToken } from '../../src/teams/connector-token.ts';
import { isHostAllowed } from '../../src/teams/service-hosts.ts';

const serviceUrl = 'https://smba.trafficmanager.net/no/';
const where = { conversationId: 'a:1/2', serviceUrl, channelId: 'msteams', botId: '28:bot', scope: 'personal' } as const;
const path = '/no/v3/conversations/a%3A1%2F2/activities';

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

function client(options: Partial<ConnectorOptions> = {}) {
  return createConnectorClient({
    token: async () => 'a-token',
    isServiceUrlAllowed: (url) => isHostAllowed(url, ['.trafficmanager.net']),
    timeoutMs: 300,
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    ...options,
  });
}

describe('the connector client', () => {
  it('posts with the token and gives back the activity id', async () => {
    nock('https://smba.trafficmanager.net', { reqheaders: { authorization: 'Bearer a-token' } })
      .post(path, { type: 'message' })
      .reply(201, { id: 'm1' });
    expect(await client().post(where, { type: 'message' })).toEqual({ kind: 'sent', activityId: 'm1' });
  });

  it('updates a message in place', async () => {
    nock('https://smba.trafficmanager.net').put(`${path}/m%3A1`).reply(200, { id: 'm:1' });
    expect(await client().update(where, 'm:1', {})).toEqual({ kind: 'sent', activityId: 'm:1' });
  });

  it.each([408, 500, 502, 503, 504])('never sends again after %i: nobody can know whether it arrived', async (status) => {
    const once = nock('https://smba.trafficmanager.net').post(path).reply(status, {});
    expect(await client().post(where, {})).toEqual({ kind: 'unknown', status });
    expect(once.isDone()).toBe(true);
  });

  it('never sends again after a reset or a timeout', async () => {
    nock('https://smba.trafficmanager.net').post(path).replyWithError('socket hang up');
    expect(await client().post(where, {})).toEqual({ kind: 'unknown', status: null });
    nock('https://smba.trafficmanager.net')
      .post(path)
      .reply(async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return [201, { id: 'late' }];
      });
    expect(await client().post(where, {})).toEqual({ kind: 'unknown', status: null });
  });

  it.each([
    [429, { 'retry-after': '3' }, 3_000],
    [429, { 'retry-after': 'Sun, 22 Nov 2026 10:01:00 GMT' }, 60_000],
    [429, { 'retry-after': 'soon' }, null],
    [429, {}, null],
    [412, {}, null],
  ] as const)('tells that %i with %j has not taken the message, and how long to wait', async (status, headers, afterMs) => {
    const once = nock('https://smba.trafficmanager.net').post(path).reply(status, {}, headers);
    expect(await client().post(where, {})).toEqual({ kind: 'later', status, afterMs });
    expect(once.isDone()).toBe(true);
  });

  it('knows that nothing left when no connection came about or there is no token', async () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    nock('https://smba.trafficmanager.net').post(path).replyWithError(refused);
    expect(await client().post(where, {})).toEqual({ kind: 'later', status: null, afterMs: null });
    const noToken = client({ token: () => Promise.reject(new Error('the login does not answer')) });
    expect(await noToken.post(where, {})).toEqual({ kind: 'later', status: null, afterMs: null });
  });

  it.each([
    [403, 'ConversationBlockedByUser'],
    [404, 'ConversationNotFound'],
    [413, 'MessageSizeTooBig'],
    [401, null],
  ] as const)('tells %i %s without trying again', async (status, code) => {
    nock('https://smba.trafficmanager.net')
      .post(path)
      .reply(status, code === null ? 'plain text' : { error: { code } });
    expect(await client().post(where, {})).toEqual({ kind: 'refused', status, code });
  });

  it('sends neither token nor message to a host that is not listed', async () => {
    const asked: string[] = [];
    const connector = client({
      token: async () => {
        asked.push('token');
        return 'a-token';
      },
    });
    for (const url of [
      'https://evil.example/',
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://user@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      '//smba.trafficmanager.net/',
    ]) {
      expect(await connector.post({ ...where, serviceUrl: url }, {}), url).toMatchObject({ kind: 'refused' });
    }
    expect(asked).toEqual([]);
  });

  it('follows no redirect with its token', async () => {
    nock('https://smba.trafficmanager.net').post(path).reply(302, '', { location: 'https://evil.example/' });
    expect(await client().post(where, {})).toEqual({ kind: 'refused', status: 302, code: null });
  });
});

describe('the token', () => {
  it('is fetched for the Bot Connector from the app’s own tenant, and kept until it expires', async () => {
    const tenantId = '11111111-1111-4111-8111-111111111111';
    const login = nock('https://login.microsoftonline.com')
      .get(/discovery\/instance/)
      .optionally()
      .reply(200, {
        tenant_discovery_endpoint: `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [],
      })
      .get(new RegExp(`${tenantId}/v2.0/.well-known/openid-configuration`))
      .optionally()
      .reply(200, {
        token_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
        authorization_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`,
        issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        jwks_uri: `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`,
      })
      .post(new RegExp(`${tenantId}/oauth2/v2.0/token`), /api\.botframework\.com/)
      .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'the-token' });
    const appId = '22222222-2222-4222-8222-222222222222';
    const factory = new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'secret',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
    });
    const token = toConnectorToken(factory, { appId, tenantId });
    expect(await token()).toBe('the-token');
    expect(await token()).toBe('the-token');
    expect(login.pendingMocks().filter((mock) => mock.includes('POST'))).toEqual([]);
  });
});
