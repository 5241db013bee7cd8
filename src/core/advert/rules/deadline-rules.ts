import type { AdvertRule } from '../advert-rule.ts';
import { findDeadline } from '../find-deadline.ts';
import { missingRule } from './missing.ts';

/** A deadline with a date; «snarest» binds nobody and starts no list of applicants. */
const missing = missingRule('deadline.missing', (draft, { today }) => findDeadline(draft, today) === null);

const past: AdvertRule = {
  id: 'deadline.past',
  check: (draft, { today }) => {
    const deadline = findDeadline(draft, today);
    if (deadline === null || deadline.date >= today) return [];
    return [{ span: { start: deadline.start, end: deadline.end }, text: 'deadline.past' }];
  },
};

/** The rules on the application deadline. */
export const deadlineRules: readonly AdvertRule[] = [missing, past];
