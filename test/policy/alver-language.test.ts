import { describe, expect, it } from 'vitest';
import { localizedSchema, type Localized } from '../../src/core/text.ts';
import { loadAdvertPolicy } from '../../src/policy/load-advert-policy.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { foreignWords, wordsOf } from './foreign-words.ts';

const folder = 'policies';

function textsOf(node: unknown, path: string): readonly { readonly path: string; readonly text: Localized }[] {
  if (typeof node !== 'object' || node === null) return [];
  const parsed = localizedSchema.safeParse(node);
  if (parsed.success) return [{ path, text: parsed.data }];
  return Object.entries(node).flatMap(([name, value]) => textsOf(value, `${path}/${name}`));
}

const policy = loadPolicy({ folder, id: 'alver' });
const advert = loadAdvertPolicy({ folder, id: 'alver' });
if (!policy.ok || !advert.ok) throw new Error('Alver has no policy');
const texts = [...textsOf(policy.value, 'policy'), ...textsOf(advert.value.data.texts, 'advert')];

/** Verbs in the present passive with -s, which nynorsk has not; «trengst», «finst» and the infinitive with -ast are something else. */
const passives = new Set(
  `lyses brukes sendes vurderes gjøres gjeres legges leggjes skrives fylles føres drøftes avgjøres avgjeres låses kalles hentes
  ringes sjekkes rettes publiseres meldes varsles trekkes signeres arkiveres avsluttes opprettes bestilles inviteres rangeres innstilles
  vedtas ansettes tilsettes begrunnes dokumenteres registreres avklares forberedes behandles velges settes gis tas`.split(/\s+/u),
);

describe('every text Alver can show', () => {
  it('is there in three languages, and in each by itself', () => {
    expect(texts.length).toBeGreaterThan(900);
    const wrong = texts.flatMap(({ path, text }) => [
      // «Dersom» belongs to both standards; the list keeps the rules' own sentences plain.
      ...foreignWords('nn', text.nn)
        .filter((word) => word !== 'dersom')
        .map((word) => `${path}: ${word} in nynorsk`),
      ...foreignWords('nb', text.nb).map((word) => `${path}: ${word} in bokmål`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('has no passive with -s in the present in nynorsk', () => {
    const found = texts.flatMap(({ path, text }) =>
      wordsOf(text.nn)
        .filter((word) => passives.has(word))
        .map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
    expect(wordsOf('Stillinga lyses ut').filter((word) => passives.has(word))).toEqual(['lyses']);
  });

  it('cites its sources in nynorsk', () => {
    const cited = [...policy.value.rules, ...policy.value.settings, ...policy.value.unions].map(({ source }) => source);
    expect(cited.flatMap((source) => foreignWords('nn', source).map((word) => `${source}: ${word}`))).toEqual([]);
  });

  it('never calls the reader by praise or shouts at her', () => {
    expect(texts.filter(({ text }) => Object.values(text).some((one) => /[!😀-🙏]/u.test(one)))).toEqual([]);
  });
});
