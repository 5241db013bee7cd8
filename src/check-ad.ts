import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkAdvert } from './core/advert/check-advert.ts';
import { parseCheckArguments } from './core/advert/parse-check-arguments.ts';
import { writeReport } from './core/advert/write-report.ts';
import type { IsoDate } from './core/ids.ts';
import { type Result, accept, refuse } from './core/result.ts';
import { loadAdvertPolicy } from './policy/load-advert-policy.ts';

/** What the command ends with: the exit status, what goes to standard output, and the line that goes to standard error. */
export interface CommandResult {
  readonly status: 0 | 1 | 2;
  readonly output: string;
  readonly complaint: string | null;
}

const policies = fileURLToPath(new URL('../policies', import.meta.url));
/** An advert is a page or two; a file beyond this is something else. */
const mostBytes = 1_048_576;

/** Runs `check-ad`: exit status 0 without a finding of severity `must`, 1 with one, 2 when nothing could be checked. */
export function runCheckAd(args: readonly string[], now: Date): CommandResult {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(now) as IsoDate;
  const parsed = parseCheckArguments(args, today);
  if (!parsed.ok) return complain(parsed.refusal);
  const { file, json, policy: id, locale, family } = parsed.value;
  const text = readAdvertText(file);
  if (!text.ok) return complain(text.refusal);
  const policy = loadAdvertPolicy({ folder: policies, id });
  if (!policy.ok) return complain(policy.refusal.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`)[0] ?? `the policy ${id} cannot be read`);
  const hash = (normalised: string): string => createHash('sha256').update(normalised).digest('hex');
  const report = checkAdvert(text.value, { policy: policy.value, locale, today: parsed.value.today, family, hash });
  const status = report.findings.some((one) => one.severity === 'must') ? 1 : 0;
  const output = json ? `${JSON.stringify(report, null, 2)}\n` : writeReport(report, text.value, locale ?? policy.value.locale, policy.value.data);
  return { status, output, complaint: null };
}

function complain(complaint: string): CommandResult {
  return { status: 2, output: '', complaint: complaint.replaceAll(/\s*\n\s*/g, ' ') };
}

function readAdvertText(file: string): Result<string, string> {
  if (/\.(?:docx|pdf)$/i.test(file)) return refuse(`${file} cannot be read: .docx and .pdf are not supported yet; save it as .txt, or paste the text with - as the file`);
  if (file !== '-' && !/\.(?:txt|md)$/i.test(file)) return refuse(`${file} cannot be read: the file must be .txt or .md, or - for standard input`);
  const name = file === '-' ? 'standard input' : file;
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    if (bytes.length > mostBytes) return refuse(`${name} is too large for an advert: ${bytes.length} bytes, at most ${mostBytes}`);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.trim() === '' ? refuse(`${name} holds no text`) : accept(text);
  } catch (error) {
    if (error instanceof TypeError) return refuse(`${name} is not UTF-8 text`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(code === 'ENOENT' ? `${name} does not exist` : `${name} cannot be read${code === '' ? '' : ` (${code})`}`);
  }
}

if (import.meta.main) {
  const { status, output, complaint } = runCheckAd(process.argv.slice(2), new Date());
  if (complaint !== null) process.stderr.write(`check-ad: ${complaint}\n`);
  process.stdout.write(output);
  process.exitCode = status;
}
