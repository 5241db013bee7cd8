import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFreeText, type FreeTextWarning } from '../../../src/core/free-text/check-free-text.ts';
import { withHealth, withName, withoutHealth, withoutName } from './sentences.ts';

const rules = { maxLength: 500, allowPersonNames: false };

function pointedAt(text: string, kind: FreeTextWarning['kind'], allowPersonNames = false): readonly string[] {
  const verdict = checkFreeText(text, { maxLength: 500, allowPersonNames });
  if (!verdict.ok) throw new Error(`«${text}» was refused: ${verdict.problem}`);
  return verdict.warnings.filter((warning) => warning.kind === kind).map(({ start, end }) => text.slice(start, end));
}

describe('checkFreeText', () => {
  it('is tried on well over a hundred sentences', () => {
    expect(withName.length + withoutName.length + withHealth.length + withoutHealth.length).toBeGreaterThanOrEqual(140);
  });

  it.each(withName)('warns about the name in «%s»', (sentence, name) => {
    expect(pointedAt(sentence, 'person-name')).toEqual([name]);
  });

  it.each(withoutName)('sees no name in «%s»', (sentence) => {
    expect(pointedAt(sentence, 'person-name')).toEqual([]);
  });

  it.each(withHealth)('warns about health in «%s»', (sentence) => {
    expect(pointedAt(sentence, 'health').length).toBeGreaterThan(0);
  });

  it.each(withoutHealth)('sees nobody’s health in «%s»', (sentence) => {
    expect(pointedAt(sentence, 'health')).toEqual([]);
  });

  it('lets names pass where the field asks for one, and still warns about health', () => {
    expect(pointedAt('Kari Nordmann er sykmeldt', 'person-name', true)).toEqual([]);
    expect(pointedAt('Kari Nordmann er sykmeldt', 'health', true)).toEqual(['sykmeldt']);
  });

  it('refuses an identity number, also where names are allowed', () => {
    expect(checkFreeText('Hun har 13527248013', { maxLength: 500, allowPersonNames: true })).toEqual({ ok: false, problem: 'identity-number' });
    expect(checkFreeText('Hun har 135272 48013', rules)).toEqual({ ok: false, problem: 'identity-number' });
  });

  it('refuses what is one digit from an identity number, and leaves an account number', () => {
    expect(checkFreeText('Hun har 135272 48014', rules)).toEqual({ ok: false, problem: 'identity-number' });
    expect(checkFreeText('01010112345', rules)).toEqual({ ok: false, problem: 'identity-number' });
    expect(checkFreeText('Konto 01010112345', rules).ok).toBe(true);
  });

  it('counts length in characters', () => {
    expect(checkFreeText('å'.repeat(500), rules).ok).toBe(true);
    expect(checkFreeText('🙂'.repeat(500), rules).ok).toBe(true);
    expect(checkFreeText('🙂'.repeat(501), rules)).toEqual({ ok: false, problem: 'too-long' });
    expect(checkFreeText('a'.repeat(501), rules)).toEqual({ ok: false, problem: 'too-long' });
  });

  it.each([
    ['a null', 'a\u0000b'],
    ['an escape', 'a\u001bb'],
    ['a delete', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['a turned direction', 'a\u202eb'],
    ['half a character', 'a\ud800b'],
  ])('refuses %s', (_, text) => {
    expect(checkFreeText(text, rules)).toEqual({ ok: false, problem: 'control-characters' });
  });

  it('lets newlines, tabs and emoji with joiners pass', () => {
    expect(checkFreeText('en\r\nto\ttre 👩‍🏫', rules)).toEqual({ ok: true, warnings: [] });
  });

  it('never throws, and points only inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc
            .array(
              fc.constantFrom('Kari', 'Nordmann', 'har', 'hun', 'kreft', 'I', 'K.', '010190', '12345', '.', 'er', 'Bo-', 'Solvik', 'skole', '\n'),
              { maxLength: 60 },
            )
            .map((words) => words.join(' ')),
        ),
        (text) => {
          const verdict = checkFreeText(text, rules);
          if (!verdict.ok) return;
          for (const { start, end } of verdict.warnings) expect(0 <= start && start < end && end <= text.length).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['names', 'Kari '],
    ['initials', 'K. '],
    ['digits', '01 '],
    ['illness', 'har kreft '],
    ['capitals', 'A'],
    ['hyphens', 'a-'],
    ['lower-case names', 'kari nordmann '],
  ])('is quick on 20,000 characters of %s', (_, part) => {
    const started = performance.now();
    checkFreeText(part.repeat(20_000 / part.length), { maxLength: 20_000, allowPersonNames: false });
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
