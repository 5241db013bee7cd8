import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Result, accept, refuse } from '../src/core/result.ts';

/** What a municipality fills into the app's manifest. */
export interface PackageValues {
  /** Id of the app in Teams. */
  readonly appId: string;
  /** Id of the bot's registration in Entra. */
  readonly botId: string;
  /** Host name the bot is reached at. */
  readonly domain: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** The policy the municipality follows; the app speaks its language first. */
  readonly policy: string;
  /** Where the package is written, from the project's root. */
  readonly out: string;
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const folder = new URL('../policies/', import.meta.url);
const policies = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/policy.yaml`, folder)));
const emptyGuid = '00000000-0000-0000-0000-000000000000';
const host = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** Reads the values from the command line, else from the environment. The refusal is one sentence. */
export function readPackageValues(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Result<PackageValues, string> {
  const options = readOptions(argv);
  if (!options.ok) return options;
  const given = options.value;
  const appId = given['app-id'] ?? env['LOSEN_TEAMS_APP_ID'] ?? '';
  const botId = given['bot-id'] ?? env['LOSEN_BOT_ID'] ?? '';
  const domain = given.domain ?? env['LOSEN_DOMAIN'] ?? '';
  if (!isGuid(appId)) return refuse(complaint('--app-id (LOSEN_TEAMS_APP_ID)', appId, 'the id of the app, a GUID'));
  if (!isGuid(botId)) return refuse(complaint('--bot-id (LOSEN_BOT_ID)', botId, 'the id of the bot’s registration, a GUID'));
  if (!host.test(domain))
    return refuse(complaint('--domain (LOSEN_DOMAIN)', domain, 'a host name such as losen.example.no, without https:// and path'));
  const { policy } = given;
  if (!policies.includes(policy)) return refuse(`--policy is «${policy}»; it takes one of ${policies.join(', ')}.`);
  const addresses = {
    websiteUrl: given.website ?? `https://${domain}`,
    privacyUrl: given.privacy ?? `https://${domain}/privacy`,
    termsUrl: given.terms ?? `https://${domain}/terms`,
  };
  const wrong = Object.values(addresses).find((address) => !isHttps(address));
  if (wrong !== undefined) return refuse(`«${wrong}» is not an address; --website, --privacy and --terms take one that begins with https://.`);
  return accept({ appId, botId, domain, ...addresses, policy, out: given.out ?? `dist/losen-${policy}.zip` });
}

function readOptions(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'app-id': text,
        'bot-id': text,
        domain: text,
        website: text,
        privacy: text,
        terms: text,
        policy: { type: 'string', default: 'asker' },
        out: text,
      },
    });
    return accept(values);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('.')[0] : String(error);
    return refuse(`${reason}; package-app takes --app-id, --bot-id, --domain, --website, --privacy, --terms, --policy and --out.`);
  }
}

function isGuid(value: string): boolean {
  return guid.test(value) && value !== emptyGuid;
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function complaint(option: string, value: string, takes: string): string {
  return value === '' ? `${option} is missing; it takes ${takes}.` : `${option} is «${value}»; it takes ${takes}.`;
}
