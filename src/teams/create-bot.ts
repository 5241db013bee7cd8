import { CloudAdapter, type Activity, type ConfigurationBotFrameworkAuthentication, type InvokeResponse, type TurnContext } from 'botbuilder';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import type { Reply } from '../core/reply.ts';
import type { Message } from '../core/text.ts';
import type { Outcome, Request } from '../core/turn.ts';
import type { Log } from '../ports/log.ts';
import { activitySchema, type IncomingActivity } from './activity-schema.ts';
import { performOutcome, pressedMessage, type InvokeAnswer, type Performing } from './perform-outcome.ts';
import type { CheckToken } from './check-token.ts';
import { isMessageExtension } from './to-chosen-message.ts';
import { toDialog } from './to-dialog.ts';
import { toRequest, type Doors } from './to-request.ts';

/** What the bot is made of. */
export interface BotOptions {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  /** Whether the channel vouches for an activity; null in local mode, which checks nobody. */
  readonly checkToken: CheckToken | null;
  readonly doors: Doors;
  readonly performing: Performing;
  readonly log: Log;
  /** The one function of the application a turn calls. */
  readonly handle: (request: Request) => Promise<Outcome>;
  /** Runs a turn, its answer included, after those of the same person that are under way. */
  readonly inOrder: (request: Request, turn: () => Promise<InvokeAnswer>) => Promise<InvokeAnswer>;
}

/** An HTTP answer to one activity. */
export interface BotAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Takes activities as they come over HTTP. */
export interface Bot {
  readonly receive: (body: unknown, authorization: string) => Promise<BotAnswer>;
  /** Resolves when every update under way has been sent. */
  readonly idle: () => Promise<void>;
}

/** What is said when a turn fails: nothing was acknowledged that was not kept. */
const fault: Message = { key: 'app.fault' };

/** `processActivity` is protected in the SDK, and `process` prints stacks to the console past our log. */
class OpenAdapter extends CloudAdapter {
  receive(authorization: string, activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity as Activity, logic);
  }
}

/** Its typing timer ignores the option that turns it off, is shared by all turns and sends through the SDK's repeating client. */
class Router extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** The bot on botbuilder (authentication), teams-ai (routing) and our own connector client (sending). */
export function createBot({ authentication, checkToken, doors, performing, log, handle, inOrder }: BotOptions): Bot {
  const adapter = new OpenAdapter(authentication);
  // The router is used for routing alone: its state has no concurrency control.
  const application = new Router({ startTypingTimer: false, removeRecipientMention: true });
  const route = async (context: TurnContext): Promise<void> => {
    const activity = activitySchema.parse(context.activity);
    const read = toRequest(activity, doors);
    if (read.kind === 'refused') {
      log.warn({ activity: activity.id ?? null, why: read.why }, 'turned an activity away');
      context.turnState.set(answerKey, { status: read.status });
      return;
    }
    if (read.kind === 'ignored') return;
    const { request } = read;
    const answer = await inOrder(request, () => answerTurn({ performing, log, handle }, request));
    context.turnState.set(answerKey, {
      status: 200,
      ...(activity.type === 'invoke' ? { body: isMessageExtension(activity.name) ? toDialog(answer) : answer } : {}),
    });
  };
  application.addRoute(async ({ activity }) => activity.type === 'invoke', route, true);
  application.addRoute(async ({ activity }) => activity.type === 'message' || activity.type === 'installationUpdate', route);

  return {
    idle: () => performing.lane.idle(),
    receive: async (body, authorization) => {
      const parsed = activitySchema.safeParse(body);
      if (!parsed.success) return { status: 400 };
      const vouched = await checkToken?.(authorization, parsed.data);
      if (vouched?.ok === false) {
        log.warn({ why: vouched.refusal }, 'turned an activity away');
        // It may be a good token: Teams sends the activity again.
        return { status: vouched.refusal === 'keys unreachable' ? 503 : 401 };
      }
      let answer: BotAnswer = { status: 200 };
      try {
        await adapter.receive(authorization, toSdkActivity(parsed.data), async (context) => {
          await application.run(context);
          answer = (context.turnState.get(answerKey) as BotAnswer | undefined) ?? answer;
          // Without an answer set the SDK would say 501; ours goes out over HTTP itself.
          await context.sendActivity({ type: 'invokeResponse', value: answer });
        });
        return answer;
      } catch (error) {
        if (error instanceof Error && error.name === 'AuthenticationError') {
          log.warn({ why: 'authentication' }, 'turned an activity away');
          return { status: 401 };
        }
        log.error({}, 'an activity failed outside its turn', error);
        return { status: 500 };
      }
    },
  };
}

const answerKey = Symbol('answer');

function toSdkActivity(activity: IncomingActivity): Partial<Activity> {
  return activity as unknown as Partial<Activity>;
}

/** One turn: whatever goes wrong inside is logged once and told plainly. */
async function answerTurn({ performing, log, handle }: Pick<BotOptions, 'performing' | 'log' | 'handle'>, request: Request): Promise<InvokeAnswer> {
  const pressed = pressedMessage(request);
  const stamp = pressed === null ? null : performing.guard.press(pressed);
  try {
    return await performOutcome(performing, request, await handle(request), stamp);
  } catch (error) {
    log.error({ request: request.id }, 'a turn failed', error);
    const locale = request.who.locale ?? 'nb';
    return performOutcome(performing, request, toFault(request, locale), stamp).catch((second: unknown) => {
      log.error({ request: request.id }, 'the failure could not be told', second);
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
    });
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
