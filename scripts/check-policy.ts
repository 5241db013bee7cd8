import { join, relative } from 'node:path';
import { loadAdvertPolicy, readAdvertBase } from '../src/policy/load-advert-policy.ts';
import { loadPolicy } from '../src/policy/load-policy.ts';

const folder = join(import.meta.dirname, '..', 'policies');
const ids = process.argv.slice(2);

const base = readAdvertBase(folder);
const lines = ids.flatMap((id): readonly string[] => {
  const loaded = loadPolicy({ folder, id });
  const advert = loadAdvertPolicy({ folder, id, base });
  if (!loaded.ok || !advert.ok) {
    process.exitCode = 1;
    return [loaded, advert].flatMap((one) =>
      one.ok ? [] : one.refusal.map(({ file, line, reason }) => `${relative(process.cwd(), file)}:${line} ${reason}`),
    );
  }
  const { steps, stages, gates, rules, hash } = loaded.value;
  const counts = `${stages.length} stages, ${steps.length} steps, ${gates.length} gates, ${rules.length} rules, hash ${hash.slice(0, 12)}`;
  return [`${id}: ${counts}; advert check ${advert.value.version}`];
});

if (ids.length === 0) {
  process.stderr.write('Usage: node scripts/check-policy.ts <municipality> …\n');
  process.exitCode = 2;
}
for (const line of new Set(lines)) console.log(line);
