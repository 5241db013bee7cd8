import { describe, expect, it } from 'vitest';
import { findActive } from '../../bench/chaos/hostile/find-active.ts';
import { injections } from '../../bench/chaos/hostile/injections.ts';
import { judgeText } from '../../bench/chaos/hostile/judge-text.ts';
import { loadMaterial } from '../../bench/chaos/hostile/load-material.ts';
import { makeHostileFile } from '../../bench/chaos/hostile/make-hostile-file.ts';
import { makeHostileText, mostUnits } from '../../bench/chaos/hostile/make-hostile-text.ts';
import { textKinds } from '../../bench/chaos/hostile/text-kinds.ts';
import { escapeText } from '../../src/view/escape-text.ts';
import { withoutBindings, toOwnWords } from '../../src/view/own-words.ts';

const material = loadMaterial('asker');
const numbers = Array.from({ length: 90 }, (_, number) => number);

describe('hostile texts', () => {
  it('are the same for the same seed and number, and others for another', () => {
    for (const number of numbers.slice(0, 15)) expect(makeHostileText(1, number, material)).toEqual(makeHostileText(1, number, material));
    expect(makeHostileText(1, 3, material)).not.toEqual(makeHostileText(2, 3, material));
    expect(makeHostileFile(1, 3, material)).toEqual(makeHostileFile(1, 3, material));
    expect(makeHostileFile(1, 3, material)).not.toEqual(makeHostileFile(2, 3, material));
  });

  it('come in every kind, some of them as long as may be and none longer', () => {
    const made = numbers.map((number) => makeHostileText(7, number, material));
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(Object.keys(textKinds)));
    expect(Math.max(...made.map(({ text }) => text.length))).toBe(mostUnits);
    expect(made.some(({ text }) => !text.isWellFormed())).toBe(true);
  });

  it('are found wanting when a check is: a text that throws, or a card that acts, is a fault', () => {
    const broken = { ...material, policy: { ...material.policy, data: { ...material.policy.data, texts: {} } } };
    expect(() => judgeText('Vi søker en ung kollega', 0, broken)).toThrow('has no text');
    const { texts } = material.policy.data;
    const told = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, { ...text, source: 'kilde', message: { nb: '\u001b{quote}', nn: '\u001b', en: '\u001b' } }]),
    );
    const spoilt = { ...material, policy: { ...material.policy, data: { ...material.policy.data, texts: told } } };
    expect(judgeText('Vi søker en ung kollega', 0, material).faults).toEqual([]);
    expect(judgeText('Vi søker en ung kollega', 0, spoilt).findings).toBeGreaterThan(5);
  });
});

describe('what acts in a card', () => {
  const block = (text: string) => ({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text }] });

  it.each([
    '${7919*7907}',
    '{{DATE(2026-11-22T10:00:00Z)}}',
    '62615533',
    '[a](b)',
    '[a][b]',
    'https://evil.example',
    'www.evil.example',
    'kari@evil.example',
    '<b>',
    '</b>',
    '&lt;',
    '&#60;',
    '`a`',
    '\\*',
    '*a*',
    '_a_',
    '~~a~~',
    '# a',
    '1. a',
    'a\n\n- b',
    '\u001b[31m',
    '\u202ea',
    '\ud83d',
  ])('is found: %j', (text) => {
    expect(findActive(block(text))).not.toEqual([]);
  });

  it('is found in what opens something, whatever it is called', () => {
    expect(findActive({ type: 'AdaptiveCard', selectAction: { type: 'Action.OpenUrl', url: 'a' } })).toHaveLength(3);
  });

  it.each(injections)('is nothing of %j once it is escaped as the view escapes', (text) => {
    expect(findActive(block(escapeText(withoutBindings(toOwnWords(text)))))).toEqual([]);
  });
});
