import { toCourse } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { isAt, isTold } from '../case/share.ts';
import { toStatus, type CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate } from '../ids.ts';
import { dayOf } from './day-of.ts';
import { aroundDay, workdaysOf } from './nudge-days.ts';
import type { Nudge } from './nudge.ts';
import { toPanelNudges } from './panel-nudges.ts';
import { planReminders, type PlannedReminder } from './plan-reminders.ts';
import { toRequestNudges } from './request-nudges.ts';
import { addWorkingDays } from './working-days.ts';

/**
 * Everything somebody is to be told about a case on a day, or later: the leader, those who have not answered, HR. What
 * was due the moment it arose is left out; it stands on the living card.
 */
export function planNudges(state: CaseState, policy: Policy, today: IsoDate): readonly Nudge[] {
  const planned = planReminders(state, policy, today);
  const nudges = [
    ...planned.flatMap((one) => toReminderNudges(one, policy)),
    ...toRequestNudges(state, policy, today),
    ...(toStatus(state) === 'running'
      ? [...toQuestionNudges(state, policy, today), ...toShareNudges(state, policy, today), ...toPanelNudges(state, policy, today)]
      : []),
  ];
  return nudges.toSorted((one, other) => one.due.localeCompare(other.due) || one.key.localeCompare(other.key));
}

function toReminderNudges(planned: PlannedReminder, policy: Policy): readonly Nudge[] {
  const { key, reminder, step, due, anchor, arises } = planned;
  const day = anchor > due ? anchor : due;
  const base = { about: { kind: 'reminder', planned }, due, day } as const;
  const to = step?.standing === 'asked' ? (step.record?.question?.to ?? []) : [];
  const escalatesOn = addWorkingDays(due, workdaysOf(policy, 'reminder.escalate-workdays'), extraDaysOff(policy));
  return [
    ...(reminder.to.includes('owner') && !arises ? [{ ...base, key, party: { kind: 'owner' } } as const] : []),
    ...(reminder.to.includes('answerers') && !arises && to.length > 0
      ? [{ ...base, key: `${key}/asked`, party: { kind: 'answerers', to } } as const]
      : []),
    ...(reminder.to.includes('hr') && !arises ? [{ ...base, key: `${key}/hr`, party: { kind: 'hr' } } as const] : []),
    ...(reminder.escalates
      ? [{ key: `${key}/late`, party: { kind: 'hr' }, about: { kind: 'escalation', planned }, due: escalatesOn, day } as const]
      : []),
  ];
}

/** Questions that wait for somebody's answer and that the catalogue has no reminder of its own for. */
function toQuestionNudges(state: CaseState, policy: Policy, today: IsoDate): readonly Nudge[] {
  const daysOff = extraDaysOff(policy);
  const covered = new Set(policy.reminders.flatMap(({ step, to }) => (step !== undefined && to.includes('answerers') ? [step] : [])));
  return toCourse(state, policy, today).steps.flatMap((step): readonly Nudge[] => {
    const { record, standing, deadline, position } = step;
    const to = record?.question?.to ?? [];
    const asked = record?.askedOn ?? null;
    if (standing !== 'asked' || asked === null || to.length === 0 || covered.has(step.step.id)) return [];
    const place = `question/${step.step.id}/${position ?? '-'}`;
    const base = { party: { kind: 'answerers', to }, about: { kind: 'question', step } } as const;
    if (deadline !== null) return aroundDay(deadline, { asked, today, daysOff, place }).map((one) => ({ ...base, ...one }));
    const due = addWorkingDays(asked, workdaysOf(policy, 'reminder.answer-workdays'), daysOff);
    return [{ ...base, key: `${place}/${due}`, due, day: due }];
  });
}

/** Representatives who have not answered, as long as their step goes on. Whose card has not arrived cannot be called silent. */
function toShareNudges(state: CaseState, policy: Policy, today: IsoDate): readonly Nudge[] {
  const { steps } = toCourse(state, policy, today);
  return state.shares.flatMap((share): readonly Nudge[] => {
    const step = steps.find((one) => isAt(share, { step: one.step.id, position: one.position }));
    if (step === undefined || step.standing === 'done' || step.standing === 'skipped') return [];
    if (share.answer !== null || share.due === null || !isTold(share)) return [];
    const place = `share/${share.step}/${share.position ?? '-'}/${share.with}`;
    const days = aroundDay(share.due, { asked: dayOf(share.at), today, daysOff: extraDaysOff(policy), place });
    return days.map((one) => ({ ...one, party: { kind: 'answerers', to: [share.with] }, about: { kind: 'share', share, step } }));
  });
}
