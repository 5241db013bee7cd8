import { z } from 'zod';
import { checkNames } from './check-names.ts';
import { defaultClientPort } from './local/start-clients.ts';

/** A whole number within bounds; otherwise told what it takes, never what the library calls it. */
const whole = (least: number, most: number, what: string) => {
  const error = `takes a whole number from ${least} to ${most}: ${what}.`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const port = whole(1, 65_535, 'a port, such as 3978');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const guid = z.guid('is not a GUID.').toLowerCase();
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** A whole host name, or a leading dot and the domain below which every host counts; one label alone would let half the world in. */
const host = z
  .string()
  .regex(
    /^\.?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/,
    'takes host names in lower case without https:// or path, comma between.',
  );
const loopbackHost = z.enum(['127.0.0.1', 'localhost', '[::1]']);

const sharedShape = {
  PORT: port.default(3978),
  LOSEN_DATA_DIR: z.string().min(1).default('.data'),
  /** What a reader of /metrics shows as a bearer token; without it only this machine may read them. */
  LOSEN_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,200}$/, 'takes 16 to 200 letters, digits and -._~+/=, as openssl rand -hex 24 makes them.')
    .optional(),
  LOSEN_LOG_LEVEL: z.enum(levels, { error: `takes ${levels.join(', ')}.` }).default('info'),
  /** Postgres instead of the embedded database; several replicas may share one. */
  DATABASE_URL: z
    .string()
    .refine(
      (value) => /^postgres(?:ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
      'takes an address such as postgres://user:password@host:5432/losen.',
    )
    .optional(),
};

/** Calls to the connector a second, in a tenant; 0, which only local mode takes, for no limits at all. */
const sendRate = (least: number) => whole(least, 1_000, 'calls to Teams a second, such as 25');

const localSchema = z.object({
  ...sharedShape,
  /** The local client has no limits. */
  LOSEN_SEND_RATE: sendRate(0).default(0),
  /** Which municipality; several, comma between, each in its own local tenant. */
  LOSEN_POLICY: z
    .string()
    .regex(/^[a-z-]+(,[a-z-]+)*$/, 'takes policies such as asker or alver, comma between.')
    .default('asker'),
  LOSEN_NOW: z.string().optional(),
  /** Other people than those local mode brings along, in a file of the same form. */
  LOSEN_DIRECTORY: z.string().min(1).optional(),
  LOSEN_CLIENT_PORT: port.default(defaultClientPort),
  /** Hosts files may be fetched from; the loopback names stand for this machine, over plain http too. */
  LOSEN_DOWNLOAD_HOSTS: list
    .pipe(z.array(z.union([loopbackHost, host], { error: 'takes host names in lower case without https:// or path, comma between.' })))
    .default(['127.0.0.1', 'localhost', '[::1]']),
});

const appTypes = ['SingleTenant', 'UserAssignedMSI'] as const;

const appType = z.string().transform((value, context) => {
  const type = appTypes.find((known) => known === value);
  if (type !== undefined) return type;
  const meant = appTypes.find((known) => known.toLowerCase() === value.trim().toLowerCase());
  const message =
    value.trim().toLowerCase() === 'multitenant'
      ? 'MultiTenant is refused: Microsoft has closed it for new bots, and Losen serves only listed tenants; register the bot as SingleTenant or UserAssignedMSI.'
      : `takes SingleTenant or UserAssignedMSI${meant === undefined ? '.' : `; did you mean ${meant}?`}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const tenantPair = z.string().transform((pair, context) => {
  const [tenant = '', policy = '', ...more] = pair.split('=').map((part) => part.trim());
  if (guid.safeParse(tenant).success && /^[a-z-]+$/.test(policy) && more.length === 0) return { tenant: tenant.toLowerCase(), policy };
  context.addIssue({
    code: 'custom',
    message: 'takes pairs of a tenant’s GUID and a policy, such as 11111111-1111-4111-8111-111111111111=asker, comma between.',
  });
  return z.NEVER;
});

const teamsSchema = z.object({
  ...sharedShape,
  LOSEN_SEND_RATE: sendRate(1).default(25),
  MicrosoftAppId: guid,
  MicrosoftAppType: appType,
  MicrosoftAppTenantId: guid,
  MicrosoftAppPassword: z.string().min(1).optional(),
  /** `tenant=policy` pairs, comma between. */
  LOSEN_TENANTS: list.pipe(z.array(tenantPair).min(1, 'names no tenant, so Losen could serve nobody.')),
  /** Hosts the bot may send to. Microsoft sells other names below trafficmanager.net to anybody, so it is this one host. */
  LOSEN_SERVICE_HOSTS: list
    .pipe(z.array(host).min(1, 'is empty, so Losen could answer nobody; leave it out for Teams’ own host.'))
    .refine(
      (hosts) => !hosts.includes('.trafficmanager.net'),
      'lets in every name below trafficmanager.net, which anybody can buy; name smba.trafficmanager.net.',
    )
    .default(['smba.trafficmanager.net']),
  /** Hosts files may be fetched from, over https; none by default. */
  LOSEN_DOWNLOAD_HOSTS: list.pipe(z.array(host)).default([]),
  /** The file with people and their roles; this or the next. */
  LOSEN_DIRECTORY: z.string().min(1).optional(),
  /** The file that says which Entra groups and app roles mean what. */
  LOSEN_DIRECTORY_GRAPH: z.string().min(1).optional(),
  /** How long an answer of Microsoft Graph is used before it is asked again. */
  LOSEN_DIRECTORY_MINUTES: whole(1, 1_440, 'minutes, such as 15').default(15),
  /** The day the client secret stops working, as Entra shows it. */
  LOSEN_SECRET_EXPIRES: z.iso.date('takes a day such as 2027-06-30.').optional(),
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

/** Names that belong to making the app package, to tests and to the browser. */
const otherNames = ['LOSEN_TEAMS_APP_ID', 'LOSEN_BOT_ID', 'LOSEN_DOMAIN', 'LOSEN_CHROMIUM', 'LOSEN_SCREENSHOTS', 'LOSEN_SEED', 'LOSEN_TEST_STORE'];

const credentials = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'] as const;

/** Reads local mode's settings. Throws ConfigError; also when credentials are set, because local mode checks nobody's identity. */
export function readLocalConfig(environment: NodeJS.ProcessEnv): LocalConfig {
  const set = credentials.filter((name) => (environment[name] ?? '') !== '');
  if (set.length > 0) {
    throw new ConfigError([
      `Local mode checks nobody's identity and must not hold credentials: unset ${set.join(', ')}, or start with «npm run serve».`,
    ]);
  }
  const own = Object.keys(localSchema.shape);
  const elsewhere = [...otherNames, ...Object.keys(teamsSchema.shape)];
  return { mode: 'local', ...parse(localSchema, environment, checkNames(environment, { own, elsewhere })) };
}

const missingDirectory = 'LOSEN_DIRECTORY: is missing; set it to a file of people, or LOSEN_DIRECTORY_GRAPH to a mapping of Entra groups.';

/** Reads Teams mode's settings. Throws ConfigError with every missing, contradictory or mistyped one. */
export function readTeamsConfig(given: NodeJS.ProcessEnv): TeamsConfig {
  const own = Object.keys(teamsSchema.shape);
  const wrapped = own.filter((name) => unwrap(given[name] ?? '') !== (given[name] ?? ''));
  const environment = { ...given, ...Object.fromEntries(wrapped.map((name) => [name, unwrap(given[name] ?? '')])) };
  const localOnly = Object.keys(localSchema.shape).filter((name) => !own.includes(name));
  const problems = [
    ...checkNames(environment, { own, elsewhere: [...otherNames, ...localOnly] }),
    ...localOnly
      .filter((name) => (environment[name] ?? '') !== '')
      .map((name) => `${name}: belongs to local mode; unset it${name === 'LOSEN_POLICY' ? ', the policies stand in LOSEN_TENANTS.' : '.'}`),
    ...contradictions(environment),
    ...directoryFaults(environment),
    ...wrapped.map((name) => `${name}: begins or ends with a quotation mark or a space; write the value alone.`),
  ];
  const config = parse(teamsSchema, environment, problems);
  const tenants = config.LOSEN_TENANTS.map(({ tenant }) => tenant);
  const home = config.MicrosoftAppTenantId;
  const twice = tenants.find((tenant, at) => tenants.indexOf(tenant) !== at);
  const wrong: string[] = [
    ...(twice === undefined ? [] : [`LOSEN_TENANTS: names ${twice} twice; a tenant follows one policy.`]),
    ...(tenants.includes(home) ? [] : [`LOSEN_TENANTS: lacks ${home}, which is MicrosoftAppTenantId; the registration serves its own tenant.`]),
  ];
  // Credentials of one tenant say nothing about the people of another.
  if (config.LOSEN_DIRECTORY_GRAPH !== undefined && tenants.some((tenant) => tenant !== home))
    wrong.push('LOSEN_DIRECTORY_GRAPH: serves MicrosoftAppTenantId alone; LOSEN_TENANTS must name that tenant and no other.');
  if (wrong.length > 0) throw new ConfigError(wrong);
  const { LOSEN_DIRECTORY: people, LOSEN_DIRECTORY_GRAPH: mapping } = config;
  return { mode: 'teams', ...config, directory: people === undefined ? { kind: 'graph', file: mapping ?? '' } : { kind: 'file', file: people } };
}

/** People come from one place. */
function directoryFaults(environment: NodeJS.ProcessEnv): readonly string[] {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  if (isSet('LOSEN_DIRECTORY') && isSet('LOSEN_DIRECTORY_GRAPH'))
    return ['LOSEN_DIRECTORY, LOSEN_DIRECTORY_GRAPH: both are set; people come from a file or from Entra ID, never from both.'];
  return isSet('LOSEN_DIRECTORY') || isSet('LOSEN_DIRECTORY_GRAPH') ? [] : [missingDirectory];
}

/** An env file keeps the quotation marks and spaces that a shell takes away; with them a secret is another secret, and a folder another folder. */
function unwrap(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

/** Settings that are well written and cannot be meant together. */
function contradictions(environment: NodeJS.ProcessEnv): readonly string[] {
  const type = (environment['MicrosoftAppType'] ?? '').toLowerCase();
  const secret = environment['MicrosoftAppPassword'] ?? '';
  if (type === 'userassignedmsi') {
    return [
      ...(secret === '' ? [] : ['MicrosoftAppPassword: must not be set; a managed identity has no secret.']),
      ...((environment['LOSEN_SECRET_EXPIRES'] ?? '') === '' ? [] : ['LOSEN_SECRET_EXPIRES: must not be set; a managed identity has no secret.']),
    ];
  }
  if (type === 'singletenant' && secret === '') return ['MicrosoftAppPassword: is missing; SingleTenant needs the client secret.'];
  // Entra shows both side by side, and the id is the one that can still be copied later.
  return guid.safeParse(secret).success ? ['MicrosoftAppPassword: is a GUID, so it is the secret’s id; its value is needed.'] : [];
}

function parse<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv, problems: readonly string[] = []): z.output<Schema> {
  // An empty variable is one that somebody forgot to fill in; an empty list of hosts or tenants is a decision, and refused where it cannot be meant.
  const lists = ['LOSEN_DOWNLOAD_HOSTS', 'LOSEN_SERVICE_HOSTS', 'LOSEN_TENANTS'];
  const filled = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== '' || lists.includes(name)));
  const parsed = schema.safeParse(filled);
  if (parsed.success && problems.length === 0) return parsed.data;
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => toSentence(issue, filled));
  throw new ConfigError([...new Set([...faults, ...problems])]);
}

/** One line a setting; never its value, which may be a secret in the wrong place. */
function toSentence({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }, filled: NodeJS.ProcessEnv): string {
  const name = String(path[0]);
  return `${name}: ${filled[name] === undefined ? 'is missing.' : message}`;
}
