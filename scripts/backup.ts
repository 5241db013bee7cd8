import { resolve, join } from 'node:path';
import { copyDatabase, CopyError } from './copy-database.ts';

// npm run backup -- FILE: copies the database of LOSEN_DATA_DIR to a file, also while the bot runs.
const [target] = process.argv.slice(2);
const folder = process.env['INIT_CWD'] ?? process.cwd();
const dataDir = process.env['LOSEN_DATA_DIR'] ?? '.data';

if (target === undefined) {
  console.error('Usage: npm run backup -- FILE, with LOSEN_DATA_DIR as the bot has it.');
  process.exit(2);
}
try {
  const to = resolve(folder, target);
  const { records, bytes } = await copyDatabase(join(dataDir, 'losen.sqlite'), to);
  console.log(`${to}: ${records} records, ${bytes} bytes, checked.`);
} catch (error) {
  if (!(error instanceof CopyError)) throw error;
  console.error(error.message);
  process.exit(1);
}
