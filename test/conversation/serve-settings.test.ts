import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigError, readTeamsConfig } from '../../src/config.ts';
import { startFakeMicrosoft, type FakeMicrosoft } from './fake-microsoft.ts';
import { completeSettings, manager, registration, serveFolder, startServe } from './start-serve.ts';

// Each starts programs, which takes its time where many do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = serveFolder();
const complete = completeSettings(folder.path);
const elsewhere = '44444444-4444-4444-8444-444444444444';
afterAll(() => folder.remove());

const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(complete).filter(([name]) => !names.includes(name)));

/** The lines the program ends with for settings it cannot start on; what it does with them is tried where it is started. */
async function stopped(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  try {
    readTeamsConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return startStopped(settings);
}

/** Starts, and gives the lines it ended with. */
async function startStopped(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const started = await startServe(settings);
  expect(await started.exited).toBe(1);
  return started.output().trim().split('\n');
}

describe('serve stops at the start, with one line a setting,', () => {
  it('when nothing is set', async () => {
    const lines = await startStopped({});
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'LOSEN_TENANTS',
      'LOSEN_DIRECTORY',
    ]);
    for (const line of lines) expect(line).toMatch(/: is missing(?:\.$|; set it to a file of people)/);
  });

  it('when several things are wrong at once, each on its own line', async () => {
    const lines = await startStopped({
      ...complete,
      PORT: 'http',
      MicrosoftAppTenantId: 'asker',
      MicrosoftAppType: 'MultiTenant',
      LOSEN_TENENTS: 'x',
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'LOSEN_TENENTS']);
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['SingleTenant has no password', without('MicrosoftAppPassword'), /^MicrosoftAppPassword: is missing; SingleTenant needs the client secret\.$/],
    [
      'the secret’s id stands for its value',
      { ...complete, MicrosoftAppPassword: elsewhere },
      /^MicrosoftAppPassword: is a GUID, .* value is needed\.$/,
    ],
    ['a managed identity has a password', { ...complete, MicrosoftAppType: 'UserAssignedMSI' }, /^MicrosoftAppPassword: must not be set;/],
    [
      'a managed identity’s secret is said to expire',
      { ...without('MicrosoftAppPassword'), MicrosoftAppType: 'UserAssignedMSI', LOSEN_SECRET_EXPIRES: '2027-01-31' },
      /^LOSEN_SECRET_EXPIRES: must not be set;/,
    ],
    [
      'a managed identity has no app id',
      { ...without('MicrosoftAppPassword', 'MicrosoftAppId'), MicrosoftAppType: 'UserAssignedMSI' },
      /^MicrosoftAppId: is missing\.$/,
    ],
    ['the app id is empty: the SDK would switch authentication off', { ...complete, MicrosoftAppId: '' }, /^MicrosoftAppId: is missing\.$/],
    [
      'the app is multi-tenant',
      { ...complete, MicrosoftAppType: 'MultiTenant' },
      /^MicrosoftAppType: MultiTenant is refused: .* SingleTenant or UserAssignedMSI\.$/,
    ],
    ['the app’s type is written otherwise', { ...complete, MicrosoftAppType: 'singletenant' }, /^MicrosoftAppType: .*did you mean SingleTenant\?$/],
    [
      'the app’s type is unknown',
      { ...complete, MicrosoftAppType: 'SystemAssignedMSI' },
      /^MicrosoftAppType: takes SingleTenant or UserAssignedMSI\.$/,
    ],
    ['a tenant is no GUID', { ...complete, MicrosoftAppTenantId: 'asker.onmicrosoft.com' }, /^MicrosoftAppTenantId: is not a GUID\.$/],
    ['a served tenant is no GUID', { ...complete, LOSEN_TENANTS: 'asker.no=asker' }, /^LOSEN_TENANTS: takes pairs of a tenant’s GUID and a policy/],
    ['no tenant is served', { ...complete, LOSEN_TENANTS: '' }, /^LOSEN_TENANTS: names no tenant/],
    [
      'a tenant follows two policies',
      { ...complete, LOSEN_TENANTS: `${registration.tenant}=asker,${registration.tenant}=alver` },
      /^LOSEN_TENANTS: names .* twice/,
    ],
    [
      'the registration’s own tenant is not served',
      { ...complete, LOSEN_TENANTS: `${elsewhere}=asker` },
      /^LOSEN_TENANTS: lacks 1{8}-.*MicrosoftAppTenantId/,
    ],
    ['a policy does not exist', { ...complete, LOSEN_TENANTS: `${registration.tenant}=askre` }, /^There is no policy «askre»; there are .*asker/],
    ['there is nobody to answer', { ...complete, LOSEN_SERVICE_HOSTS: '' }, /^LOSEN_SERVICE_HOSTS: is empty/],
    [
      'anybody could buy a host',
      { ...complete, LOSEN_SERVICE_HOSTS: '.trafficmanager.net' },
      /^LOSEN_SERVICE_HOSTS: lets in every name .* smba\.trafficmanager\.net\.$/,
    ],
    ['the data folder cannot be made', { ...complete, LOSEN_DATA_DIR: '/dev/null/data' }, /^LOSEN_DATA_DIR: \/dev\/null\/data cannot be used: /],
    ['a host is an address', { ...complete, LOSEN_DOWNLOAD_HOSTS: 'https://asker.sharepoint.com' }, /^LOSEN_DOWNLOAD_HOSTS: takes host names/],
    ['a host lets half the world in', { ...complete, LOSEN_DOWNLOAD_HOSTS: '.com' }, /^LOSEN_DOWNLOAD_HOSTS: takes host names/],
    ['a number is none', { ...complete, LOSEN_SEND_RATE: 'fast' }, /^LOSEN_SEND_RATE: /],
    ['the day of the secret is none', { ...complete, LOSEN_SECRET_EXPIRES: '31.01.2027' }, /^LOSEN_SECRET_EXPIRES: takes a day such as/],
    ['a name lacks a letter', { ...complete, LOSEN_DATADIR: '/data' }, /^LOSEN_DATADIR: is not a setting of Losen; did you mean LOSEN_DATA_DIR\?$/],
    ['a name has another case', { ...complete, MICROSOFTAPPID: elsewhere }, /^MICROSOFTAPPID: .*did you mean MicrosoftAppId\?$/],
    ['a name is unknown', { ...complete, LOSEN_FAVOURITE_COLOUR: 'blue' }, /^LOSEN_FAVOURITE_COLOUR: is not a setting of Losen\.$/],
    ['a setting belongs to local mode', { ...complete, LOSEN_NOW: '2026-11-22T10:00:00Z' }, /^LOSEN_NOW: belongs to local mode/],
    ['the policy is set as in local mode', { ...complete, LOSEN_POLICY: 'asker' }, /^LOSEN_POLICY: belongs to local mode.*LOSEN_TENANTS/],
    ['the people’s file is missing', { ...complete, LOSEN_DIRECTORY: join(folder.path, 'nobody.yaml') }, /nobody\.yaml: the file is missing/],
  ];

  it.each(wrong)('when %s', async (_, settings, told) => {
    const lines = await stopped(settings);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(told);
    // The value may be a secret in the wrong place.
    expect(lines.join('\n')).not.toContain(complete['MicrosoftAppPassword']);
  });

  it('when the file of people is broken, with its line', async () => {
    const broken = join(folder.path, 'broken.yaml');
    writeFileSync(broken, `- { tenant: ${registration.tenant}, id: ${manager}, name: Kari, roles: [boss], unit: A }\n`);
    expect(await stopped({ ...complete, LOSEN_DIRECTORY: broken })).toEqual([expect.stringMatching(/broken\.yaml:1: roles/)]);
  });

  it('when the port is taken', async () => {
    const other = createServer((_, response) => response.end()).listen(0, '0.0.0.0');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await stopped({ ...complete, PORT: String(port), LOSEN_LOG_LEVEL: 'error' })).toEqual([expect.stringMatching(/is taken\. Set PORT/)]);
    other.close();
  });
});

describe('serve with a secret that ends', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it.each([
    [12, /the client secret expires on .*, in 1[123] days/],
    [-3, /the client secret expired on/],
  ])('in %d days says so in the log and to whoever watches its health, and works', async (days, told) => {
    const own = serveFolder();
    const bot = await startServe({ ...completeSettings(own.path), LOSEN_SECRET_EXPIRES: inDays(days) });
    const health = await fetch(`${bot.url}/health/ready`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({ status: 'ready', store: 'ok', reminders: 'ok', warnings: [expect.stringMatching(told)] });
    await bot.stop();
    expect(bot.output()).toMatch(told);
    own.remove();
  });

  it('in good time says nothing', async () => {
    const own = serveFolder();
    const bot = await startServe({ ...completeSettings(own.path), LOSEN_SECRET_EXPIRES: inDays(90) });
    expect(await (await fetch(`${bot.url}/health/ready`)).json()).toMatchObject({ warnings: [] });
    await bot.stop();
    expect(bot.output()).not.toContain('secret');
    own.remove();
  });
});

describe('serve with a managed identity', () => {
  let microsoft: FakeMicrosoft;
  beforeAll(async () => {
    microsoft = await startFakeMicrosoft(registration);
  });
  afterAll(() => microsoft.close());

  it('answers with a token the platform gave to that identity, without any secret', async () => {
    const own = serveFolder();
    const { MicrosoftAppPassword: _, ...settings } = completeSettings(own.path);
    const bot = await startServe(
      { ...settings, MicrosoftAppType: 'UserAssignedMSI', IDENTITY_ENDPOINT: `${microsoft.url}/identity/token`, IDENTITY_HEADER: 'platform' },
      microsoft.url,
    );
    const answer = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${microsoft.sign()}` },
      body: JSON.stringify({
        type: 'message',
        id: 'a1',
        text: 'hjelp',
        channelId: 'msteams',
        serviceUrl: registration.serviceUrl,
        from: { id: '29:kari', name: 'Kari', aadObjectId: manager },
        recipient: { id: '28:losen' },
        conversation: { id: 'a:privat', tenantId: registration.tenant, conversationType: 'personal' },
      }),
    });
    expect(answer.status).toBe(200);
    await bot.stop();
    const asked = microsoft.calls().find(({ host }) => host === 'identity');
    expect(asked?.path).toContain(registration.appId);
    const posted = microsoft.calls().filter(({ host, method }) => host === 'smba.trafficmanager.net' && method === 'POST');
    expect(posted.length).toBeGreaterThan(0);
    for (const call of posted) expect(call.authorization).toBe(`Bearer ${microsoft.botToken}`);
    expect(bot.output()).not.toContain(microsoft.botToken);
    own.remove();
  });
});
