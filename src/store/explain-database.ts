/** Why a database cannot be used, in a sentence for whoever starts the program; it names the setting and never its value. */
export class DatabaseError extends Error {
  constructor(sentence: string, options: ErrorOptions = {}) {
    super(`DATABASE_URL: ${sentence}`, options);
    this.name = 'DatabaseError';
  }
}

const sentences: Readonly<Record<string, (at: Address) => string>> = {
  ECONNREFUSED: ({ server }) => `nobody listens at ${server}.`,
  ENOTFOUND: ({ server }) => `there is no machine called ${server}.`,
  EAI_AGAIN: ({ server }) => `the name of ${server} cannot be looked up.`,
  ETIMEDOUT: ({ server }) => `${server} does not answer.`,
  EHOSTUNREACH: ({ server }) => `${server} cannot be reached.`,
  ENETUNREACH: ({ server }) => `${server} cannot be reached.`,
  ECONNRESET: ({ server }) => `${server} broke the connection.`,
  '28P01': () => 'the database refuses this user or password.',
  '28000': () => 'the database refuses this user from here, or wants a connection with sslmode=require.',
  '3D000': ({ name }) => `there is no database called «${name}»; make it first.`,
  '42501': () => 'the user may not make tables; grant CREATE on the database, once.',
  '53300': () => 'the database takes no more connections.',
  '57P03': () => 'the database is starting or shutting down; try again in a moment.',
  '25006': () => 'the database is read-only; Losen needs the one that takes writes.',
  '53100': () => 'the disk of the database is full.',
};

interface Address {
  readonly server: string;
  readonly name: string;
}

/** Says what is wrong with a database in one plain line. */
export function explainDatabase(error: unknown, url: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const at = toAddress(url);
  const [one] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [error];
  const code = one instanceof Error && 'code' in one ? String(one.code) : '';
  const message = one instanceof Error ? one.message : '';
  const known = sentences[code]?.(at);
  if (known !== undefined) return new DatabaseError(known, { cause: error });
  if (/timeout/i.test(message)) return new DatabaseError(`${at.server} does not answer.`, { cause: error });
  if (/SSL|certificate/i.test(message))
    return new DatabaseError(`${at.server} and Losen do not agree on encryption; see sslmode in the address.`, { cause: error });
  if (/password/i.test(message)) return new DatabaseError('the address lacks the password that the database asks for.', { cause: error });
  return new DatabaseError(`${at.server} cannot be used${code === '' ? '' : ` (${code})`}.`, { cause: error });
}

function toAddress(url: string): Address {
  const parsed = URL.parse(url);
  if (parsed === null) return { server: 'the server it names', name: '' };
  return {
    server: `${parsed.hostname === '' ? 'localhost' : parsed.hostname}:${parsed.port === '' ? '5432' : parsed.port}`,
    name: parsed.pathname.slice(1),
  };
}
