import { join, relative } from 'node:path';
import { loadPolicy } from '../src/policy/load-policy.ts';

const folder = join(import.meta.dirname, '..', 'policies');
const ids = process.argv.slice(2);

const lines = ids.flatMap((id): readonly string[] => {
  const loaded = loadPolicy({ folder, id });
  if (!loaded.ok) {
    process.exitCode = 1;
    return loaded.refusal.map(({ file, line, reason }) => `${relative(process.cwd(), file)}:${line} ${reason}`);
  }
  const { steps, stages, gates, rules, hash } = loaded.value;
  return [`${id}: ${stages.length} stages, ${steps.length} steps, ${gates.length} gates, ${rules.length} rules, hash ${hash.slice(0, 12)}`];
});

if (ids.length === 0) {
  process.stderr.write('Usage: node scripts/check-policy.ts <municipality> …\n');
  process.exitCode = 2;
}
for (const line of new Set(lines)) console.log(line);
