import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../src/app/show/source-of.ts';
import { locales } from '../../../src/core/text.ts';
import { createSay } from '../../../src/view/say.ts';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';

const load = (id: string) => {
  const loaded = loadPolicy({ folder: 'policies', id });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
};
const speak = createSay(interfaceTexts);
const meeting = 'Møtedokumenter, partssammensatt utvalg i Asker 21.11.2023, linje';
const say = (source: string) => {
  const found = sourceOf(source, { name: 'Asker' });
  return typeof found === 'string' ? found : speak(found, 'nb');
};

describe('a source as the reader sees it', () => {
  it.each([
    ['004:L841-850', `${meeting} 841–850`],
    ['004:L536-539, L602-607; asker.kommune.no (2023)', `${meeting} 536–539, 602–607; asker.kommune.no (2023)`],
    ['S1-04, 004:L536-539, L602-607: innført i 2023', `S1-04, ${meeting} 536–539, 602–607: innført i 2023`],
    ['S4-16, 004:L1420', `S4-16, ${meeting} 1420`],
    ['004:L12 og 004:L20-21, ikke før', `${meeting} 12 og ${meeting} 20–21, ikke før`],
    ['HT-03, vedtatt i 2022', 'HT-03, vedtatt i 2022'],
    ['offentleglova § 32', 'offentleglova § 32'],
  ])('«%s» reads «%s»', (source, shown) => {
    expect(say(source)).toBe(shown);
  });

  it.each([load('asker'), load('alver')])('names every document in the rules and settings of $name, in every language', (policy) => {
    const sources = [...policy.rules, ...policy.settings].map(({ source }) => sourceOf(source, policy));
    expect(sources.filter((one) => typeof one !== 'string').length).toBeGreaterThan(8);
    for (const locale of locales)
      for (const one of sources) expect(typeof one === 'string' ? one : speak(one, locale)).not.toMatch(/\d{3}:L\d|\bL\d+/);
  });
});
