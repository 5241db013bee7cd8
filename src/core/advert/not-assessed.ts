import type { RuleContext } from './advert-rule.ts';
import type { Draft } from './draft.ts';

/** Ids of what no text can show, and of what this text or policy gives no ground to judge. */
export function notAssessed(draft: Draft, { policy, analysis }: RuleContext): readonly string[] {
  const ids = ['image-and-logo', 'template-fields', 'channels', 'contact-availability', 'whether-requirements-are-needed'];
  if (draft.family === null) ids.push('role-dependent-rules');
  if (analysis === null) ids.push('job-analysis');
  if (policy.values.words.length === 0) ids.push('values');
  if (draft.language === 'unknown') ids.push('language');
  return ids;
}
