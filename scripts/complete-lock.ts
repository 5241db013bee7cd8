// Completes package-lock.json after an `npm install`. A registry that lacks the builds for other systems makes npm
// leave them out of the lockfile, and `npm ci` then refuses the lockfile everywhere. An entry without a hash is enough:
// it is passed over where the system does not fit, and fetched by name and version where it does.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock } from './lock-entries.ts';

const file = new URL('../package-lock.json', import.meta.url);
const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${added.length} entries added for other systems.\n`);
