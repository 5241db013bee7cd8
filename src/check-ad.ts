import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { advertMaxLength } from './core/advert/advert-max-length.ts';
import { checkAdvert } from './core/advert/check-advert.ts';
import { parseCheckArguments } from './core/advert/parse-check-arguments.ts';
import { writeReport } from './core/advert/write-report.ts';
import type { IsoDate } from './core/ids.ts';
import { type Result, accept, refuse } from './core/result.ts';
import type { DocumentFault } from './documents/document-fault.ts';
import { readDocument } from './documents/read-document.ts';
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
export async function runCheckAd(args: readonly string[], now: Date): Promise<CommandResult> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(now) as IsoDate;
  const parsed = parseCheckArguments(args, today);
  if (!parsed.ok) return complain(parsed.refusal);
  const { file, json, policy: id, locale, family } = parsed.value;
  const text = await readAdvertText(file);
  if (!text.ok) return complain(text.refusal);
  if (text.value.length > advertMaxLength)
    return complain(`the text is too long for an advert: ${text.value.length} characters, at most ${advertMaxLength}`);
  const policy = loadAdvertPolicy({ folder: policies, id });
  if (!policy.ok)
    return complain(policy.refusal.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`)[0] ?? `the policy ${id} cannot be read`);
  const hash = (normalised: string): string => createHash('sha256').update(normalised).digest('hex');
  const report = checkAdvert(text.value, { policy: policy.value, locale, today: parsed.value.today, family, hash });
  const status = report.findings.some((one) => one.severity === 'must') ? 1 : 0;
  const output = json ? `${JSON.stringify(report, null, 2)}\n` : writeReport(report, text.value, locale ?? policy.value.locale, policy.value.data);
  return { status, output, complaint: null };
}

function complain(complaint: string): CommandResult {
  return { status: 2, output: '', complaint: complaint.replaceAll(/\s*\n\s*/g, ' ') };
}

/** Sentences for files that give no text. */
const faults: Readonly<Record<DocumentFault, string>> = {
  empty: 'holds nothing',
  'too-large': 'is larger than 10 MB',
  'old-word': 'is in the old Word format or under a password; save it as .docx without a password',
  'unknown-type': 'is no text, .docx or .pdf',
  encrypted: 'is under a password; save it without',
  damaged: 'is damaged and cannot be read',
  'no-text': 'holds no text; is it a picture?',
  'too-much': 'is too large for an advert',
  'too-slow': 'takes too long to read; save it as plain text',
};

async function readAdvertText(file: string): Promise<Result<string, string>> {
  if (file !== '-' && !/\.(?:txt|md|docx|pdf)$/i.test(file))
    return refuse(`${file} cannot be read: the file must be .txt, .md, .docx or .pdf, or - for standard input`);
  const name = file === '-' ? 'standard input' : file;
  const bytes = readBytes(file === '-' ? 0 : resolve(process.env['INIT_CWD'] ?? '.', file), name);
  if (!bytes.ok) return bytes;
  if (/\.(?:docx|pdf)$/i.test(file)) {
    const read = await readDocument(bytes.value);
    return read.ok ? read : refuse(`${name} ${faults[read.refusal]}`);
  }
  if (bytes.value.length > mostBytes) return refuse(`${name} is too large for an advert: ${bytes.value.length} bytes, at most ${mostBytes}`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value);
    return text.trim() === '' ? refuse(`${name} holds no text`) : accept(text);
  } catch {
    return refuse(`${name} is not UTF-8 text`);
  }
}

function readBytes(file: string | 0, name: string): Result<Uint8Array, string> {
  try {
    return accept(new Uint8Array(readFileSync(file)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(code === 'ENOENT' ? `${name} does not exist` : `${name} cannot be read${code === '' ? '' : ` (${code})`}`);
  }
}

if (import.meta.main) {
  const { status, output, complaint } = await runCheckAd(process.argv.slice(2), new Date());
  if (complaint !== null) process.stderr.write(`check-ad: ${complaint}\n`);
  process.stdout.write(output);
  process.exitCode = status;
}
