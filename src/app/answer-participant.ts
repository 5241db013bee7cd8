import { listPanelCases } from './list-cases.ts';
import { toIntent } from '../core/intent.ts';
import type { Verb } from '../core/reply/verb.ts';
import type { Outcome } from '../core/turn.ts';
import type { Role } from '../ports/directory.ts';
import { staleCard } from './carry-out.ts';
import { pressAlerts } from './press/press-alerts.ts';
import { pressAnswer } from './press/press-answer.ts';
import { pressCase } from './press/press-case.ts';
import { pressPanel } from './panel/press-panel.ts';
import { pressMenu } from './press/press-menu.ts';
import { noLonger, pressUnion } from './press/press-union.ts';
import { pressReminder } from './press/press-reminder.ts';
import { readPress } from './press/read-press.ts';
import { toParticipantHelp, type Part } from './show/participant-help.ts';
import { handleText } from './text/handle-text.ts';
import { toParticipantWelcome } from './text/welcome.ts';
import { posting, replacing, toNotice, type TurnContext } from './turn-context.ts';

/** What somebody who leads no recruitment may press, by role; anything else is refused before it is looked at. */
const verbsOf: Readonly<Record<Role, readonly Verb[]>> = {
  manager: [],
  hr: [],
  union: ['cases.list', 'case.show', 'union.answer-form', 'union.answer', 'union.correct-form', 'union.correct'],
  director: [
    'cases.list',
    'case.show',
    'case.plan',
    'case.ahead',
    'case.calendar',
    'answer.open',
    'answer.give',
    'answer.return',
    'panel.decide',
    'case.handover-form',
    'case.handover',
  ],
};

/** What everybody may press who is on the panel of a case, whatever her role; the case itself says whether she is. */
const ofEverybody: readonly Verb[] = ['panel.ask', 'panel.answer', 'panel.read', 'panel.confirm'];

/** What she may write: to see her cases, in her words or by number. */
const looking = ['list-cases', 'show-case', 'status', 'next', 'plan', 'ahead', 'alerts'];

/** What anybody may write: her language, and what is held about her. */
const askedByAll = ['language', 'my-data', 'drop-drafts'];

/** What anybody may press. */
const everybodys: readonly Verb[] = ['language.set', 'data.export', 'data.drop-drafts'];

/** What everybody may press who can be reminded of something. */
const reminding: readonly Verb[] = ['reminder.open', 'reminder.snooze-form', 'reminder.snooze', 'alerts.show', 'alerts.set'];

/** Answers who opens no cases herself – union representative, director, employee: her cases if she has any, else who Losen is for. «Språk» and «hjelp» work for everybody. */
export async function answerParticipant(context: TurnContext): Promise<Outcome> {
  const { app, person, request } = context;
  const { incoming } = request;
  if (incoming.kind === 'press') {
    const allowed: readonly string[] = [
      ...everybodys,
      ...ofEverybody,
      ...(await lookingVerbs(context)),
      ...person.roles.flatMap((role) => [...reminding, ...verbsOf[role]]),
    ];
    if (!allowed.includes(incoming.verb)) {
      app.log.warn({ request: request.id, user: person.id, verb: incoming.verb }, 'refused a press her role does not have');
      // She may have been asked while she had the role.
      if (incoming.verb.startsWith('answer.')) return replacing(context, toNotice({ key: 'app.answer.not-yours' }));
      return incoming.verb.startsWith('union.') ? noLonger(context, incoming.data) : replacing(context, await toParticipantWelcome(context));
    }
    const press = readPress(incoming.verb, incoming.data, incoming.activityId);
    if (press === null) return staleCard(context);
    if (press.verb.startsWith('panel.')) return pressPanel(context, press);
    if (press.verb.startsWith('union.')) return pressUnion(context, press);
    if (press.verb.startsWith('reminder.')) return pressReminder(context, press);
    if (press.verb.startsWith('alerts.')) return pressAlerts(context, press);
    if (press.verb.startsWith('answer.')) return pressAnswer(context, press);
    return press.verb.startsWith('case.') ? pressCase(context, press) : pressMenu(context, press);
  }
  if (incoming.kind === 'text') {
    const { kind } = toIntent(incoming.text);
    if (kind === 'broadcast' || kind === 'broadcasts') return posting(context, toNotice({ key: 'app.broadcast.hr-only' }));
    if (kind === 'help') return posting(context, toParticipantHelp(context, await partOf(context)));
    if (askedByAll.includes(kind) || (looking.includes(kind) && (person.roles.length > 0 || (await isOnPanel(context)))))
      return handleText(context, incoming.text);
  }
  return posting(context, await toParticipantWelcome(context));
}

/** To look at her cases and to answer reminders, for somebody who has no role that gives it. */
async function lookingVerbs(context: TurnContext): Promise<readonly Verb[]> {
  return context.person.roles.length === 0 && (await isOnPanel(context)) ? ['cases.list', 'case.show', ...reminding] : [];
}

/** What she takes part as; of several roles the one that sees most. */
async function partOf(context: TurnContext): Promise<Part> {
  const { roles } = context.person;
  if (roles.includes('director')) return 'director';
  if (roles.includes('union')) return 'union';
  return (await isOnPanel(context)) ? 'panel' : 'none';
}

/** Somebody without a role has cases to ask for only when she is on a panel. */
async function isOnPanel({ app, tenant, person }: TurnContext): Promise<boolean> {
  return person.isUnknown !== true && (await listPanelCases(app, tenant, person.id)).length > 0;
}
