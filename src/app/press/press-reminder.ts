import { checkDate, readInput } from '../../core/case/check-inputs.ts';
import { extraDaysOff } from '../../core/case/to-deadline.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import { snoozeDays } from '../../core/reminder/snooze-days.ts';
import { addWorkingDays } from '../../core/reminder/working-days.ts';
import { refuse, type Result } from '../../core/result.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase, staleCard } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { findConcern, type Concern } from '../remind/find-concerns.ts';
import { snooze } from '../remind/snooze.ts';
import { toButton } from '../show/button.ts';
import { reminderData, toReminderReply, toTitle } from '../show/reminder-reply.ts';
import { toReasonForm, type ReasonForm } from '../show/reason-form.ts';
import { toSnoozeForm } from '../show/snooze-form.ts';
import { mayWork, newOrigin, posting, replacing, toNotice, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { textOf, toDraft, type Press } from './read-press.ts';

/** Handles what is pressed on a reminder. */
export async function pressReminder(context: TurnContext, press: Press): Promise<Outcome> {
  if (press.verb === 'reminder.settle' || press.verb === 'reminder.settle-form') return settle(context, press);
  const concern = await find(context, press);
  if (concern === undefined) return gone(context, press);
  const reader = { ...context, today: context.app.clock.today() };
  switch (press.verb) {
    case 'reminder.open': {
      const reply = toReminderReply(concern, reader);
      return press.menu ? posting(context, reply) : replacing(context, reply);
    }
    case 'reminder.snooze-form':
      return replacing(context, toSnooze(context, concern, { draft: {}, problems: [] }));
    case 'reminder.snooze': {
      const until = readUntil(context, press);
      if (!until.ok) return replacing(context, toSnooze(context, concern, { draft: toDraft(press), problems: [until.refusal] }));
      await snooze(context, concern, until.value);
      const { loaded } = concern;
      return replacing(
        context,
        toNotice({ key: 'app.snooze.done', params: { step: toParam(concern), date: { date: until.value } } }, { buttons: toShow(context, loaded) }),
      );
    }
    default:
      return staleCard(context);
  }
}

function toParam({ nudge, loaded }: Concern) {
  const title = toTitle(nudge, loaded);
  return 'plain' in title ? title.plain : title;
}

function toShow(context: TurnContext, { state }: LoadedCase) {
  return [toButton(newOrigin(context, state.id), 'case.show', { key: 'app.button.show' }, { data: { menu: true } })];
}

async function find({ app, tenant, person }: TurnContext, press: Press): Promise<Concern | undefined> {
  const key = textOf(press, 'reminder');
  if (press.caseId === null || key === null) return undefined;
  const of = (textOf(press, 'of') ?? person.id) as UserId;
  return findConcern(app, tenant, { person, caseId: press.caseId, key, of, today: app.clock.today() });
}

/** It has been done, its date has moved, or it is somebody else's by now. */
async function gone(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId, 'view-shared');
  return loaded === null ? noSuchCase(context) : replacing(context, toNotice({ key: 'app.reminder.gone' }, { buttons: toShow(context, loaded) }));
}

function toSnooze(context: TurnContext, concern: Concern, refused: RefusedForm) {
  const origin = newOrigin(context, concern.loaded.state.id);
  const options = { origin, today: context.app.clock.today(), daysOff: extraDaysOff(context.policy), data: reminderData(concern, context.person) };
  return toSnoozeForm(concern, { ...options, ...refused });
}

/** The day she wants to be reminded again; on a day off it is the next working day. */
function readUntil({ app, policy }: TurnContext, { data }: Press): Result<IsoDate, InputProblem> {
  const today = app.clock.today();
  const daysOff = extraDaysOff(policy);
  const chosen = readInput(data, 'snooze');
  const known = snoozeDays(today, daysOff).find(({ id }) => id === chosen);
  if (known !== undefined) return { ok: true, value: known.day };
  if (chosen !== 'date') return refuse({ input: 'snooze', message: { key: 'problem.choice-missing' } });
  const checked = checkDate(readInput(data, 'snooze-date'), { today, required: true, tense: 'any', notBefore: [] });
  if (!checked.ok) return refuse({ input: 'snooze-date', message: checked.refusal });
  if (checked.value === null || checked.value <= today) return refuse({ input: 'snooze-date', message: { key: 'problem.snooze-past' } });
  return { ok: true, value: addWorkingDays(checked.value, 0, daysOff) };
}

/** Says that a reminder is done with, or does not concern the case. */
async function settle(context: TurnContext, press: Press): Promise<Outcome> {
  const as = textOf(press, 'as') === 'done' ? 'done' : 'not-relevant';
  const form = (loaded: LoadedCase, refused: RefusedForm | null) => toSettleForm(context, loaded, press, refused);
  if (press.verb === 'reminder.settle-form') {
    const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
    return loaded === null || !mayWork(context, loaded) ? noSuchCase(context) : replacing(context, form(loaded, null));
  }
  const done: Message = { key: as === 'done' ? 'app.done.reminder-done' : 'app.done.reminder-settled' };
  const reminder = textOf(press, 'settles') ?? '';
  const reason = textOf(press, 'reason') ?? '';
  return carryOut(context, press, { command: { kind: 'settle-reminder', reminder, position: press.position, as, reason }, done, form });
}

function toSettleForm(context: TurnContext, loaded: LoadedCase, press: Press, refused: RefusedForm | null) {
  const settles = textOf(press, 'settles') ?? '';
  const form: ReasonForm = {
    verb: 'reminder.settle',
    stem: 'app.settle',
    asksReason: true,
    data: { reminder: textOf(press, 'reminder') ?? '', settles, ...(press.position === null ? {} : { position: press.position }) },
  };
  return toReasonForm(loaded, form, { origin: newOrigin(context, loaded.state.id), ...refused });
}
