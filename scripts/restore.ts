import { join, resolve } from 'node:path';
import { copyDatabase, CopyError } from './copy-database.ts';

// npm run restore -- FILE: makes LOSEN_DATA_DIR, which must hold no database yet, from a backup.
const [source] = process.argv.slice(2);
const folder = process.env['INIT_CWD'] ?? process.cwd();
const dataDir = process.env['LOSEN_DATA_DIR'];

if (source === undefined || dataDir === undefined) {
  console.error('Usage: LOSEN_DATA_DIR=NEW_FOLDER npm run restore -- FILE');
  process.exit(2);
}
try {
  const to = join(dataDir, 'losen.sqlite');
  const { records, bytes } = await copyDatabase(resolve(folder, source), to);
  console.log(`${to}: ${records} records, ${bytes} bytes, checked. Start the bot with this LOSEN_DATA_DIR.`);
} catch (error) {
  if (!(error instanceof CopyError)) throw error;
  console.error(error.message);
  process.exit(1);
}
