import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AdvertPolicy } from '../../../src/core/advert/advert-policy.ts';
import { reviseRequirements, type Requirements } from '../../../src/core/case/requirements.ts';
import { loadAdvertPolicy } from '../../../src/policy/load-advert-policy.ts';

/** What hostile texts are mixed from. */
export interface Material {
  readonly policy: AdvertPolicy;
  /** Whole adverts. */
  readonly drafts: readonly string[];
  /** Sentences that are each known to give a finding. */
  readonly wordings: readonly string[];
  /** Words of the adverts, so many times as they occur. */
  readonly words: readonly string[];
  /** A job analysis to hold every other text against. */
  readonly analysis: Requirements;
}

const folder = new URL('../../../test/adverts/drafts/', import.meta.url);
const policies = fileURLToPath(new URL('../../../policies', import.meta.url));

/** Reads the municipality's policy and the adverts that rules are written with; the held-out ones are left alone. */
export function loadMaterial(id: 'asker' | 'alver'): Material {
  const loaded = loadAdvertPolicy({ folder: policies, id });
  if (!loaded.ok) throw new Error(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  const drafts = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const wordings = loaded.value.data.phrases.flatMap(({ phrases }) => phrases.flatMap(({ catches }) => catches));
  const words = drafts.flatMap((draft) => draft.match(/\p{L}+/gu) ?? []);
  const lines = (from: number) => Array.from({ length: 12 }, (_, index) => words.slice(from + index * 8, from + index * 8 + 6).join(' '));
  const analysis = reviseRequirements(null, { tasks: lines(0), must: lines(100), should: lines(200), traits: lines(300) });
  return { policy: loaded.value, drafts, wordings, words, analysis };
}
