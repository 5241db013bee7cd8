import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTeamsConfig } from '../../src/config.ts';

const deploy = fileURLToPath(new URL('../../deploy/', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(join(deploy, name), 'utf8')) as unknown;

interface Resource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Template {
  readonly $schema: string;
  readonly parameters: Readonly<
    Record<string, { readonly type: string; readonly defaultValue?: string; readonly allowedValues?: readonly string[] }>
  >;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
}

const template = read('azure.json') as Template;

/** Every string of a value, keys included: an expression may stand in either. */
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* strings(one);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield key;
      yield* strings(one);
    }
}

const expressions = [...strings(template)].filter((text) => text.startsWith('[') && text.endsWith(']'));
const named = (kind: 'parameters' | 'variables') =>
  new Set(expressions.flatMap((text) => [...text.matchAll(new RegExp(`${kind}\\('([^']+)'\\)`, 'g'))].map(([, name = '']) => name)));
const one = (type: string): Resource => {
  const found = template.resources.filter((resource) => resource.type === type);
  expect(found, type).toHaveLength(1);
  return found[0] as Resource;
};

interface ContainerApp {
  readonly configuration: {
    readonly activeRevisionsMode: string;
    readonly ingress: { readonly targetPort: number; readonly allowInsecure: boolean };
    readonly secrets: readonly { readonly name: string; readonly value: string }[];
  };
  readonly template: {
    readonly scale: { readonly minReplicas: number; readonly maxReplicas: number };
    readonly initContainers: readonly { readonly command: readonly string[] }[];
    readonly containers: readonly {
      readonly env: readonly { readonly name: string; readonly value: string }[];
      readonly volumeMounts: readonly { readonly volumeName: string; readonly mountPath: string }[];
      readonly probes: readonly { readonly type: string; readonly httpGet: { readonly path: string; readonly port: number } }[];
    }[];
    readonly volumes: readonly {
      readonly name: string;
      readonly storageType: string;
      readonly secrets?: readonly { readonly secretRef: string; readonly path: string }[];
    }[];
  };
}
const app = one('Microsoft.App/containerApps').properties as unknown as ContainerApp;
const [container] = app.template.containers;

/** Works out the few functions that choose the directory, as Azure does: a property that is not there fails by its name. */
function createEvaluator(parameters: Readonly<Record<string, string>>): (expression: string) => string {
  const evaluate = (expression: string): unknown => {
    const tokens = expression.slice(1, -1).match(/'[^']*'|\w+|[()[\].,]/g) ?? [];
    let at = 0;
    const take = (wanted?: string): string => {
      const token = tokens[at++] ?? '';
      if (wanted !== undefined && token !== wanted) throw new Error(`${token} stands for ${wanted} in ${expression}`);
      return token;
    };
    const property = (of: unknown, name: string): unknown => {
      if (typeof of === 'object' && of !== null && name in of) return (of as Readonly<Record<string, unknown>>)[name];
      throw new Error(`the property '${name}' does not exist`);
    };
    const call = (name: string, given: readonly unknown[]): unknown => {
      const [first, second, third] = given;
      switch (name) {
        case 'if':
          return first === true ? second : third;
        case 'equals':
          return first === second;
        case 'empty':
          return first === '';
        case 'format':
          return String(first).replace('{0}', String(second));
        case 'parameters':
          return property(parameters, String(first));
        case 'variables': {
          const value = property(template.variables, String(first));
          return typeof value === 'string' && value.startsWith('[') ? evaluate(value) : value;
        }
        default:
          throw new Error(`${name} is not known here`);
      }
    };
    const parse = (): unknown => {
      const token = take();
      if (token.startsWith("'")) return token.slice(1, -1);
      take('(');
      const given: unknown[] = [];
      while (tokens[at] !== ')') {
        given.push(parse());
        if (tokens[at] === ',') take();
      }
      take(')');
      let value = call(token, given);
      while (tokens[at] === '[' || tokens[at] === '.') {
        if (take() === '.') value = property(value, take());
        else {
          value = property(value, String(parse()));
          take(']');
        }
      }
      return value;
    };
    return parse();
  };
  return (expression) => String(evaluate(expression));
}

describe('the Azure template', () => {
  it('is a deployment template whose expressions are closed and name only what is there', () => {
    expect(template.$schema).toBe('https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#');
    expect(expressions.length).toBeGreaterThan(60);
    for (const text of expressions) {
      let depth = 0;
      for (const letter of text.replaceAll(/'[^']*'/g, '')) {
        if (letter === '(') depth += 1;
        if (letter === ')') depth -= 1;
        expect(depth, text).toBeGreaterThanOrEqual(0);
      }
      expect(depth, text).toBe(0);
      expect((text.match(/'/g) ?? []).length % 2, text).toBe(0);
    }
    expect([...named('parameters')].sort()).toEqual(Object.keys(template.parameters).sort());
    expect([...named('variables')].sort()).toEqual(Object.keys(template.variables).sort());
  });

  it('gives each resource a version, a name of its own, and as many name parts as its type has', () => {
    const names = template.resources.map(({ type, name }) => `${type} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { type, apiVersion, name } of template.resources) {
      expect(apiVersion).toMatch(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/);
      const parts = /^\[format\('([^']+)'/.exec(name)?.[1]?.split('/').length ?? 1;
      expect(parts, type).toBe(type.split('/').length - 1);
    }
  });

  it('refers to resources it makes itself, and waits for each of them', () => {
    const types = new Set(template.resources.map(({ type }) => type));
    for (const text of expressions)
      for (const [, type = ''] of text.matchAll(/resourceId\('([^']+)'/g)) {
        if (type !== 'Microsoft.Network/virtualNetworks/subnets') expect(types, text).toContain(type);
      }
    for (const { type, properties, dependsOn = [] } of template.resources) {
      const awaited = dependsOn.join(' ').replace("variables('identityId')", "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities')");
      for (const text of [...strings(properties)].filter((value) => value.startsWith('['))) {
        for (const [, needed = ''] of text.matchAll(/(?:reference|listKeys)\(resourceId\('([^']+)'/g)) expect(awaited, type).toContain(needed);
        if (text.includes("variables('identityId')") && !text.includes('registry')) expect(awaited, type).toContain('userAssignedIdentities');
      }
    }
  });

  it.each([
    ['people', { peopleFile: 'people: []', mappingFile: '' }, 'people: []', { kind: 'file', file: '/settings/people.yaml' }],
    ['a mapping', { peopleFile: '', mappingFile: 'hr: []' }, 'hr: []', { kind: 'graph', file: '/settings/mapping.yaml' }],
  ])('gives the bot settings it starts with from %s, and none that is secret', (_, given, content, directory) => {
    const evaluate = createEvaluator(given);
    const values: Readonly<Record<string, string>> = {
      "[parameters('logLevel')]": 'info',
      "[format('{0}={1}', tenant().tenantId, parameters('policy'))]": '11111111-1111-4111-8111-111111111111=asker',
      "[parameters('downloadHosts')]": 'asker.sharepoint.com,asker-my.sharepoint.com',
      "[reference(variables('identityId'), '2023-01-31').clientId]": '22222222-2222-4222-8222-222222222222',
      '[tenant().tenantId]': '11111111-1111-4111-8111-111111111111',
    };
    const toValue = (text: string) => (text.startsWith('[') ? (values[text] ?? evaluate(text)) : text);
    const environment = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [toValue(name), toValue(value)]));
    expect(readTeamsConfig(environment)).toMatchObject({ MicrosoftAppType: 'UserAssignedMSI', PORT: 3978, LOSEN_DATA_DIR: '/data/losen', directory });
    expect(Object.keys(environment)).not.toContain('MicrosoftAppPassword');
    const [secret] = app.configuration.secrets;
    expect(app.configuration.secrets).toHaveLength(1);
    expect(evaluate(secret?.value ?? '')).toBe(content);
    const [file] = app.template.volumes.find(({ name }) => name === 'settings')?.secrets ?? [];
    expect(file?.secretRef).toBe(secret?.name);
    expect(`/settings/${evaluate(file?.path ?? '')}`).toBe(directory.file);
  });

  it('keeps both files secret, and fails with a line that says so when both or neither is given', () => {
    for (const name of ['peopleFile', 'mappingFile']) expect(template.parameters[name]).toMatchObject({ type: 'securestring', defaultValue: '' });
    for (const content of ['', 'x']) {
      const evaluate = createEvaluator({ peopleFile: content, mappingFile: content });
      expect(() => evaluate("[variables('directories')[variables('directory')].setting]")).toThrow('give exactly one of peopleFile and mappingFile');
    }
  });

  it('runs one replica over https, with its data on NFS and its health asked for', () => {
    expect(app.template.scale).toEqual({ minReplicas: 1, maxReplicas: 1 });
    // A new revision waits for the lock of the old one, which must therefore be ended by hand.
    expect(app.configuration.activeRevisionsMode).toBe('Multiple');
    expect(app.configuration.ingress).toMatchObject({ targetPort: 3978, allowInsecure: false });
    expect(app.template.volumes.map(({ name, storageType }) => [name, storageType])).toEqual([
      ['data', 'NfsAzureFile'],
      ['settings', 'Secret'],
    ]);
    expect(container?.volumeMounts.map(({ volumeName }) => volumeName)).toEqual(['data', 'settings']);
    expect(app.template.initContainers[0]?.command.join(' ')).toContain('chown 1000:1000 /data/losen');
    expect(container?.probes.map(({ type, httpGet }) => [type, httpGet.path, httpGet.port])).toEqual([
      ['Startup', '/health/live', 3978],
      ['Liveness', '/health/live', 3978],
      ['Readiness', '/health/ready', 3978],
    ]);
  });

  it('registers the bot for that identity, opens Teams and no other channel, and closes the storage to others', () => {
    expect(one('Microsoft.BotService/botServices').properties).toMatchObject({ msaAppType: 'UserAssignedMSI', disableLocalAuth: true });
    expect(one('Microsoft.BotService/botServices').properties?.['endpoint']).toContain('https://{0}/api/messages');
    expect(one('Microsoft.BotService/botServices/channels').properties).toMatchObject({ channelName: 'MsTeamsChannel' });
    expect(one('Microsoft.Storage/storageAccounts').properties).toMatchObject({
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
    });
    expect(template.resources.filter(({ type }) => type === 'Microsoft.Insights/metricAlerts')).toHaveLength(3);
    expect(one('Microsoft.Insights/scheduledQueryRules').properties).toBeDefined();
  });

  it.each(['asker', 'alver'])('has the parameters of %s: nothing unknown, nothing missing but who the people are', (municipality) => {
    const { parameters } = read(`${municipality}.parameters.json`) as { readonly parameters: Readonly<Record<string, { readonly value: string }>> };
    for (const [name, { value }] of Object.entries(parameters)) {
      expect(Object.keys(template.parameters)).toContain(name);
      const allowed = template.parameters[name]?.allowedValues;
      if (allowed !== undefined) expect(allowed).toContain(value);
    }
    const missing = Object.entries(template.parameters).filter(
      ([name, { defaultValue }]) => defaultValue === undefined && parameters[name] === undefined,
    );
    expect(missing).toEqual([]);
    // Names and roles belong in no repository: one of the two is given at the command line.
    for (const name of ['peopleFile', 'mappingFile']) expect(Object.keys(parameters)).not.toContain(name);
    expect(parameters['name']?.value).toMatch(/^[a-z0-9]{3,16}$/);
  });
});
