import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/core/case/condition.ts';
import { type Policy } from '../../src/core/case/definition.ts';
import { referenceDates } from '../../src/core/case/definition-parts.ts';
import { factNames } from '../../src/core/case/fact-values.ts';
import { locales } from '../../src/core/text.ts';
import { describeCondition } from '../../src/policy/describe-condition.ts';
import { describeProcess } from '../../src/policy/describe-process.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { en } from '../../src/policy/process-words/en.ts';
import { nb } from '../../src/policy/process-words/nb.ts';
import { nn } from '../../src/policy/process-words/nn.ts';
import { soundPolicy, writePolicyFolder } from './policy-folder.ts';

function testby(files = soundPolicy): Policy {
  const { folder, remove } = writePolicyFolder(files);
  const loaded = loadPolicy({ folder, id: 'testby' });
  remove();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

/** The lines under a heading, up to the next heading. */
function section(text: string, heading: string): string {
  const after = text.split(`${heading}\n`)[1];
  if (after === undefined) throw new Error(`No heading ${heading}`);
  return after.split(/\n#+ /)[0] ?? '';
}

describe('the process written out', () => {
  test('a step says when it applies, who, by when, what is recorded and what is checked', () => {
    const text = describeProcess(testby());
    expect(text).toMatch(/^# Slik rekrutterer Testby kommune\n/);
    const analysis = section(text, '### 1.1 Analyse');
    expect(analysis).toContain('- **Hvorfor:** Rule one (Act)');
    expect(analysis).toContain('- Done (dato)');
    expect(analysis).toContain('- How («Fully» eller «Not yet»)');
    expect(analysis).toContain('- Reason (tekst; frivillig)');
    expect(analysis).toContain('- Plan (eller begrunnelse; N-02)');
    expect(analysis).toContain('- **Kan utelates:** Nei');
    const approval = section(text, '### 1.2 Approve');
    expect(approval).toContain('- **Gjelder:** når minst én stilling er under 100 prosent og innstillingen «Freeze» er ja');
    expect(approval).toContain('- **Frist:** 3 arbeidsdager etter godkjenningen (forslag, ikke en regel)');
    expect(section(text, '### 2.1 Publish')).toContain('- Applicants (antall; skal være likt «People» i «Analyse»)');
    expect(section(text, '### 2.1 Publish')).toContain('- Invited (antall; ikke mer enn «Applicants»)');
    expect(section(text, '### 2.2 Close')).toContain('også når utlysningen er trukket');
  });

  test('gates, rules and settings are listed, and steps the municipality lacks are not', () => {
    const text = describeProcess(testby());
    expect(section(text, '### G1 Need first (lov; N-01)')).toContain('«Analyse» er gjort');
    expect(section(text, '## Regler')).toContain('| S1-01 | Local rule | Principles | kommunens krav | Seed 004 | kommunens egne dokumenter |  |');
    expect(section(text, '## Regler')).toContain('| fra 2024-01-01 |');
    expect(section(text, '## Innstillinger HR må bekrefte')).toContain('| Freeze | nei | A proposal | forslag fra Losen |');
    expect(text).not.toContain('Innstillinger HR har bekreftet');
    expect(text).not.toContain('Elsewhere');
  });

  test('a gate on an unconfirmed setting is said to advise only', () => {
    const files = {
      ...soundPolicy,
      'base/gates.yaml': (soundPolicy['base/gates.yaml'] ?? '').replace('      rule: N-01\n', '      rule: N-01\n      restsOn: freeze.on\n'),
    };
    expect(describeProcess(testby(files))).toContain('Gir bare råd til HR har bekreftet «Freeze».');
    expect(describeProcess(testby())).not.toContain('Gir bare råd');
  });

  test('a line break or a bar in a text does not break a table', () => {
    const files = { ...soundPolicy, 'base/rules.yaml': (soundPolicy['base/rules.yaml'] ?? '').replaceAll('Rule two', '"a | b\\nc"') };
    expect(describeProcess(testby(files))).toContain('| N-02 | a \\| b c |');
  });

  test.each(locales)('every placeholder is filled in %s', (locale) => {
    const text = describeProcess(testby(), locale);
    expect(text).not.toMatch(/undefined|\[object|\$\{|null|NaN|=>/);
    expect(text.length).toBeGreaterThan(1_000);
  });

  test('the language is the municipality’s own unless another is asked for', () => {
    const files = { ...soundPolicy, 'testby/policy.yaml': (soundPolicy['testby/policy.yaml'] ?? '').replace('locale: nb', 'locale: nn') };
    expect(describeProcess(testby(files))).toContain('## Reglar');
    expect(describeProcess(testby(files), 'en')).toContain('## Rules');
  });
});

describe('a condition in words', () => {
  const policy = testby();
  const say = (condition: Condition): string => describeCondition(condition, { policy, locale: 'nb', words: nb });

  test.each<readonly [Condition, string]>([
    [{ fact: 'temporary', is: true }, 'minst én stilling er midlertidig'],
    [{ not: { fact: 'temporary', is: true } }, 'alle stillingene er faste'],
    [{ fact: 'leader', is: false }, 'det ikke er en lederstilling'],
    [{ fact: 'positions', atLeast: 2 }, 'saken gjelder minst 2 stillinger'],
    [{ fact: 'percentage', is: 100 }, 'den laveste stillingsprosenten er 100'],
    [{ fact: 'serviceArea', in: ['health', 'school', 'fire'] }, 'tjenesteområdet er «Label health», «Label school» eller «Label fire»'],
    [{ not: { fact: 'route', is: 'nav' } }, 'saken ikke gjelder «Label nav»'],
    [{ not: { not: { fact: 'withdrawn', is: true } } }, 'utlysningen er trukket'],
    [{ not: { step: 'need.analysis', is: 'done' } }, 'det ikke er slik at «Analyse» er gjort'],
    [
      {
        all: [
          { fact: 'leader', is: true },
          {
            any: [
              { fact: 'percentage', below: 80 },
              { setting: 'freeze.on', is: true },
            ],
          },
        ],
      },
      'det er en lederstilling og (minst én stilling er under 80 prosent eller innstillingen «Freeze» er ja)',
    ],
  ])('%j', (condition, expected) => {
    expect(say(condition)).toBe(expected);
  });

  test.each([nb, nn, en])('every fact and date has its own words', (words) => {
    const known = [words.flag, words.below, words.oneOf].flatMap((record) => Object.keys(record));
    expect([...known].sort()).toEqual([...factNames].sort());
    expect(new Set(Object.values(words.date)).size).toBe(referenceDates.length);
  });

  test.each([
    [nb, 1, '1 arbeidsdag etter x'],
    [nb, -2, '2 arbeidsdager før x'],
    [nb, 0, 'samme dag som x'],
    [nb, -1, '1 arbeidsdag før x'],
    [nn, 1, '1 arbeidsdag etter x'],
    [nn, 3, '3 arbeidsdagar etter x'],
    [nn, -1, '1 arbeidsdag før x'],
    [en, 1, '1 working day after x'],
    [en, -1, '1 working day before x'],
    [en, 2, '2 working days after x'],
  ] as const)('deadlines are counted as people count', (words, days, expected) => {
    expect(words.deadline(days, true, 'x', false)).toBe(expected);
  });
});

describe('the unions in the process written out', () => {
  const unions = '- { id: delta, name: Delta, families: [HO, TE], certainty: DEFAULT, source: A proposal }\n';

  test.each([
    [nb, 'Bare et forslag'],
    [nn, 'Berre eit forslag'],
    [en, 'Only a suggestion'],
  ])('stand with the role families they are suggested for, and as proposals', (words, proposal) => {
    const locale = words === nb ? 'nb' : words === nn ? 'nn' : 'en';
    const text = section(describeProcess(testby({ ...soundPolicy, 'testby/unions.yaml': unions }), locale), `## ${words.headings.unions}`);
    expect(text).toContain(proposal);
    expect(text).toContain(`| Delta | Label HO; Label TE | A proposal | ${words.certainty.DEFAULT} |`);
  });

  test('are left out where the municipality names none', () => {
    expect(describeProcess(testby())).not.toContain(nb.headings.unions);
  });
});
