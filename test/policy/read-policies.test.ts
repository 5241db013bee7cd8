import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { loadAdvertPolicy } from '../../src/policy/load-advert-policy.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { readPolicies } from '../../src/policy/read-policies.ts';

const folder = fileURLToPath(new URL('../../policies', import.meta.url));

describe('policies read in a thread', () => {
  const copies: string[] = [];
  const copy = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'policies-'));
    copies.push(made);
    cpSync(folder, made, { recursive: true });
    return made;
  };
  afterEach(() => {
    for (const one of copies.splice(0)) rmSync(one, { recursive: true });
  });

  test('are the same as those read in place', async () => {
    const read = await readPolicies({ folder, ids: ['asker'] });
    const policy = loadPolicy({ folder, id: 'asker' });
    const advert = loadAdvertPolicy({ folder, id: 'asker' });
    if (!read.ok || !policy.ok || !advert.ok) throw new Error('The policy of Asker has faults');
    expect(read.value).toStrictEqual([{ policy: policy.value, advert: advert.value }]);
  });

  test('are refused with the file and line of a pattern of the advert check that cannot be read', async () => {
    const broken = copy();
    const file = join(broken, 'base', 'advert', 'cues', 'offer.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const at = lines.indexOf('pension:');
    writeFileSync(file, lines.toSpliced(at + 1, 0, '  - "(pensjon | klp"').join('\n'));
    const read = await readPolicies({ folder: broken, ids: ['asker'] });
    if (read.ok) throw new Error('The broken pattern was accepted');
    expect(read.refusal).toEqual([{ file, line: at + 2, reason: expect.stringContaining('a bracket is left open') }]);
  });

  test('are refused with file, line and reason, the advert check’s data with the rest', async () => {
    const broken = copy();
    appendFileSync(join(broken, 'asker', 'rules.yaml'), '\n- id: [\n');
    appendFileSync(join(broken, 'asker', 'advert.yaml'), '\nnonsense: true\n');
    const read = await readPolicies({ folder: broken, ids: ['asker'] });
    if (read.ok) throw new Error('The broken files were accepted');
    const files = new Set(read.refusal.map(({ file }) => file));
    expect([...files]).toEqual([join(broken, 'asker', 'advert.yaml'), join(broken, 'asker', 'rules.yaml')]);
    for (const { line, reason } of read.refusal) {
      expect(line).toBeGreaterThan(1);
      expect(reason).not.toBe('');
    }
  });

  test('that are not there are refused too', async () => {
    const read = await readPolicies({ folder, ids: ['nowhere'] });
    expect(read.ok).toBe(false);
  });
});
