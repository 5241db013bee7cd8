import { fileURLToPath } from 'node:url';
import { experiments } from '../bench/chaos/experiments.ts';
import { readKeptResults } from '../bench/chaos/kept-results.ts';
import { toChaosPage } from '../bench/chaos/to-chaos-page.ts';
import { describeProcess } from '../src/policy/describe-process.ts';
import { loadPolicy } from '../src/policy/load-policy.ts';
import { describeCards } from '../src/view/describe-cards.ts';
import { describeAdvertRules } from '../src/core/advert/describe-advert-rules.ts';
import { loadAdvertPolicy } from '../src/policy/load-advert-policy.ts';
import { collectReplies } from './collect-replies.ts';

/** A page of docs/ that is made from the data it describes. */
export interface GeneratedDoc {
  readonly path: string;
  readonly text: string;
}

const docs = (name: string) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));

/** Every generated page as it should be now. Throws when the policy has faults. */
export async function generatedDocs(): Promise<readonly GeneratedDoc[]> {
  const folder = fileURLToPath(new URL('../policies', import.meta.url));
  const asker = loadPolicy({ folder, id: 'asker' });
  const alver = loadPolicy({ folder, id: 'alver' });
  const advert = loadAdvertPolicy({ folder, id: 'asker' });
  if (!advert.ok) throw new Error(advert.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  if (!asker.ok) throw new Error(asker.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  if (!alver.ok) throw new Error(alver.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  return [
    { path: docs('process.md'), text: describeProcess(asker.value) },
    { path: docs('process-alver.md'), text: describeProcess(alver.value) },
    { path: docs('advert-rules.md'), text: describeAdvertRules(advert.value, 'nb') },
    { path: docs('cards.md'), text: describeCards(await collectReplies(asker.value)) },
    { path: docs('reliability.md'), text: toChaosPage(experiments, readKeptResults()) },
  ];
}
