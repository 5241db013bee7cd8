import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMapping } from '../../src/directory/read-mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'losen-mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'mapping.yaml');
const knowsUnion = (union: string) => ['fagforbundet', 'nsf'].includes(union);
const group = (number: number) => `{ group: 00000000-0000-4000-b000-00000000000${number} }`;
const whole = `managers: [${group(1)}]\nhr: [${group(2)}]\n`;

function read(text: string) {
  writeFileSync(file, text);
  return readMapping(file, knowsUnion);
}

describe('a mapping file', () => {
  it('is read as the example in the documents stands', () => {
    const example = new URL('../../docs/directory-mapping.example.yaml', import.meta.url).pathname;
    const result = readMapping(example, knowsUnion);
    if (!result.ok) throw new Error(result.refusal);
    expect(result.value.hr.map(({ appRole }) => appRole)).toEqual([undefined, 'Losen.HR']);
    expect(result.value.representatives[0]).toMatchObject({ union: 'fagforbundet', main: true, units: [], areas: [] });
    expect(result.value.standIns[0]?.until).toBe('2026-08-14');
  });

  it('may be JSON', () => {
    const id = '00000000-0000-4000-B000-000000000001';
    const result = read(JSON.stringify({ managers: [{ group: id }], hr: [{ group: id }] }));
    expect(result.ok && result.value.managers).toEqual([{ group: id.toLowerCase() }]);
  });

  it.each([
    ['what is no YAML', 'managers: [', 1, 'not valid YAML'],
    ['an empty file', '', 1, 'expected object'],
    ['no managers', `hr: [${group(2)}]\n`, 1, 'managers'],
    ['managers from nowhere', `managers: []\nhr: [${group(2)}]\n`, 1, 'managers'],
    ['a name instead of an id', `hr: [${group(2)}]\nmanagers:\n  - group: Ledere\n`, 3, 'managers.0.group'],
    ['both a group and an app role', `hr: [${group(2)}]\nmanagers:\n  - { group: 00000000-0000-4000-b000-000000000001, appRole: X }\n`, 3, 'either'],
    ['neither', `hr: [${group(2)}]\nmanagers:\n  - {}\n`, 3, 'either'],
    ['a word it does not know', `${whole}leaders: []\n`, 1, 'leaders'],
    ['an app role without its application', `${whole}directors:\n  - { appRole: Dir, areas: [health] }\n`, 1, 'application: is missing'],
    ['an application nobody needs', `${whole}application: 00000000-0000-4000-c000-000000000001\n`, 3, 'application: is not used'],
    ['an area that is none', `${whole}directors:\n  - { group: 00000000-0000-4000-b000-000000000003, areas: [space] }\n`, 4, 'directors.0.areas.0'],
    ['a director of nothing', `${whole}directors:\n  - { group: 00000000-0000-4000-b000-000000000003, areas: [] }\n`, 4, 'directors.0.areas'],
    [
      'two directors of one area',
      `${whole}directors:\n  - { group: 00000000-0000-4000-b000-000000000003, areas: [health] }\n  - { group: 00000000-0000-4000-b000-000000000004, areas: [health] }\n`,
      5,
      'health has two directors',
    ],
    [
      'a union the policy lacks',
      `${whole}representatives:\n  - { group: 00000000-0000-4000-b000-000000000003, union: lo }\n`,
      4,
      "the municipality's policy has no union lo",
    ],
    [
      'somebody who stands in for herself',
      `${whole}standIns:\n  - { person: 00000000-0000-4000-8000-000000000001, owner: 00000000-0000-4000-8000-000000000001 }\n`,
      4,
      'nobody stands in for herself',
    ],
    [
      'a day that is none',
      `${whole}standIns:\n  - { person: 00000000-0000-4000-8000-000000000001, owner: 00000000-0000-4000-8000-000000000002, until: 31.12.26 }\n`,
      4,
      'until',
    ],
  ])('is refused for %s, with file, line and reason', (_, text, line, reason) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.refusal.startsWith(`${file}:${line}: `), result.refusal).toBe(true);
    expect(result.refusal).toContain(reason);
  });

  it('is refused when it is not there', () => {
    const result = readMapping(join(folder, 'none.yaml'), knowsUnion);
    expect(result.ok ? '' : result.refusal).toContain('is missing');
  });
});
