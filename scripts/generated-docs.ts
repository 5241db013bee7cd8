import { fileURLToPath } from 'node:url';
import { describeProcess } from '../src/policy/describe-process.ts';
import { loadPolicy } from '../src/policy/load-policy.ts';
import { describeCards } from '../src/view/describe-cards.ts';
import { collectReplies } from './collect-replies.ts';

/** A page of docs/ that is made from the data it describes. */
export interface GeneratedDoc {
  readonly path: string;
  readonly text: string;
}

const docs = (name: string) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));

/** Every generated page as it should be now. Throws when the policy has faults. */
export async function generatedDocs(): Promise<readonly GeneratedDoc[]> {
  const asker = loadPolicy({ folder: fileURLToPath(new URL('../policies', import.meta.url)), id: 'asker' });
  if (!asker.ok) throw new Error(asker.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  return [
    { path: docs('process.md'), text: describeProcess(asker.value) },
    { path: docs('cards.md'), text: describeCards(await collectReplies(asker.value)) },
  ];
}
