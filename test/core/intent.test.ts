import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandKinds, toIntent } from '../../src/core/intent.ts';
import { phrases } from '../../src/core/intent/phrases.ts';
import { negatives, plainUtterances, tellingUtterances } from './intent/utterances.ts';

const plain = Object.entries(plainUtterances).flatMap(([kind, texts]) => texts.map((text): [string, string] => [text, kind]));

describe('toIntent', () => {
  it('is tried on hundreds of ways to say things', () => {
    expect(plain.length + tellingUtterances.length).toBeGreaterThanOrEqual(350);
    expect(negatives.length).toBeGreaterThanOrEqual(150);
  });

  it.each(plain)('reads «%s» as %s', (text, kind) => {
    expect(toIntent(text)).toEqual({ kind });
  });

  it.each(tellingUtterances)('reads what «%s» carries', (text, intent) => {
    expect(toIntent(text)).toEqual(intent);
  });

  it.each(negatives)('starts nothing on «%s»', (text) => {
    expect(toIntent(text).kind).toBe('unknown');
  });

  it('offers the case list’s neighbour for a bare title: showing a case', () => {
    expect(toIntent('sykepleier')).toMatchObject({ kind: 'unknown', nearest: expect.arrayContaining(['show-case', 'new-case']) });
    expect(toIntent('12')).toMatchObject({ nearest: expect.arrayContaining(['show-case']) });
  });

  it.each([
    ['kan man angre på et tilbud', 'undo'],
    ['annonsen ligger ute til fredag', 'check-advert'],
    ['annonsen må være på nynorsk', 'language'],
    ['hvem bestemmer at saken settes på vent', 'hold'],
    ['kandidaten vil trekke stillingen sin', 'withdraw'],
    ['hvor lenge varer prosessen hos dere egentlig', 'plan'],
    ['skal vi ansette en vikar uten utlysning?', 'new-case'],
    ['når er neste møte', 'next'],
    ['help desk number for webcruiter', 'help'],
  ])('has for «%s» %s among the nearest', (text, kind) => {
    expect(toIntent(text)).toMatchObject({ kind: 'unknown', nearest: expect.arrayContaining([kind]) });
  });

  it('reads nearly every phrase it knows with two letters swapped in any of its longer words', () => {
    let tried = 0;
    const missed: string[] = [];
    for (const { kind, words } of phrases) {
      for (const [at, word] of words.entries()) {
        if (word.length < 5) continue;
        const swapped = `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
        const text = words.with(at, swapped).join(' ');
        tried += 1;
        if (toIntent(text).kind !== kind) missed.push(text);
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(missed.length / tried, missed.join('; ')).toBeLessThan(0.03);
  });

  it('leaves a title out that would be a whole sentence', () => {
    const text = 'ny sak sykepleier med erfaring geriatri palliasjon demens rus psykiatri akutt kirurgi natt helg turnus';
    expect(toIntent(text)).toEqual({ kind: 'new-case' });
  });

  it('never undoes anything because of a word in a longer text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('lønn', 'intervju', 'kandidaten', 'rådhuset', 'politiattest', 'fredag', 'budget', 'søknaden'), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom('angre', 'undo', 'trekk stillingen', 'sett på vent', 'overlat saken', 'close the case'),
        (words, act) => {
          const kinds = [toIntent(`${[...words].join(' ')} ${act}`).kind, toIntent(`${act} ${[...words].join(' ')}`).kind];
          expect(kinds).toEqual(['unknown', 'unknown']);
        },
      ),
    );
  });

  it('never throws, always answers the same, and always names three different commands when it does not understand', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc
            .array(
              fc.constantFrom(
                'ny',
                'sak',
                'vis',
                '12',
                'til',
                'språk',
                'angre',
                'på',
                'vent',
                '?',
                '.',
                'hei',
                'the',
                'takk',
                '<at>',
                'skal',
                'ansette',
              ),
              { maxLength: 30 },
            )
            .map((words) => words.join(' ')),
        ),
        (text) => {
          const intent = toIntent(text);
          expect(toIntent(text)).toEqual(intent);
          if (intent.kind === 'unknown') {
            expect(new Set(intent.nearest).size).toBe(3);
            for (const kind of intent.nearest) expect(commandKinds).toContain(kind);
          }
          if (intent.kind === 'new-case') expect(intent.title?.length ?? 1).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['one letter', 'a'.repeat(200_000)],
    ['spaces', ' '.repeat(200_000)],
    ['open brackets', '<'.repeat(200_000)],
    ['open mentions', '<at'.repeat(100_000)],
    ['politeness', 'hei kan du vise meg '.repeat(10_000)],
    ['digits', '1'.repeat(200_000)],
    ['digits and hyphens', '2026-'.repeat(50_000)],
    ['commands', 'ny sak '.repeat(30_000)],
    ['accents', 'a\u0301'.repeat(100_000)],
    ['words', 'sykepleier '.repeat(20_000)],
  ])('answers a very long text of %s at once, with three suggestions', (_, text) => {
    const started = performance.now();
    const intent = toIntent(text);
    expect(performance.now() - started).toBeLessThan(250);
    expect(intent.kind).toBe('unknown');
  });
});
