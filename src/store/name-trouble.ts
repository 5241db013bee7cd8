const words: Readonly<Record<string, string>> = {
  '25006': 'the database is read-only',
  '53100': 'the disk of the database is full',
  '53300': 'the database takes no more connections',
  '28P01': 'the database refuses the user or password',
  '28000': 'the database refuses the user from here',
  '3D000': 'the database is not there',
  '42P01': 'the tables are not there',
  '42501': 'the user may not use the tables',
  '55000': 'the database takes no connections',
  '57014': 'the database did not answer in time',
  '57P01': 'the database is shutting down',
  '57P02': 'the database is starting again after a crash',
  '57P03': 'the database is starting or shutting down',
  ECONNREFUSED: 'nobody listens at the address of the database',
  ECONNRESET: 'the connection to the database broke',
  ENOTFOUND: 'the name of the database server is not known',
  EAI_AGAIN: 'the name of the database server cannot be looked up',
  ETIMEDOUT: 'the database server does not answer',
  EHOSTUNREACH: 'the database server cannot be reached',
  ENETUNREACH: 'the database server cannot be reached',
};

/** The same error with a few words of what is wrong beside it (`errstr`, as SQLite's driver has it), which name no host and no user; as it came where there are none. */
export function nameTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const errstr = words[String(error.code)];
  return errstr === undefined ? error : Object.assign(error, { errstr });
}
