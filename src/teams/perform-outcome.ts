import type { Reply } from '../core/reply/reply.ts';
import type { Outcome, Posting, Request, Update } from '../core/turn.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger, SendResult } from '../ports/messenger.ts';
import type { MessageGuard } from './message-guard.ts';
import type { MessageLane } from './message-lane.ts';
import { toMessage, type Rendered, type Renderer } from './rendered.ts';

/** What sending needs. */
export interface Performing {
  readonly messenger: Pick<Messenger, 'send' | 'update'>;
  readonly renderer: Renderer;
  readonly lane: MessageLane;
  readonly guard: MessageGuard;
  readonly log: Log;
  /** Tells the application which message a posting became; answers with what that changes elsewhere. */
  readonly settle: (request: Request, posting: Omit<Posting, 'reply'> & Pick<Update, 'locale'>, activityId: string) => Promise<readonly Update[]>;
}

/** The body of an answer to Action.Execute. */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';

/** Posts an outcome's messages, sends its updates on their way and returns what a press is answered with. */
export async function performOutcome(performing: Performing, request: Request, outcome: Outcome, stamp: number | null): Promise<InvokeAnswer> {
  const once = { ...performing, renderer: renderOnce(performing.renderer) };
  const pressed = pressedMessage(request);
  if (pressed !== null && outcome.ack.kind === 'card') performing.guard.show(pressed, outcome.ack.reply.kind === 'form');
  return perform(once, request, outcome, stamp);
}

/** The message whose card was pressed, as updates name it; null for everything but a press. */
export function pressedMessage({ where, incoming }: Request): string | null {
  return incoming.kind === 'press' && incoming.activityId !== null ? toMessageName(where.conversationId, incoming.activityId) : null;
}

const toMessageName = (conversationId: string, activityId: string) => `${conversationId}/${activityId}`;

async function perform(performing: Performing, request: Request, outcome: Outcome, stamp: number | null): Promise<InvokeAnswer> {
  const { renderer } = performing;
  for (const [index, posting] of outcome.messages.entries())
    await post(performing, request, { posting, index, locale: posting.locale ?? outcome.locale });
  for (const update of outcome.updates) startUpdate(performing, request, update, stamp);
  switch (outcome.ack.kind) {
    case 'card':
      return { statusCode: 200, type: cardType, value: renderer.render(outcome.ack.reply, outcome.locale).card };
    case 'toast':
      return { statusCode: 200, type: messageType, value: renderer.say(outcome.ack.text, outcome.locale) };
    case 'none':
      return { statusCode: 200, type: messageType, value: '' };
  }
}

/** A press is answered with the same card its message is changed to: one outcome renders a reply once per language. */
function renderOnce(renderer: Renderer): Renderer {
  const done = new Map<string, Map<Reply, Rendered>>();
  return {
    say: renderer.say,
    render: (reply, locale) => {
      const known = done.get(locale) ?? new Map<Reply, Rendered>();
      done.set(locale, known);
      const rendered = known.get(reply) ?? renderer.render(reply, locale);
      known.set(reply, rendered);
      return rendered;
    },
  };
}

async function post(
  { messenger, renderer, log, settle, lane, guard }: Performing,
  request: Request,
  { posting, index, locale }: { readonly posting: Posting; readonly index: number; readonly locale: Outcome['locale'] },
): Promise<void> {
  const { where } = request;
  const result = await messenger.send({
    tenant: request.who.tenantId,
    to: { where },
    // An activity delivered twice keeps its id, and is answered once.
    key: ['turn', where.conversationId, request.id, posting.reply.kind, String(index)].map(encodeURIComponent).join('/'),
    urgency: 'turn',
    compose: async () => toMessage(renderer.render(posting.reply, locale)),
  });
  if (result.kind !== 'sent') return logFailure(log, request, posting.reply.kind, result);
  if (result.activityId === null) return;
  const { reply: _, ...names } = posting;
  const settled = await settle(request, { ...names, locale }, result.activityId);
  for (const update of settled) startUpdate({ messenger, renderer, lane, log, guard }, request, update, null);
}

/** Updates do not hold the answer back: the pressed card is right already. */
function startUpdate(
  { messenger, renderer, lane, log, guard }: Omit<Performing, 'settle'>,
  request: Request,
  { where, activityId, locale, reply }: Update,
  stamp: number | null,
): void {
  const message = toMessageName(where.conversationId, activityId);
  lane.run(message, async () => {
    // A press overtakes the update of the one before it, and nobody else's change takes a form from under her hands.
    if (!guard.allows(message, message === pressedMessage(request) ? stamp : null)) return;
    const result = await messenger.update({
      tenant: request.who.tenantId,
      where,
      activityId,
      message: { id: activityId, ...toMessage(renderer.render(reply, locale)) },
    });
    if (result.kind !== 'sent') logFailure(log, request, reply.kind, result);
  });
}

function logFailure(log: Log, request: Request, reply: string, result: Exclude<SendResult, { kind: 'sent' }>): void {
  const reason = result.kind === 'unreachable' ? result.reason : null;
  log.warn({ request: request.id, reply, outcome: result.kind, reason }, 'a message was not confirmed');
}
