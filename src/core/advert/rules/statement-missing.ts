import type { AdvertRule } from '../advert-rule.ts';
import type { SectionKind } from '../report.ts';
import { cuesWhere } from './draft-questions.ts';
import { missingRule } from './missing.ts';

/** Where difference is spoken of as part of the work. */
const toldOfOthers: readonly SectionKind[] = ['tasks', 'requirements'];

/** The advert invites everybody to apply, whatever their background (S3-08). */
export const statementMissing: AdvertRule = missingRule(
  'inclusion.statement-missing',
  (draft) =>
    !draft.sentences.some((one) => one.invites) &&
    draft.cues('invitation').length === 0 &&
    cuesWhere(draft, 'invitation-in-other-words', ({ section }) => !toldOfOthers.includes(section)).length === 0,
);
