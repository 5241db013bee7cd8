import type { AdvertRule } from '../advert-rule.ts';
import { missingRule } from './missing.ts';

/** The advert invites everybody to apply, whatever their background (S3-08). */
export const statementMissing: AdvertRule = missingRule(
  'inclusion.statement-missing',
  (draft) => !draft.sentences.some((one) => one.invites) && draft.cues('invitation').length === 0,
);
