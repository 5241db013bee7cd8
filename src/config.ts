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
  /** Which municipality; several, comma between, each in its own local tenant. */
  LOSEN_POLICY: z
    .string()
    .regex(/^[a-z-]+(,[a-z-]+)*$/)
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
  /** The file with people and their roles. */
  LOSEN_DIRECTORY: z.string().min(1),
});

/** Settings of local mode. */
export type LocalConfig = Readonly<z.infer<typeof localSchema>> & { readonly mode: 'local' };
/** Settings of Teams mode. */
export type TeamsConfig = Readonly<z.infer<typeof teamsSchema>> & { readonly mode: 'teams' };

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

/** Reads Teams mode's settings. Throws ConfigError with every missing, contradictory or mistyped one. */
export function readTeamsConfig(environment: NodeJS.ProcessEnv): TeamsConfig {
  const config = parse(teamsSchema, environment);
  const hasSecret = config.MicrosoftAppPassword !== undefined;
  if (config.MicrosoftAppType === 'SingleTenant' && !hasSecret)
    throw new ConfigError(['MicrosoftAppPassword: is missing; SingleTenant needs the client secret.']);
  if (config.MicrosoftAppType === 'UserAssignedMSI' && hasSecret)
    throw new ConfigError(['MicrosoftAppPassword: must not be set; a managed identity has no secret.']);
  return { mode: 'teams', ...config };
}

function parse<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv): z.output<Schema> {
  // An empty variable is one that somebody forgot to fill in; an empty list of download hosts is a decision.
  const filled = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== '' || name === 'LOSEN_DOWNLOAD_HOSTS'));
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(
      (issue) => `${issue.path.slice(0, 1).join('.')}: ${environment[String(issue.path[0])] === undefined ? 'is missing.' : issue.message}`,
    ),
  );
}
