import type { Reply } from '../core/reply/reply.ts';
import type { Message } from '../core/text.ts';
import type { Outcome, Request } from '../core/turn.ts';
import type { Log } from '../ports/log.ts';
import type { TurnOutcome } from '../ports/metrics.ts';
import { performOutcome, pressedMessage, type InvokeAnswer, type Performing } from './perform-outcome.ts';

/** What answering a turn needs. */
export interface TurnAnswering {
  readonly performing: Performing;
  readonly log: Log;
  /** The one function of the application a turn calls. */
  readonly handle: (request: Request) => Promise<Outcome>;
}

/** A turn's answer, and how it went. */
export interface AnsweredTurn {
  readonly answer: InvokeAnswer;
  readonly outcome: TurnOutcome;
}

/** What is said when a turn fails: nothing was acknowledged that was not kept. */
const fault: Message = { key: 'app.fault' };

/** One turn: whatever goes wrong inside is logged once and told plainly. */
export async function answerTurn({ performing, log, handle }: TurnAnswering, request: Request): Promise<AnsweredTurn> {
  const pressed = pressedMessage(request);
  const stamp = pressed === null ? null : performing.guard.press(pressed);
  const began = performance.now();
  // The one line that says which activity a turn was.
  const end = (answer: InvokeAnswer, outcome: TurnOutcome) => {
    log.info({ request: request.id, kind: request.incoming.kind, outcome, durationMs: Math.round(performance.now() - began) }, 'turn');
    return { answer, outcome };
  };
  try {
    return end(await performOutcome(performing, request, await handle(request), stamp), 'answered');
  } catch (error) {
    log.error({ request: request.id }, 'a turn failed', error);
    const locale = request.who.locale ?? 'nb';
    const answer = await performOutcome(performing, request, toFault(request, locale), stamp).catch((second: unknown): InvokeAnswer => {
      log.error({ request: request.id }, 'the failure could not be told', second);
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
    });
    return end(answer, 'failed');
  }
}

/** The fault where she will see it, and nobody else: a chosen message may stand in a chat full of people. */
function toFault({ incoming }: Request, locale: Outcome['locale']): Outcome {
  const notice: Reply = { kind: 'notice', text: fault, detail: null, buttons: [] };
  const quiet = { locale, messages: [], updates: [] };
  if (incoming.kind === 'press') return { ...quiet, ack: { kind: 'toast', text: fault } };
  if (incoming.kind === 'chosen-message') return { ...quiet, ack: { kind: 'card', reply: notice } };
  return { ...quiet, ack: { kind: 'none' }, messages: [{ reply: notice }] };
}
