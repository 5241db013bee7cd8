import { parseDate } from '../parse-date.ts';
import type { IsoDate } from '../ids.ts';
import { type Result, accept, refuse } from '../result.ts';
import { type Locale, locales } from '../text.ts';
import { type RoleFamily, isRoleFamily } from './role-family.ts';

/** What the command line asks for. */
export interface CheckArguments {
  readonly file: string;
  readonly json: boolean;
  readonly policy: string;
  readonly locale: Locale | undefined;
  readonly today: IsoDate;
  readonly family: RoleFamily | undefined;
}

const policies = ['asker', 'alver'];
const usage = 'usage: check-ad [--json] [--policy asker|alver] [--locale nb|nn|en] [--today YYYY-MM-DD] [--family FAMILY] FILE|-';

/** Reads the arguments of `check-ad`; the refusal is one line for standard error. */
export function parseCheckArguments(args: readonly string[], today: IsoDate): Result<CheckArguments, string> {
  const files: string[] = [];
  const values = new Map<string, string>();
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', ...rest] = (args[at] ?? '').split('=');
    if (name === '--json' && rest.length === 0) json = true;
    else if (['--policy', '--locale', '--today', '--family'].includes(name)) {
      const value = rest.length > 0 ? rest.join('=') : args[(at += 1)];
      if (value === undefined || value === '') return refuse(`${name} needs a value; ${usage}`);
      values.set(name, value);
    } else if (name.startsWith('-') && name !== '-') return refuse(`${name} is not an option; ${usage}`);
    else files.push(args[at] ?? '');
  }
  const [file] = files;
  if (file === undefined || file === '' || files.length > 1)
    return refuse(`${files.length > 1 ? 'one file at a time' : 'no file is named'}; ${usage}`);
  const policy = values.get('--policy') ?? 'asker';
  if (!policies.includes(policy)) return refuse(`--policy is ${policies.join(' or ')}, not ${policy}`);
  const wanted = values.get('--locale');
  const locale = locales.find((one) => one === wanted);
  if (wanted !== undefined && locale === undefined) return refuse(`--locale is nb, nn or en, not ${wanted}`);
  const family = values.get('--family')?.normalize('NFC').toUpperCase();
  if (family !== undefined && !isRoleFamily(family)) return refuse(`--family is one of HO BH SK BV TE DR SB KU IT ØK LE KF, not ${family}`);
  const day = values.get('--today');
  const date = day === undefined ? accept(today) : /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseDate(day) : refuse('not-a-date');
  if (!date.ok) return refuse(`--today is a day as YYYY-MM-DD, not ${day ?? ''}`);
  return accept({ file, json, policy, locale, today: date.value, family });
}
