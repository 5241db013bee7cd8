import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { advertMaxLength } from '../../../src/core/advert/advert-max-length.ts';
import { makeDocx } from '../../documents/make-docx.ts';
import { makePdf } from '../../documents/make-pdf.ts';
import { sample, without } from './advert-sample.ts';

const command = fileURLToPath(new URL('../../../src/check-ad.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'check-ad-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = ''): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

describe('check-ad', () => {
  it('ends with 0 and says that it is no approval when nothing must be put right', () => {
    const { status, out } = run(['--today', '2026-11-22', '-'], sample);
    expect(status).toBe(0);
    expect(out).toContain('Ikke vurdert');
  });

  it('ends with 1 on a finding of severity must, and names line, rule and source', () => {
    const file = join(folder, 'annonse.txt');
    writeFileSync(file, without(/Lønn/).replace('15. desember', '1. november'));
    const { status, out } = run(['--today', '2026-11-22', file]);
    expect(status).toBe(1);
    expect(out).toContain('[offer.pay-missing]');
    expect(out).toMatch(/linje \d+: «1\. november 2026» {2}\[deadline\.past\]/);
  });

  it('writes the report of the contract as JSON', () => {
    const report: unknown = JSON.parse(run(['--json', '--policy', 'alver', '--locale=en', '--family', 'ho', '--today=2026-11-22', '-'], sample).out);
    expect(report).toMatchObject({ language: 'nb', family: 'HO', policy: { id: 'alver' } });
    expect(Object.keys(report as object)).toEqual(['language', 'policy', 'textHash', 'family', 'sections', 'findings', 'notAssessed', 'statistics']);
  });

  it('reads a docx and a pdf as it reads text, and says in one line why a file gives none', () => {
    const docx = join(folder, 'annonse.docx');
    writeFileSync(docx, makeDocx(sample.split('\n')));
    const told = JSON.parse(run(['--json', '--today', '2026-11-22', docx]).out) as { findings: readonly { rule: string }[] };
    const plain = JSON.parse(run(['--json', '--today', '2026-11-22', '-'], sample).out) as typeof told;
    expect(told.findings.map(({ rule }) => rule)).toEqual(plain.findings.map(({ rule }) => rule));
    const picture = join(folder, 'bilde.pdf');
    writeFileSync(picture, makePdf([]));
    expect(run([picture])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('is it a picture?') });
  });

  it('checks a text as long as the chat takes, and refuses one character more in one line', () => {
    const longest = sample.padEnd(advertMaxLength, ' Vi søker deg.');
    expect(run(['--today', '2026-11-22', '-'], longest).out).toContain('Ikke vurdert');
    const { status, out, err } = run(['--today', '2026-11-22', '-'], `${longest}.`);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toBe(`check-ad: the text is too long for an advert: ${advertMaxLength + 1} characters, at most ${advertMaxLength}\n`);
    const docx = join(folder, 'lang.docx');
    writeFileSync(docx, makeDocx(Array.from({ length: 3_000 }, () => 'Vi søker en medarbeider til avdelingen.')));
    expect(run([docx])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('too long for an advert') });
  });

  it('hands a terminal no control characters of the advert', () => {
    const { out } = run(['--today', '2026-11-22', '-'], sample.replace('sykepleier', 'ung \u001b[31m\u009b1m\u202e og dynamisk sykepleier'));
    expect(out).toContain('[inclusion.age]');
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });

  it.each([
    [['--policy', 'oslo', '-'], '--policy is asker or alver'],
    [['--locale', 'se', '-'], '--locale is nb, nn or en'],
    [['--family', 'XX', '-'], '--family is one of'],
    [['--today', '31.12.2026', '-'], '--today is a day'],
    [['--today', '2026-02-30', '-'], '--today is a day'],
    [['--score', '-'], '--score is not an option'],
    [['--json'], 'no file is named'],
    [['a.txt', 'b.txt'], 'one file at a time'],
    [['missing.txt'], 'does not exist'],
    [['annonse.docx'], 'does not exist'],
    [['annonse.rtf'], 'must be .txt, .md, .docx or .pdf'],
    [['-'], 'holds no text'],
  ])('ends with 2 and one line on standard error: %j', (args, why) => {
    const { status, out, err } = run(args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(why);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
