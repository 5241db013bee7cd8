import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseError } from '../src/store/explain-database.ts';
import { moveRecords } from './migrate/move-records.ts';
import { openPostgresRecords } from './migrate/open-postgres-records.ts';
import { openSqliteSource, openSqliteTarget } from './migrate/open-sqlite.ts';
import { MigrationError, type Source, type Target } from './migrate/raw-store.ts';

// npm run migrate-store -- --from FILE --to DATABASE_URL: moves everything from one store to another, either way. A side is
// the file of an embedded database, an address of a Postgres database, or the word DATABASE_URL for the address in that
// variable, so that no password stands on the command line.
const usage =
  'Usage: npm run migrate-store -- --from STORE --to STORE, where STORE is a file such as .data/losen.sqlite, postgres://…, or DATABASE_URL.';
const folder = process.env['INIT_CWD'] ?? process.cwd();

async function migrate(): Promise<string> {
  const { from, to } = readArguments();
  const source: Source = isPostgres(from) ? await openPostgresRecords(from, 'from') : openSqliteSource(resolve(folder, from));
  try {
    const target: Target = isPostgres(to) ? await openPostgresRecords(to, 'to') : openSqliteTarget(resolve(folder, to));
    try {
      const { records, hash, resumed } = await moveRecords(source, target);
      return `${records} records moved${resumed > 0 ? `, ${resumed} of them before the interruption` : ''}; both sides have the hash ${hash}.`;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function readArguments(): { readonly from: string; readonly to: string } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
    const { from, to } = { from: fromEnvironment(values.from), to: fromEnvironment(values.to) };
    if (from !== undefined && to !== undefined && from !== to) return { from, to };
  } catch {
    // Told below.
  }
  throw new MigrationError(usage);
}

function fromEnvironment(given: string | undefined): string | undefined {
  return given === 'DATABASE_URL' ? process.env['DATABASE_URL'] : given;
}

function isPostgres(store: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(store);
}

try {
  console.log(await migrate());
} catch (error) {
  const isExpected = error instanceof MigrationError || error instanceof DatabaseError;
  // Of anything else the words may quote what is stored.
  console.error(
    isExpected
      ? error.message
      : `The records could not be moved: ${error instanceof Error ? `${error.name} ${'code' in error ? String(error.code) : error.message}` : 'unknown'}`,
  );
  process.exitCode = 1;
}
