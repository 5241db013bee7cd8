import { isLegalClock } from '../../core/case/requests.ts';
import type { CourseStep } from '../../core/case/course.ts';
import type { IsoDate, RuleId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { ReminderDue, ReminderText } from '../../core/reply/reminder-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { RuleView } from '../../core/reply/rule-view.ts';
import { daysBetween } from '../../core/reminder/working-days.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { Nudge } from '../../core/reminder/nudge.ts';
import type { Say } from '../../core/text.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Concern } from '../remind/find-concerns.ts';
import { mayHandleRequests, may, newOrigin } from '../turn-context.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import { toMemberName } from './panel-lines.ts';
import { toPanelPart } from './panel-part.ts';
import { toQuestionView } from './question-view.ts';
import { requestName, requestRules } from './request-form.ts';
import { toRuleView } from './rule-view.ts';
import { toAnswerButtons } from './shared-reply.ts';
import { stepTitle } from './step-title.ts';

/** Who reads a reminder, and on which day. */
export interface ReminderReader {
  readonly app: App;
  readonly person: Person;
  readonly today: IsoDate;
}

/** One reminder with the buttons of its step. */
export function toReminderReply(concern: Concern, reader: ReminderReader): Reply {
  const { loaded, nudge } = concern;
  const [why, ...moreRules] = toRules(concern);
  return {
    kind: 'reminder',
    view: {
      caseId: loaded.state.id,
      caseTitle: loaded.state.facts.title,
      title: toTitle(nudge, loaded),
      text: toText(nudge, loaded, reader.today),
      due: toDue(nudge, reader.today),
      standing: toStanding(concern, reader) ?? toInvolving(concern),
      why: why ?? null,
      moreRules,
      buttons: toButtons(concern, reader),
    },
  };
}

/** What a reminder is about, in a few words: the step, or what is asked. */
export function toTitle({ about, party }: Nudge, loaded: LoadedCase): Say {
  const { state } = loaded;
  switch (about.kind) {
    case 'reminder':
    case 'escalation':
      if (about.planned.step === null) return { key: 'app.reminder.after-case' };
      return (party.kind === 'answerers' ? about.planned.step.step.asks?.question : undefined) ?? stepTitle(about.planned.step, state);
    case 'question':
      return about.step.step.asks?.question ?? stepTitle(about.step, state);
    case 'share':
      return about.step.step.involves?.moment ?? about.step.step.title;
    case 'panel':
      return about.step.step.member?.question ?? stepTitle(about.step, state);
    case 'doubt':
      return { key: 'app.panel.decide.title', params: { name: toMemberName(loaded, about.member) } };
    case 'request':
      return requestName(about.request.request);
  }
}

function toText({ about, day }: Nudge, loaded: LoadedCase, today: IsoDate): ReminderText {
  const { state } = loaded;
  switch (about.kind) {
    case 'reminder':
      return toReminderText(about.planned.reminder.text, about.planned.anchor, daysBetween(today, about.planned.anchor));
    case 'escalation':
      return toReminderText({ key: 'app.reminder.escalated', params: { step: about.planned.step?.step.title ?? '' } }, day, null);
    case 'question':
      return toReminderText({ key: 'app.reminder.question', params: { asked: { date: about.step.record?.askedOn ?? day } } }, day, null);
    case 'share':
      return toReminderText({ key: 'app.reminder.share', params: { title: state.facts.title } }, day, null);
    case 'panel': {
      const key = about.step.step.editor === 'briefing' ? 'app.reminder.briefing' : 'app.reminder.panel';
      return toReminderText({ key, params: { title: state.facts.title } }, day, null);
    }
    case 'doubt':
      return toReminderText({ key: 'app.reminder.doubt', params: { name: toMemberName(loaded, about.member) } }, day, null);
    case 'request':
      return toReminderText(toRequestWords(about, today), day, null);
  }
}

/** What is said of a request: by when, whether that is a limit in law, and once it is past what to do. */
function toRequestWords({ request: { request, received, due }, moment }: Extract<Nudge['about'], { kind: 'request' }>, today: IsoDate): Say {
  const params = { received: { date: received }, due: { date: due } };
  if (moment === 'late') return { key: 'app.reminder.request-late', params };
  const kind = isLegalClock(request) ? 'law' : 'proposal';
  if (due < today) return { key: `app.request.clock-over-${kind}`, params };
  return { key: moment === 'first' ? 'app.reminder.request-first' : `app.reminder.request-${kind}`, params };
}

/** The words of a reminder with the day they name. */
export function toReminderText(say: Say, day: IsoDate, inDays: number | null): ReminderText {
  return { say, day, inDays };
}

/** How a reminder stands to the day it is read. */
export function toDue({ about, day }: Nudge, today: IsoDate): ReminderDue {
  const inDays = daysBetween(today, day);
  if (about.kind === 'escalation' || (about.kind === 'request' && about.moment === 'late')) return { day, inDays, tone: 'told' };
  return { day, inDays, tone: inDays > 0 ? 'soon' : inDays === 0 ? 'due' : 'overdue' };
}

/** Why another's reminder comes to her, and whether she can do more about it than know. */
export function toStanding({ loaded, insteadOf }: Concern, reader: ReminderReader): Say | null {
  if (insteadOf === null) return null;
  const { name, until } = insteadOf;
  if (until === null) return { key: 'app.reminder.instead-of', params: { name } };
  const key = may(reader, loaded, 'view-shared') ? 'app.reminder.instead-of-until' : 'app.reminder.instead-of-unseen';
  return { key, params: { name, date: { date: until } } };
}

/** The step that the leader is reminded of and at which the representatives are to be involved, while nobody has been asked. */
function findInvolving({ nudge: { about, party }, loaded }: Concern): CourseStep | null {
  const step = about.kind === 'reminder' && party.kind === 'owner' ? about.planned.step : null;
  if (step === null || step.step.involves === undefined) return null;
  return sharesAt(loaded.state.shares, { step: step.step.id, position: step.position }).length === 0 ? step : null;
}

function toInvolving(concern: Concern): Say | null {
  const step = findInvolving(concern);
  return step === null ? null : { key: 'app.reminder.involve', params: { moment: step.step.involves?.moment ?? step.step.title } };
}

/** The rules a reminder rests on; those the municipality does not have are left out. */
function toRules(concern: Concern): readonly RuleView[] {
  const { about } = concern.nudge;
  const { policy } = concern.loaded;
  const idsOf = (): readonly RuleId[] => {
    switch (about.kind) {
      case 'reminder':
      case 'escalation': {
        const involved = about.kind === 'reminder' ? findInvolving(concern)?.step.involves?.rule : undefined;
        return [...new Set([...about.planned.reminder.rules, ...(involved === undefined ? [] : [involved])])];
      }
      case 'question':
        return [about.step.step.why];
      case 'share':
        return [about.step.step.involves?.rule ?? about.step.step.why];
      case 'panel':
      case 'doubt':
        return [about.step.step.why];
      case 'request':
        return requestRules(about.request.request);
    }
  };
  return idsOf()
    .filter((id) => policy.rules.some((rule) => rule.id === id))
    .map((id) => toRuleView(policy, id));
}

function toButtons(concern: Concern, reader: ReminderReader): readonly Button[] {
  const { loaded, nudge, insteadOf } = concern;
  const { about } = nudge;
  const origin = newOrigin(reader, loaded.state.id);
  const mayWork = may(reader, loaded, 'work');
  const which = reminderData(concern, reader.person);
  const show = may(reader, loaded, 'view-shared') ? [toButton(origin, 'case.show', { key: 'app.button.show' }, { data: { menu: true } })] : [];
  const snooze = toButton(origin, 'reminder.snooze-form', { key: 'app.button.snooze' }, { data: which });
  const settle = about.kind === 'reminder' && nudge.party.kind === 'owner' && mayWork;
  const involving = mayWork ? findInvolving(concern) : null;
  const data = settle ? { ...which, ...settleData(about.planned) } : {};
  return [
    ...toOwnButtons(loaded, nudge, { origin, mayWork, isOwn: insteadOf === null, reader }),
    ...(settle && about.planned.step === null
      ? [toButton(origin, 'reminder.settle', { key: 'app.button.reminder-done' }, { style: 'primary', data: { ...data, as: 'done' } })]
      : []),
    ...(involving === null
      ? []
      : [toButton(origin, 'union.involve-form', { key: 'app.button.involve' }, { data: stepData(involving.step.id, involving.position) })]),
    snooze,
    ...(settle ? [toButton(origin, 'reminder.settle-form', { key: 'app.button.skip' }, { data })] : []),
    ...show,
  ];
}

/** Names a reminder in a button; whose it is only where it is another's. */
export function reminderData({ nudge, insteadOf }: Concern, person: Person): Readonly<Record<string, string>> {
  return insteadOf === null || insteadOf.user === person.id ? { reminder: nudge.key } : { reminder: nudge.key, of: insteadOf.user };
}

function settleData({ reminder, position }: { readonly reminder: { readonly id: string }; readonly position: string | null }) {
  return position === null ? { settles: reminder.id } : { settles: reminder.id, position };
}

interface ButtonWorld {
  readonly origin: CardOrigin;
  readonly mayWork: boolean;
  /** Only who was asked herself can answer. */
  readonly isOwn: boolean;
  readonly reader: ReminderReader;
}

const stepLabels = {
  form: 'app.button.do',
  requirements: 'app.button.write-list',
  advert: 'app.button.check-advert',
  panel: 'app.button.panel',
  briefing: 'app.button.briefing',
} as const;

/** The buttons with which she does here what she is reminded of. */
function toOwnButtons(loaded: LoadedCase, { about, party }: Nudge, { origin, mayWork, isOwn, reader }: ButtonWorld): readonly Button[] {
  switch (about.kind) {
    case 'escalation':
      return [];
    case 'panel':
    case 'doubt': {
      const part = isOwn ? toPanelPart(loaded, reader.person, reader.today, origin) : null;
      return part?.next.stepId === about.step.step.id ? part.buttons : [];
    }
    case 'request':
      return mayHandleRequests(reader, loaded)
        ? [toButton(origin, 'request.open', { key: 'app.request.see' }, { style: 'primary', data: { of: about.request.id } })]
        : [];
    case 'share':
      return isOwn ? toAnswerButtons(about.share, origin) : [];
    case 'question':
      return isOwn ? toQuestionView(loaded, about.step, origin).buttons : [];
    case 'reminder': {
      const { step } = about.planned;
      if (step === null) return [];
      if (party.kind === 'answerers') return isOwn ? toQuestionView(loaded, step, origin).buttons : [];
      return mayWork ? [toStepButton(step, origin)] : [];
    }
  }
}

function toStepButton({ step, position, standing }: CourseStep, origin: CardOrigin): Button {
  const label = standing === 'open' ? stepLabels[step.editor] : 'app.button.open-step';
  return toButton(origin, 'step.open', { key: label }, { style: 'primary', data: stepData(step.id, position) });
}
