import type { Policy } from '../case/definition.ts';
import { openRequests, type RightsRequest } from '../case/requests.ts';
import type { CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate } from '../ids.ts';
import { dayOf } from './day-of.ts';
import { aroundDay, workdaysOf } from './nudge-days.ts';
import type { Nudge } from './nudge.ts';
import { addWorkingDays } from './working-days.ts';

/** What somebody has asked for by right and nobody has answered, for whoever answers it. Its clock runs on whatever becomes of the case. */
export function toRequestNudges(state: CaseState, policy: Policy, today: IsoDate): readonly Nudge[] {
  return openRequests(state.requests).flatMap((request) => toClockNudges(request, policy, today));
}

/** The day it should be taken up, the working day before its last day, that day, and for HR what the manager has let lie. */
function toClockNudges(request: RightsRequest, policy: Policy, today: IsoDate): readonly Nudge[] {
  const { id, owner, first, due, at } = request;
  const daysOff = extraDaysOff(policy);
  // Whoever registered it had it before her that day.
  const asked = dayOf(at);
  const party = { kind: owner === 'hr' ? 'hr' : 'owner' } as const;
  const place = `request/${id}`;
  const days = aroundDay(due, { asked, today, daysOff, place });
  const isFirst = first !== null && first > asked && first < due && today < due && days.every((one) => one.due !== first);
  const escalatesOn = addWorkingDays(due, workdaysOf(policy, 'reminder.escalate-workdays'), daysOff);
  return [
    ...(isFirst
      ? [{ key: `${place}/first/${first}`, due: first, day: first, party, about: { kind: 'request', request, moment: 'first' } } as const]
      : []),
    ...days.map((one) => ({ ...one, party, about: { kind: 'request', request, moment: 'due' } }) as const),
    ...(owner === 'manager'
      ? [
          {
            key: `${place}/late/${due}`,
            due: escalatesOn,
            day: due,
            party: { kind: 'hr' },
            about: { kind: 'request', request, moment: 'late' },
          } as const,
        ]
      : []),
  ];
}
