import { describe, expect, it } from 'vitest';
import { ConfigError, readLocalConfig, readTeamsConfig } from '../src/config.ts';

const teams = {
  MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'secret',
  LOSEN_TENANTS: '11111111-1111-4111-8111-111111111111=asker',
  LOSEN_DIRECTORY: 'people.yaml',
};

const problems = (read: () => unknown): string => {
  try {
    read();
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('local mode', () => {
  it('starts with nothing set', () => {
    expect(readLocalConfig({})).toMatchObject({ mode: 'local', PORT: 3978, LOSEN_POLICY: 'asker', LOSEN_DATA_DIR: '.data', LOSEN_SEND_RATE: 0 });
  });

  it('takes several municipalities', () => {
    expect(readLocalConfig({ LOSEN_POLICY: 'alver,asker' })).toMatchObject({ LOSEN_POLICY: 'alver,asker' });
  });

  it('refuses credentials, because it checks nobody’s identity', () => {
    expect(problems(() => readLocalConfig({ MicrosoftAppId: teams.MicrosoftAppId, MicrosoftAppPassword: 'secret' }))).toMatch(
      /MicrosoftAppId, MicrosoftAppPassword/,
    );
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ LOSEN_POLICY: '../x' }, 'LOSEN_POLICY'],
    [{ LOSEN_POLICY: 'asker,' }, 'LOSEN_POLICY'],
    [{ LOSEN_LOG_LEVEL: 'loud' }, 'LOSEN_LOG_LEVEL'],
  ])('names what is mistyped in %j', (environment, name) => {
    expect(problems(() => readLocalConfig(environment))).toContain(name);
  });
});

describe('Teams mode', () => {
  it('takes what is complete', () => {
    expect(readTeamsConfig(teams)).toMatchObject({
      mode: 'teams',
      LOSEN_TENANTS: [{ tenant: '11111111-1111-4111-8111-111111111111', policy: 'asker' }],
      LOSEN_SERVICE_HOSTS: ['smba.trafficmanager.net'],
      LOSEN_SEND_RATE: 25,
    });
    // In Teams there is no sending without limits.
    expect(problems(() => readTeamsConfig({ ...teams, LOSEN_SEND_RATE: '0' }))).toContain('LOSEN_SEND_RATE');
  });

  it('fetches files from nowhere until hosts are listed, and takes an empty list for a decision', () => {
    expect(readTeamsConfig(teams).LOSEN_DOWNLOAD_HOSTS).toEqual([]);
    const listed = readTeamsConfig({ ...teams, LOSEN_DOWNLOAD_HOSTS: 'asker.sharepoint.com, .files.example.no' });
    expect(listed.LOSEN_DOWNLOAD_HOSTS).toEqual(['asker.sharepoint.com', '.files.example.no']);
    expect(readLocalConfig({}).LOSEN_DOWNLOAD_HOSTS).toContain('127.0.0.1');
    expect(readLocalConfig({ LOSEN_DOWNLOAD_HOSTS: '' }).LOSEN_DOWNLOAD_HOSTS).toEqual([]);
  });

  it.each([
    ['MicrosoftAppPassword', '"secret"'],
    ['LOSEN_DATA_DIR', "'/data'"],
    ['MicrosoftAppId', ` ${teams.MicrosoftAppId}`],
    ['MicrosoftAppType', 'SingleTenant\r'],
  ])('names %s once when an env file has kept what stands around its value', (name, value) => {
    expect(problems(() => readTeamsConfig({ ...teams, [name]: value }))).toBe(
      `${name}: begins or ends with a quotation mark or a space; write the value alone.`,
    );
  });

  it('names everything that is missing at once', () => {
    const told = problems(() => readTeamsConfig({}));
    for (const name of ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'LOSEN_TENANTS', 'LOSEN_DIRECTORY'])
      expect(told).toContain(`${name}: is missing`);
  });

  it('takes people from a file or from Entra ID, and needs one of the two', () => {
    const { LOSEN_DIRECTORY: _, ...without } = teams;
    expect(readTeamsConfig(teams).directory).toEqual({ kind: 'file', file: 'people.yaml' });
    const graph = { ...without, LOSEN_DIRECTORY_GRAPH: 'mapping.yaml' };
    expect(readTeamsConfig(graph).directory).toEqual({ kind: 'graph', file: 'mapping.yaml' });
    expect(readTeamsConfig(graph).LOSEN_DIRECTORY_MINUTES).toBe(15);
    expect(problems(() => readTeamsConfig({ ...graph, LOSEN_DIRECTORY: 'people.yaml' }))).toContain('both are set');
    expect(problems(() => readTeamsConfig(without))).toContain('LOSEN_DIRECTORY: is missing');
    const foreign = '33333333-3333-4333-8333-333333333333=asker';
    expect(problems(() => readTeamsConfig({ ...graph, LOSEN_TENANTS: `${teams.LOSEN_TENANTS},${foreign}` }))).toContain('MicrosoftAppTenantId alone');
  });

  it('takes an empty app id for a missing one: the SDK would switch authentication off', () => {
    expect(problems(() => readTeamsConfig({ ...teams, MicrosoftAppId: '' }))).toContain('MicrosoftAppId');
  });

  it.each([
    [{ MicrosoftAppType: 'MultiTenant' }, 'MicrosoftAppType'],
    [{ MicrosoftAppType: 'singletenant' }, 'MicrosoftAppType'],
    [{ MicrosoftAppPassword: '' }, 'MicrosoftAppPassword'],
    [{ MicrosoftAppType: 'UserAssignedMSI' }, 'must not be set'],
    [{ LOSEN_TENANTS: 'asker' }, 'LOSEN_TENANTS'],
    [{ LOSEN_TENANTS: ' , ' }, 'LOSEN_TENANTS'],
    [{ LOSEN_SERVICE_HOSTS: 'https://x' }, 'LOSEN_SERVICE_HOSTS'],
    [{ LOSEN_DOWNLOAD_HOSTS: 'asker.sharepoint.com/sites' }, 'LOSEN_DOWNLOAD_HOSTS'],
    [{ LOSEN_DIRECTORY_MINUTES: '0' }, 'LOSEN_DIRECTORY_MINUTES'],
    [{ LOSEN_DOWNLOAD_HOSTS: '*' }, 'LOSEN_DOWNLOAD_HOSTS'],
  ])('names what is mistyped or contradictory in %j', (wrong, told) => {
    expect(problems(() => readTeamsConfig({ ...teams, ...wrong }))).toContain(told);
  });
});

describe('a setting that cannot be read', () => {
  it.each([
    ['LOSEN_SEND_RATE', 'x', 'takes a whole number from 0 to 1000: calls to Teams a second, such as 25.'],
    ['LOSEN_SEND_RATE', '2.5', 'takes a whole number from 0 to 1000: calls to Teams a second, such as 25.'],
    ['LOSEN_SEND_RATE', '5000', 'takes a whole number from 0 to 1000: calls to Teams a second, such as 25.'],
    ['PORT', 'x', 'takes a whole number from 1 to 65535: a port, such as 3978.'],
    ['LOSEN_CLIENT_PORT', '0', 'takes a whole number from 1 to 65535: a port, such as 3978.'],
    ['LOSEN_LOG_LEVEL', 'loud', 'takes trace, debug, info, warn, error, silent.'],
    ['LOSEN_POLICY', 'Asker Kommune', 'takes policies such as asker or alver, comma between.'],
    ['LOSEN_DOWNLOAD_HOSTS', 'https://a.no', 'takes host names in lower case without https:// or path, comma between.'],
  ])('is told in our own words: %s=%s', (name, value, told) => {
    expect(problems(() => readLocalConfig({ [name]: value }))).toBe(`${name}: ${told}`);
  });

  it('in Teams mode too', () => {
    expect(problems(() => readTeamsConfig({ ...teams, LOSEN_SEND_RATE: 'x', LOSEN_DIRECTORY_MINUTES: 'x' }))).toBe(
      'LOSEN_SEND_RATE: takes a whole number from 1 to 1000: calls to Teams a second, such as 25.\nLOSEN_DIRECTORY_MINUTES: takes a whole number from 1 to 1440: minutes, such as 15.',
    );
  });
});
