import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AdvertPolicy } from '../../../src/core/advert/advert-policy.ts';
import { type CheckOptions, checkAdvert } from '../../../src/core/advert/check-advert.ts';
import type { Report } from '../../../src/core/advert/report.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { loadAdvertPolicy } from '../../../src/policy/load-advert-policy.ts';

const folder = fileURLToPath(new URL('../../../policies', import.meta.url));

function load(id: string): AdvertPolicy {
  const loaded = loadAdvertPolicy({ folder, id });
  if (!loaded.ok) throw new Error(loaded.refusal.map((fault) => `${fault.file}:${fault.line} ${fault.reason}`).join('\n'));
  return loaded.value;
}

/** The policies as they are in the project. */
export const asker = load('asker');
export const alver = load('alver');

/** Checks a text against Asker's policy on a fixed day unless told otherwise. */
export function check(text: string, options: Partial<CheckOptions> = {}): Report {
  return checkAdvert(text, {
    policy: asker,
    today: '2026-11-22' as IsoDate,
    hash: (normalised) => createHash('sha256').update(normalised).digest('hex'),
    ...options,
  });
}

/** The findings of one rule, or of a group when the name ends in a full stop. */
export function findingsOf(report: Report, rule: string): Report['findings'] {
  return report.findings.filter((one) => one.rule === rule || (rule.endsWith('.') && one.rule.startsWith(rule)));
}
