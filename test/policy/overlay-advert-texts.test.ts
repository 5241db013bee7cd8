import { describe, expect, it } from 'vitest';
import { loadAdvertPolicy } from '../../src/policy/load-advert-policy.ts';
import { advertOverlaySchema, overlayAdvertTexts, overlayFaults } from '../../src/policy/overlay-advert-texts.ts';

const loaded = loadAdvertPolicy({ folder: 'policies', id: 'asker' });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
const shared = loaded.value.data;
const overlay = (parts: unknown) => advertOverlaySchema.parse(parts);

describe('a municipality’s own words in the advert check', () => {
  it('leave the shared texts alone where it says nothing', () => {
    expect(overlayAdvertTexts(shared, overlay({}))).toBe(shared);
  });

  it('put its rule, its source and its sentence in place, text by text', () => {
    const message = { nb: 'Lønn mangler.', nn: 'Løn manglar.', en: 'Pay is missing.' };
    const source = { nb: 'god praksis', nn: 'god praksis', en: 'good practice' };
    const { texts } = overlayAdvertTexts(
      shared,
      overlay({ principles: { 'S3-06': 'GP-04' }, sources: { 'Prinsipper for rekruttering': source }, texts: { 'offer.pay-missing': { message } } }),
    );
    expect(texts['offer.pay-missing']).toMatchObject({ principle: 'GP-04', source, message, severity: shared.texts['offer.pay-missing']?.severity });
    expect(texts['offer.pension-missing']).toMatchObject({ principle: 'GP-04', source, message: shared.texts['offer.pension-missing']?.message });
    expect(texts['law.publicity-notice-missing']).toEqual(shared.texts['law.publicity-notice-missing']);
  });

  it('are refused where they name what is not there', () => {
    const wrong = overlay({ principles: { 'S9-99': 'N-01' }, sources: { Oppslag: { nb: 'a', nn: 'b', en: 'c' } }, texts: { 'offer.nothing': {} } });
    expect(overlayFaults(shared, wrong)).toEqual([
      'principles: no shared text names S9-99',
      'sources: no shared text cites «Oppslag»',
      'texts: there is no text offer.nothing',
    ]);
  });
});
