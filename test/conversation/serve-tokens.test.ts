import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TokenFault } from '../../src/teams/check-token.ts';
import { startFakeMicrosoft, type FakeMicrosoft, type TokenParts } from './fake-microsoft.ts';
import { completeSettings, manager, registration, serveFolder, startServe, type RunningServe } from './start-serve.ts';

// Each starts programs, which takes its time where many do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// What must be in no line the program writes: a name, an identity number, a health matter, and whatever opens a door.
const canaries = { name: 'Solveig Kanarifugl', identity: '01019000083', words: 'langvarig sykmelding for kreft kanari' };
const folder = serveFolder();
const settings = completeSettings(folder.path);
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const sent: string[] = [];
let microsoft: FakeMicrosoft;
let bot: RunningServe;

beforeAll(async () => {
  microsoft = await startFakeMicrosoft(registration);
  bot = await startServe({ ...settings, LOSEN_LOG_LEVEL: 'trace' }, microsoft.url);
});

afterAll(async () => {
  await bot.stop();
  await microsoft.close();
  folder.remove();
});

const activity = (more: object = {}) => ({
  type: 'message',
  id: randomUUID(),
  text: `hjelp ${canaries.identity} ${canaries.words}`,
  channelId: 'msteams',
  serviceUrl: registration.serviceUrl,
  locale: 'nb-NO',
  from: { id: `29:${manager}`, name: canaries.name, aadObjectId: manager },
  recipient: { id: '28:losen', name: 'Losen' },
  conversation: { id: 'a:privat', tenantId: registration.tenant, conversationType: 'personal' },
  channelData: { tenant: { id: registration.tenant } },
  ...more,
});

async function post(authorization: string | null, more: object = {}): Promise<{ readonly status: number; readonly body: string }> {
  if (authorization !== null) sent.push(...authorization.split(/[ .]/).filter((part) => part.length > 20));
  const answer = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
    body: JSON.stringify(activity(more)),
  });
  return { status: answer.status, body: await answer.text() };
}

const bearer = (parts: TokenParts = {}) => `Bearer ${microsoft.sign(parts)}`;
const posted = () => microsoft.calls().filter(({ host, method }) => host === 'smba.trafficmanager.net' && method === 'POST');
const reasons = () => [...bot.output().matchAll(/"why":"([^"]*)"/g)].map(([, why]) => why);
const hour = 3_600;
const seconds = () => Math.floor(Date.now() / 1_000);

const forged: readonly (readonly [what: string, why: TokenFault, authorization: () => string | null, more?: object])[] = [
  ['no token at all', 'no token', () => null],
  ['an empty token', 'malformed', () => 'Bearer '],
  ['another scheme', 'malformed', () => bearer().replace('Bearer', 'Basic')],
  ['what is no token', 'malformed', () => 'Bearer hemmelig'],
  ['a token with a part too many', 'malformed', () => `${bearer()}.AAAA`],
  ['a token whose header is no JSON', 'malformed', () => bearer().replace(/^Bearer [^.]+/, 'Bearer AAAA')],
  ['a token as long as a book', 'malformed', () => `Bearer ${'A'.repeat(6_000)}.${'A'.repeat(6_000)}.AAAA`],
  ['a wrong issuer', 'issuer', () => bearer({ claims: { iss: 'https://api.botframework.com.ond.example' } })],
  [
    'the emulator’s issuer',
    'issuer',
    () => bearer({ claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: registration.appId } }),
  ],
  [
    'another bot’s token',
    'issuer',
    () => bearer({ claims: { iss: `https://sts.windows.net/${registration.tenant}/`, ver: '1.0', appid: randomUUID() } }),
  ],
  ['a wrong audience', 'audience', () => bearer({ claims: { aud: randomUUID() } })],
  ['several audiences', 'malformed', () => bearer({ claims: { aud: [registration.appId, randomUUID()] } })],
  ['an unknown key', 'unknown key', () => bearer({ header: { kid: 'unknown' } })],
  ['a key of another kind', 'unknown key', () => bearer({ header: { kid: 'curve' } })],
  ['an expired token', 'expired', () => bearer({ claims: { exp: seconds() - hour } })],
  ['a token that expired just outside the leeway', 'expired', () => bearer({ claims: { exp: seconds() - 245 } })],
  ['a token without an end', 'malformed', () => bearer({ claims: { exp: undefined } })],
  ['a token not yet valid', 'not yet valid', () => bearer({ claims: { nbf: seconds() + hour } })],
  ['the claim of another service address', 'service address', () => bearer({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })],
  ['no claim of a service address', 'service address', () => bearer({ claims: { serviceurl: undefined } })],
  [
    'an activity sent on to another service address',
    'service address',
    () => bearer(),
    { serviceUrl: 'https://smba.trafficmanager.net.ond.example/' },
  ],
  ['a key that may not speak for Teams', 'channel not endorsed', () => bearer({ header: { kid: 'elsewhere' } })],
  ['a key that may speak for no channel', 'channel not endorsed', () => bearer({ header: { kid: 'unendorsed' } })],
  ['another channel', 'channel not endorsed', () => bearer(), { channelId: 'webchat' }],
  ['a stranger’s signature', 'signature', () => bearer({ key: stranger.privateKey })],
  [
    'a signature of another text',
    'signature',
    () => bearer({ signature: () => microsoft.sign({ claims: { exp: seconds() + 99 } }).split('.')[2] ?? '' }),
  ],
  ['no signature', 'signature', () => bearer({ signature: () => '' })],
  ['the algorithm none', 'algorithm', () => bearer({ header: { alg: 'none' }, signature: () => '' })],
  [
    'HS256 with the public key for a secret',
    'algorithm',
    () =>
      bearer({
        header: { alg: 'HS256' },
        signature: (input) =>
          createHmac('sha256', microsoft.publicKey.export({ format: 'pem', type: 'spki' }))
            .update(input)
            .digest('base64url'),
      }),
  ],
  ['a demand that must be understood', 'malformed', () => bearer({ header: { crit: ['exp'] } })],
];

describe('the door of Teams mode', () => {
  it('opens for what Teams has signed, and the answer goes to Teams with the bot’s own token', async () => {
    expect(await post(bearer())).toMatchObject({ status: 200 });
    expect(posted().length).toBeGreaterThan(0);
    for (const call of posted()) expect(call.authorization).toBe(`Bearer ${microsoft.botToken}`);
  });

  it.each(forged.map(([what, why, authorization, more = {}]) => ({ what, why, authorization, more })))(
    'answers 401 and nothing else to $what',
    async ({ why, authorization, more }) => {
      const before = posted().length;
      const turnedAway = reasons().length;
      expect(await post(authorization(), more)).toEqual({ status: 401, body: '' });
      expect(posted()).toHaveLength(before);
      await expect.poll(() => reasons().slice(turnedAway)).toEqual([why]);
    },
  );

  it('answers 403 to a tenant that is not served, whatever its token says', async () => {
    const other = '44444444-4444-4444-8444-444444444444';
    const conversation = { id: 'a:privat', tenantId: other, conversationType: 'personal' };
    expect(await post(bearer(), { conversation, channelData: { tenant: { id: other } } })).toMatchObject({ status: 403 });
    // Two tenants in one activity, and none at all.
    expect(await post(bearer(), { channelData: { tenant: { id: other } } })).toMatchObject({ status: 403 });
    expect(await post(bearer(), { conversation: { id: 'a:privat' }, channelData: {} })).toMatchObject({ status: 403 });
  });

  it('gives no token to a host that is not listed, even when a token names it', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net.ond.example/no/';
    expect(await post(bearer({ claims: { serviceurl: serviceUrl } }), { serviceUrl })).toMatchObject({ status: 403 });
    expect(microsoft.calls().filter(({ host }) => host.endsWith('.ond.example'))).toEqual([]);
  });

  it('takes no identity from a channel id: a sender without an Entra id is turned away', async () => {
    expect(await post(bearer(), { from: { id: `29:${manager}`, name: 'Kari' } })).toMatchObject({ status: 403 });
  });

  it('asked Microsoft for keys once for each of the two checks, not for every forged key id', () => {
    const asked = microsoft.calls().filter(({ path }) => path.endsWith('/keys'));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('has written no key, stack, token, name, number or text', () => {
    const output = bot.output();
    expect(output.match(/turned an activity away/g)?.length).toBeGreaterThan(forged.length);
    const secrets = [
      ...Object.values(canaries),
      'Kanarifugl',
      settings['MicrosoftAppPassword'] ?? '',
      microsoft.botToken,
      'PUBLIC KEY',
      'PRIVATE KEY',
    ];
    for (const secret of [...secrets, ...sent]) expect(output.includes(secret), secret).toBe(false);
    expect(sent.length).toBeGreaterThan(50);
    expect(output).not.toMatch(/^\s+at /m);
    for (const line of output.trim().split('\n')) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  });
});

describe('the door while Microsoft’s keys cannot be had', () => {
  it('answers 503, so that Teams sends the activity again, and lets it in once they are there', async () => {
    const own = serveFolder();
    microsoft.setMetadata(false);
    const second = await startServe(completeSettings(own.path), microsoft.url);
    const send = () =>
      fetch(`${second.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: bearer() },
        body: JSON.stringify(activity()),
      });
    expect((await send()).status).toBe(503);
    microsoft.setMetadata(true);
    expect((await send()).status).toBe(200);
    await second.stop();
    expect(second.output()).not.toMatch(/^\s+at |PUBLIC KEY/m);
    own.remove();
  });
});
