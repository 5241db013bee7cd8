import { findIdentityNumbers } from '../../free-text/find-identity-numbers.ts';
import type { AdvertRule } from '../advert-rule.ts';

/** An identity number does not belong in a published text. */
const identityNumber: AdvertRule = {
  id: 'privacy.identity-number',
  check: (draft) =>
    findIdentityNumbers(draft.text)
      .filter((one) => one.certain)
      .map(({ start, end }) => ({ span: { start, end }, text: 'privacy.identity-number' })),
};

/** The rules on personal data. */
export const privacyRules: readonly AdvertRule[] = [identityNumber];
