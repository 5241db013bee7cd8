import { isClear, isOut, memberOf } from '../../core/case/panel.ts';
import type { UserId } from '../../core/ids.ts';
import type { Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { toButton } from '../show/button.ts';
import { toMemberName } from '../show/panel-lines.ts';
import { systemName } from '../show/system-name.ts';
import { newOrigin, toNotice, type TurnContext } from '../turn-context.ts';

/** What is sent to whom about the panel; every key names the turn, so that nothing is sent twice. */
type Context = Pick<TurnContext, 'app' | 'person'>;

const about = ({ state }: LoadedCase) => ({
  title: state.facts.title,
  unit: state.facts.unit,
  case: state.id,
});

/** A case's card for somebody, with a line on why she gets it; `byHand` is what to write to her by other means. */
export function toCardFor(
  { person }: Context,
  after: LoadedCase,
  { to, name, line, byHand }: { readonly to: UserId; readonly name: string; readonly line: Message; readonly byHand: Message },
): Notification {
  return {
    key: `panel/${after.state.id}/${after.state.turn}/${to}`,
    to,
    content: { kind: 'case', caseId: after.state.id, notices: [{ tone: 'neutral', text: line }] },
    report: { to: person.id, name, about: after.state.facts.title, byHand },
  };
}

/** The question as a text for any other channel. */
export function toQuestionByHand(after: LoadedCase): Message {
  return { key: 'app.panel.by-hand', params: { ...about(after), system: systemName(after.policy) } };
}

/** What a member is to read, as a text for any other channel. */
export function toBriefingByHand(after: LoadedCase): Message {
  return { key: 'app.briefing.by-hand', params: about(after) };
}

/** The doubt as a text to the superior. */
export function toDoubtByHand(after: LoadedCase): Message {
  return { key: 'app.panel.doubt-by-hand', params: about(after) };
}

/** That the case needs another leader, as a text to the director. */
export function toMoveByHand(after: LoadedCase): Message {
  return { key: 'app.panel.move-by-hand', params: about(after) };
}

/** A line to somebody with a way to the case. */
export function toLineFor(context: Context, after: LoadedCase, to: UserId, line: Message): Notification {
  const button = toButton(newOrigin(context, after.state.id), 'case.show', { key: 'app.button.show' }, { data: { menu: true } });
  return {
    key: `panel/${after.state.id}/${after.state.turn}/${to}`,
    to,
    content: { kind: 'reply', reply: toNotice(line, { buttons: [button] }) },
  };
}

/** What the one who leads the case is told of somebody's answer: that somebody must be replaced, or that all are clear; a single yes only changes her card. */
export function toLeaderLine(context: Context, after: LoadedCase, member: UserId): readonly Notification[] {
  const { state } = after;
  const one = memberOf(state, member);
  if (one === undefined || context.person.id === state.owner) return [];
  const params = { ...about(after), name: toMemberName(after, one) };
  if (isOut(one)) return [toLineFor(context, after, state.owner, { key: 'app.panel.told-out', params })];
  return state.panel.every(isClear) ? [toLineFor(context, after, state.owner, { key: 'app.panel.told-clear', params })] : [];
}

/** The superior's decision, to the member and to the one who leads the case. */
export function toRuledNotifications(context: TurnContext, after: LoadedCase, user: UserId): readonly Notification[] {
  const member = memberOf(after.state, user);
  if (member === undefined || member.ruling === null) return [];
  const params = { ...about(after), name: toMemberName(after, member), by: context.person.name };
  const told = toLineFor(context, after, user, { key: member.ruling.clear ? 'app.panel.ruled-you' : 'app.panel.ruled-you-out', params });
  if (user === after.state.owner) return [told];
  return [told, toLineFor(context, after, after.state.owner, { key: member.ruling.clear ? 'app.panel.ruled' : 'app.panel.ruled-out', params })];
}
