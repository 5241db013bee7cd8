import { toCourse } from '../core/case/course.ts';
import type { InputProblem } from '../core/case/refusal.ts';
import type { CaseId, Nonce, TenantId } from '../core/ids.ts';
import type { Button } from '../core/reply/button.ts';
import type { Reply } from '../core/reply/reply.ts';
import type { Verb } from '../core/reply/verb.ts';
import type { Locale, Say } from '../core/text.ts';
import type { Outcome, Request } from '../core/turn.ts';
import type { Policy } from '../core/case/definition.ts';
import type { Person } from '../ports/directory.ts';
import type { App } from './app.ts';
import type { LoadedCase } from './load-case.ts';
import { isAllowed, toRelations, type Action } from './rights.ts';
import { toButton, type CardOrigin } from './show/button.ts';
import { toCaseReply } from './show/case-reply.ts';
import type { Notice } from './show/notice.ts';
import { isLeaderOut } from '../core/case/panel.ts';
import { toOwnPanelLines } from './show/panel-lines.ts';
import { toPanelMore, toPanelPart } from './show/panel-part.ts';
import { toPanelReply } from './show/panel-reply.ts';
import { toOpenQuestions } from './show/question-view.ts';
import { toSharedReply, toUnionPart } from './show/shared-reply.ts';

/** What every handler of one turn knows. */
export interface TurnContext {
  readonly app: App;
  readonly request: Request;
  readonly tenant: TenantId;
  readonly person: Person;
  readonly locale: Locale;
  /** The policy new cases get today. */
  readonly policy: Policy;
}

/** Who reads a card, and by which policy; what is asked of a reader who has not just spoken. */
export type Reader = Pick<TurnContext, 'app' | 'person' | 'policy'>;

/** Where nonces come from. */
export interface OriginSource {
  readonly app: Pick<App, 'randomId'>;
}

/** A fresh one-shot nonce and the case it belongs to, for the buttons of one card. */
export function newOrigin({ app }: OriginSource, caseId: CaseId | null): CardOrigin {
  return { caseId, nonce: app.randomId() as Nonce };
}

/** Whether the speaker may do something in the case, by the case and the directory as they are now. */
export function may({ app, person }: Pick<Reader, 'app' | 'person'>, { state }: LoadedCase, action: Action): boolean {
  return isAllowed(person, action, toRelations(person, state, app.clock.today()));
}

/** Whether the speaker may work in the case. */
export function mayWork(context: Pick<Reader, 'app' | 'person'>, loaded: LoadedCase): boolean {
  return may(context, loaded, 'work');
}

/** Whether the speaker may give the case another leader: its own leader, HR, and the director when the leader is disqualified. */
export function mayMove(context: Pick<Reader, 'app' | 'person'>, loaded: LoadedCase): boolean {
  return may(context, loaded, 'hand-over') || (isLeaderOut(loaded.state) && may(context, loaded, 'appoint-leader'));
}

/** Whether the speaker may pass a binding gate of the case. */
export function mayOverride(context: Pick<Reader, 'app' | 'person'>, loaded: LoadedCase): boolean {
  return may(context, loaded, 'override');
}

/** Whether the speaker may register and answer requests of applicants and others: HR may, in every case but her own while she is disqualified in it. */
export function mayHandleRequests(context: Pick<Reader, 'app' | 'person'>, loaded: LoadedCase): boolean {
  const { state } = loaded;
  if (isLeaderOut(state)) return mayOverride(context, loaded) && state.owner !== context.person.id;
  return mayWork(context, loaded) || may(context, loaded, 'answer-as-hr');
}

/** The living card as its reader may see it: what has been written in the case only with the right to see it all. */
export function caseReply(context: Reader, loaded: LoadedCase, notices: readonly Notice[] = []): Reply {
  const today = context.app.clock.today();
  if (!may(context, loaded, 'view-case')) return toPartReply(context, loaded, notices);
  const origin = newOrigin(context, loaded.state.id);
  return toCaseReply(loaded, {
    origin,
    today,
    ownsAsDirector: loaded.state.owner === context.person.id && context.person.directs?.includes(loaded.state.facts.serviceArea) === true,
    asUnion: may(context, loaded, 'answer-as-union') ? toUnionPart(loaded, { origin, reader: context.person.id, today }) : null,
    notices,
    mayWork: mayWork(context, loaded),
    mayHandOver: mayMove(context, loaded),
    reader: context.person.id,
    panel: toPanelPart(loaded, context.person, today, origin),
    panelMore: toPanelMore(loaded, context.person, today, origin),
    mayHandleRequests: mayHandleRequests(context, loaded),
    question: toOpenQuestions(loaded, context.person, today)[0],
    currentPolicy: context.policy.hash,
  });
}

/** The card of somebody who takes part without seeing the case: what is asked of her on the panel comes before what she is asked as a representative. */
function toPartReply(context: Reader, loaded: LoadedCase, notices: readonly Notice[]): Reply {
  const { person, app } = context;
  const today = app.clock.today();
  const origin = newOrigin(context, loaded.state.id);
  const isRepresentative = may(context, loaded, 'answer-as-union');
  if (may(context, loaded, 'answer-as-panel') && (!isRepresentative || toPanelPart(loaded, person, today, origin) !== null))
    return toPanelReply(loaded, { origin, reader: person, today, notices });
  // What she has answered for the panel stays in view beside what she is asked as a representative.
  const lines = [...notices, ...toOwnPanelLines(loaded, person.id)];
  return toSharedReply(loaded, { origin, reader: person.id, today, notices: lines, more: toPanelMore(loaded, person, today, origin) });
}

/** Data of a button whose answer is posted while its card stays. */
export const menuData = { menu: true } as const;

/** A button of a card that belongs to no case: its answer is posted, the card stays. */
export function menuButton(
  context: TurnContext,
  verb: Verb,
  label: Say,
  data: Readonly<Record<string, string | number | boolean>> = {},
  style: Button['style'] = 'normal',
): Button {
  return toButton(newOrigin(context, null), verb, label, { data: { ...menuData, ...data }, style });
}

/** One short message with up to three buttons. */
export function toNotice(
  text: Say,
  { detail = null, buttons = [] }: { readonly detail?: Say | null; readonly buttons?: readonly Button[] } = {},
): Reply {
  return { kind: 'notice', text, detail, buttons };
}

/** An outcome that posts messages and acknowledges nothing. */
export function posting(context: TurnContext, reply: Reply, living?: CaseId): Outcome {
  return { locale: context.locale, ack: { kind: 'none' }, messages: [living === undefined ? { reply } : { reply, living }], updates: [] };
}

/** An outcome that replaces the pressed card. */
export function replacing(context: TurnContext, reply: Reply): Outcome {
  return { locale: context.locale, ack: { kind: 'card', reply }, messages: [], updates: [] };
}

/** The title of the step that was asked for, as it stands in the course of the case. */
export function courseOf(context: TurnContext, { state, policy }: LoadedCase) {
  return toCourse(state, policy, context.app.clock.today());
}

/** Told on a form that was opened before somebody else changed the same thing. */
export const changedMeanwhile: Notice = { tone: 'attention', text: { key: 'app.refused.changed-meanwhile' } };

/** A refused form: what was filled in and what was wrong. */
export interface RefusedForm {
  readonly draft: Readonly<Record<string, string>>;
  readonly problems: readonly InputProblem[];
}
