import { z } from 'zod';
import { defaultClientPort } from './local/start-clients.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const guid = z.guid();
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const host = z.string().regex(/^\.?[a-z0-9.-]+$|^\[::1\]$/);

const sharedShape = {
  PORT: port.default(3978),
  LOSEN_DATA_DIR: z.string().min(1).default('.data'),
  LOSEN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
};

/** Calls to the connector a second, in a tenant; 0 for no limits at all. */
const sendRate = z.coerce.number().int().min(0).max(1_000);

const localSchema = z.object({
  ...sharedShape,
  /** The local client has no limits. */
  LOSEN_SEND_RATE: sendRate.default(0),
  LOSEN_POLICY: z
    .string()
    .regex(/^[a-z-]+$/)
    .default('asker'),
  LOSEN_NOW: z.string().optional(),
  /** Other people than those local mode brings along, in a file of the same form. */
  LOSEN_DIRECTORY: z.string().min(1).optional(),
  LOSEN_CLIENT_PORT: port.default(defaultClientPort),
  /** Hosts files may be fetched from; the loopback names stand for this machine, over plain http too. */
  LOSEN_DOWNLOAD_HOSTS: list.pipe(z.array(host)).default(['127.0.0.1', 'localhost', '[::1]']),
});

const teamsSchema = z.object({
  ...sharedShape,
  LOSEN_SEND_RATE: sendRate.min(1).default(25),
  MicrosoftAppId: guid,
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']),
  MicrosoftAppTenantId: guid,
  MicrosoftAppPassword: z.string().min(1).optional(),
  /** `tenant=policy` pairs, comma between. */
  LOSEN_TENANTS: list.pipe(z.array(z.string().regex(/^[0-9a-fA-F-]{36}=[a-z-]+$/)).min(1)),
  /** Hosts the bot may send to; a leading dot allows the host's subdomains. */
  LOSEN_SERVICE_HOSTS: list.pipe(z.array(z.string().regex(/^\.?[a-z0-9.-]+$/)).min(1)).default(['.trafficmanager.net', '.botframework.com']),
  /** Hosts files may be fetched from, over https; none by default. */
  LOSEN_DOWNLOAD_HOSTS: list.pipe(z.array(host)).default([]),
  /** The file with people and their roles; this or the next. */
  LOSEN_DIRECTORY: z.string().min(1).optional(),
  /** The file that says which Entra groups and app roles mean what. */
  LOSEN_DIRECTORY_GRAPH: z.string().min(1).optional(),
  /** How long an answer of Microsoft Graph is used before it is asked again. */
  LOSEN_DIRECTORY_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
});

/** Settings of local mode. */
export type LocalConfig = Readonly<z.infer<typeof localSchema>> & { readonly mode: 'local' };
/** Where Teams mode has people from: one of the two, never both. */
export type DirectorySetting = { readonly kind: 'file'; readonly file: string } | { readonly kind: 'graph'; readonly file: string };
/** Settings of Teams mode. */
export type TeamsConfig = Readonly<z.infer<typeof teamsSchema>> & { readonly mode: 'teams'; readonly directory: DirectorySetting };

/** A setting that stops the start, in a sentence for whoever starts it. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'] as const;

/** Reads local mode's settings. Throws ConfigError; also when credentials are set, because local mode checks nobody's identity. */
export function readLocalConfig(environment: NodeJS.ProcessEnv): LocalConfig {
  const set = credentials.filter((name) => (environment[name] ?? '') !== '');
  if (set.length > 0) {
    throw new ConfigError([
      `Local mode checks nobody's identity and must not hold credentials: unset ${set.join(', ')}, or start with «npm run serve».`,
    ]);
  }
  return { mode: 'local', ...parse(localSchema, environment) };
}

const missingDirectory = 'LOSEN_DIRECTORY: is missing; set it to a file of people, or LOSEN_DIRECTORY_GRAPH to a mapping of Entra groups.';

/** Reads Teams mode's settings. Throws ConfigError with every missing, contradictory or mistyped one. */
export function readTeamsConfig(environment: NodeJS.ProcessEnv): TeamsConfig {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  const config = parse(teamsSchema, environment, isSet('LOSEN_DIRECTORY') || isSet('LOSEN_DIRECTORY_GRAPH') ? [] : [missingDirectory]);
  const hasSecret = config.MicrosoftAppPassword !== undefined;
  if (config.MicrosoftAppType === 'SingleTenant' && !hasSecret)
    throw new ConfigError(['MicrosoftAppPassword: is missing; SingleTenant needs the client secret.']);
  if (config.MicrosoftAppType === 'UserAssignedMSI' && hasSecret)
    throw new ConfigError(['MicrosoftAppPassword: must not be set; a managed identity has no secret.']);
  return { mode: 'teams', ...config, directory: readDirectory(config) };
}

function readDirectory({
  LOSEN_DIRECTORY: people,
  LOSEN_DIRECTORY_GRAPH: mapping,
  LOSEN_TENANTS: pairs,
  MicrosoftAppTenantId: home,
}: Readonly<z.infer<typeof teamsSchema>>): DirectorySetting {
  if (people !== undefined && mapping !== undefined)
    throw new ConfigError(['LOSEN_DIRECTORY, LOSEN_DIRECTORY_GRAPH: both are set; people come from a file or from Entra ID, never from both.']);
  if (people !== undefined) return { kind: 'file', file: people };
  if (mapping === undefined) throw new ConfigError([missingDirectory]);
  // Credentials of one tenant say nothing about the people of another.
  if (pairs.some((pair) => pair.split('=')[0]?.toLowerCase() !== home.toLowerCase()))
    throw new ConfigError(['LOSEN_DIRECTORY_GRAPH: serves MicrosoftAppTenantId alone; LOSEN_TENANTS must name that tenant and no other.']);
  return { kind: 'graph', file: mapping };
}

function parse<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv, more: readonly string[] = []): z.output<Schema> {
  // An empty variable is one that somebody forgot to fill in; an empty list of download hosts is a decision.
  const filled = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== '' || name === 'LOSEN_DOWNLOAD_HOSTS'));
  const parsed = schema.safeParse(filled);
  if (parsed.success && more.length === 0) return parsed.data;
  const problems = (parsed.error?.issues ?? []).map(
    (issue) => `${issue.path.slice(0, 1).join('.')}: ${environment[String(issue.path[0])] === undefined ? 'is missing.' : issue.message}`,
  );
  throw new ConfigError([...problems, ...more]);
}
