import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { checkAdvert } from '../../src/core/advert/check-advert.ts';
import type { Report } from '../../src/core/advert/report.ts';
import type { IsoDate } from '../../src/core/ids.ts';
import type { Locale } from '../../src/core/text.ts';
import { loadAdvertPolicy } from '../../src/policy/load-advert-policy.ts';

const policies = fileURLToPath(new URL('../../policies', import.meta.url));
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The advert check of a municipality, as the chat and the command line have it. */
export function loadChecker(id: 'asker' | 'alver'): (text: string, today: IsoDate, locale: Locale) => Report {
  const loaded = loadAdvertPolicy({ folder: policies, id });
  if (!loaded.ok) throw new Error(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  return (text, today, locale) => checkAdvert(text, { policy: loaded.value, today, locale, hash });
}
