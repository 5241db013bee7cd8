import { CloudAdapter, type Activity, type ConfigurationBotFrameworkAuthentication, type InvokeResponse, type TurnContext } from 'botbuilder';
import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState.js';
import type { Incoming, Request } from '../core/turn.ts';
import type { Metrics, TurnOutcome } from '../ports/metrics.ts';
import type { Trace } from '../ports/trace.ts';
import { activitySchema, type IncomingActivity } from './activity-schema.ts';
import { answerTurn, type AnsweredTurn, type TurnAnswering } from './answer-turn.ts';
import type { CheckToken } from './check-token.ts';
import { isMessageExtension } from './to-chosen-message.ts';
import { toDialog } from './to-dialog.ts';
import { toRequest, type Doors } from './to-request.ts';

/** What the bot is made of. */
export interface BotOptions extends TurnAnswering {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  /** Whether the channel vouches for an activity; null in local mode, which checks nobody. */
  readonly checkToken: CheckToken | null;
  readonly doors: Doors;
  /** Runs a turn, its answer included, after those of the same person that are under way. */
  readonly inOrder: (request: Request, turn: () => Promise<AnsweredTurn>) => Promise<AnsweredTurn>;
  readonly trace: Trace;
  readonly metrics: Pick<Metrics, 'turn'>;
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
export function createBot({ authentication, checkToken, doors, performing, log, trace, metrics, handle, inOrder }: BotOptions): Bot {
  const adapter = new OpenAdapter(authentication);
  // The router is used for routing alone: its state has no concurrency control.
  const application = new Router({ startTypingTimer: false, removeRecipientMention: true });
  const route = async (context: TurnContext): Promise<void> => {
    const activity = activitySchema.parse(context.activity);
    const read = toRequest(activity, doors);
    if (read.kind === 'refused') {
      log.warn({ activity: activity.id ?? null, why: read.why }, 'turned an activity away');
      context.turnState.set(answerKey, { kind: 'unread', outcome: 'refused', status: read.status });
      return;
    }
    if (read.kind === 'ignored') return;
    const { request } = read;
    const { answer, outcome } = await inOrder(request, () => answerTurn({ performing, log, handle }, request));
    context.turnState.set(answerKey, {
      kind: read.request.incoming.kind,
      outcome,
      status: 200,
      ...(activity.type === 'invoke' ? { body: isMessageExtension(activity.name) ? toDialog(answer) : answer } : {}),
    });
  };
  application.addRoute(async ({ activity }) => activity.type === 'invoke', route, true);
  application.addRoute(async ({ activity }) => activity.type === 'message' || activity.type === 'installationUpdate', route);

  const take = async (body: unknown, authorization: string): Promise<Passage> => {
    const parsed = activitySchema.safeParse(body);
    if (!parsed.success) return { kind: 'unread', outcome: 'refused', status: 400 };
    const vouched = await checkToken?.(authorization, parsed.data);
    if (vouched?.ok === false) {
      log.warn({ why: vouched.refusal }, 'turned an activity away');
      // It may be a good token: Teams sends the activity again.
      return { kind: 'unread', outcome: 'refused', status: vouched.refusal === 'keys unreachable' ? 503 : 401 };
    }
    let passage: Passage = { kind: 'unread', outcome: 'ignored', status: 200 };
    try {
      await adapter.receive(authorization, toSdkActivity(parsed.data), async (context) => {
        await application.run(context);
        passage = (context.turnState.get(answerKey) as Passage | undefined) ?? passage;
        // Without an answer set the SDK would say 501; ours goes out over HTTP itself.
        await context.sendActivity({ type: 'invokeResponse', value: { status: passage.status, body: passage.body } });
      });
      return passage;
    } catch (error) {
      if (error instanceof Error && error.name === 'AuthenticationError') {
        log.warn({ why: 'authentication' }, 'turned an activity away');
        return { kind: 'unread', outcome: 'refused', status: 401 };
      }
      log.error({}, 'an activity failed outside its turn', error);
      return { kind: 'unread', outcome: 'failed', status: 500 };
    }
  };

  return {
    idle: () => performing.lane.idle(),
    receive: (body, authorization) =>
      trace.run(doors.randomId(), async () => {
        const began = performance.now();
        const { kind, outcome, ...answer } = await take(body, authorization);
        metrics.turn({ kind, outcome, ms: performance.now() - began });
        return answer;
      }),
  };
}

/** How an activity came through, and its answer. */
interface Passage extends BotAnswer {
  readonly kind: Incoming['kind'] | 'unread';
  readonly outcome: TurnOutcome;
}

const answerKey = Symbol('answer');

function toSdkActivity(activity: IncomingActivity): Partial<Activity> {
  return activity as unknown as Partial<Activity>;
}
