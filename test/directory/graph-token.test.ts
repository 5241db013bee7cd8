import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import nock from 'nock';
import { afterAll, expect, it } from 'vitest';
import { inherited } from '../../bench/process/start-listener.ts';
import { graphAudience, toConnectorToken } from '../../src/teams/connector-token.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const appId = '22222222-2222-4222-8222-222222222222';
const folder = mkdtempSync(join(tmpdir(), 'losen-serve-'));

afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
  rmSync(folder, { recursive: true });
});

it('asks the tenant for a token of Graph’s own scope with the bot’s credentials, apart from the connector’s', async () => {
  nock.disableNetConnect();
  const scopes: string[] = [];
  const login = nock('https://login.microsoftonline.com').persist();
  login.post(new RegExp(`^/${tenantId}/oauth2/v2.0/token`)).reply(async (request: Request): Promise<[number, string, Record<string, string>]> => {
    const scope = new URLSearchParams(await request.text()).get('scope') ?? '';
    scopes.push(scope);
    const body = { token_type: 'Bearer', expires_in: 3_600, access_token: `token-for-${scope}` };
    return [200, JSON.stringify(body), { 'content-type': 'application/json' }];
  });
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: 'secret',
  });
  const forGraph = toConnectorToken(factory, { appId, tenantId, audience: graphAudience });
  const forConnector = toConnectorToken(factory, { appId, tenantId });
  expect(await forGraph()).toContain('https://graph.microsoft.com/.default');
  expect(await forConnector()).toContain('https://api.botframework.com/.default');
  expect(await forGraph()).toContain('https://graph.microsoft.com/.default');
  expect(scopes).toHaveLength(2);
});

it('a broken mapping file stops the start of Teams mode with file, line and reason', async () => {
  const file = join(folder, 'mapping.yaml');
  writeFileSync(file, 'hr: []\nmanagers:\n  - group: Ledere\n');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', new URL('../../src/main.ts', import.meta.url).pathname, 'serve'], {
    env: {
      ...inherited(),
      LOSEN_DATA_DIR: folder,
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppPassword: 'a-secret-nobody-sees',
      LOSEN_TENANTS: `${tenantId}=asker`,
      LOSEN_DIRECTORY_GRAPH: file,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(told).toMatch(/mapping\.yaml:\d: (?:hr|managers\.0\.group): /);
  expect(told).not.toContain('a-secret-nobody-sees');
});
