import { conversationWindows, earliestStart } from '../../../src/core/sending/windows.ts';
import { createRandom } from '../create-random.ts';
import type { Call, ConnectorPlan } from './connector-plan.ts';

type Verdict = Pick<Call, 'taken' | 'answer' | 'code' | 'retryAfterMs'>;

const taken: Verdict = { taken: true, answer: 201, code: null, retryAfterMs: null };
const refusals: readonly Verdict[] = [
  [401, null],
  [403, 'ConversationBlockedByUser'],
  [403, null],
  [403, 'BotDisabledByAdmin'],
  [404, 'ConversationNotFound'],
  [404, null],
  [413, 'MessageSizeTooBig'],
  [413, null],
].map(([answer, code]) => ({ taken: false, answer: Number(answer), code: code === null ? null : String(code), retryAfterMs: null }));
const silences = [504, 'reset', 'hang'] as const;

/** Decides what becomes of each call, by the plan alone; `at` in milliseconds since 1970. */
export function createDecider(plan: ConnectorPlan): (conversation: string, mark: string, at: number) => Verdict {
  const all: number[] = [];
  const own = new Map<string, number[]>();
  const refused = new Set<string>();
  let turnedAway = 0;
  let first: number | null = null;
  const away = (waitMs: number): Verdict => {
    turnedAway += 1;
    // Half of them do not say how long.
    return { taken: false, answer: 429, code: null, retryAfterMs: turnedAway % 2 === 0 ? Math.max(1, Math.ceil(waitMs / 1_000)) * 1_000 : null };
  };
  return (conversation, mark, at) => {
    first ??= at;
    const { storm, callsPerSecond, refusing, unanswered, seed } = plan;
    if (storm !== null && at - first >= storm.afterMs && at - first < storm.afterMs + storm.forMs) return away(2_000);
    const lane = own.get(conversation) ?? [];
    if (callsPerSecond !== null) {
      const opens = Math.max(earliestStart(all, [{ most: callsPerSecond, ms: 1_000 }]), earliestStart(lane, conversationWindows));
      if (opens > at) return away(opens - at);
      all.push(at);
      own.set(conversation, [...lane, at]);
    }
    const ofConversation = createRandom(seed + toNumber(conversation));
    if (mark.startsWith(refusing.marks) && ofConversation.next() < refusing.part && !(refusing.once && refused.has(conversation))) {
      refused.add(conversation);
      return pick(refusals, ofConversation.next());
    }
    // Everybody gets the same words of a broadcast.
    const ofMark = createRandom(seed + toNumber(`${conversation} ${mark}`));
    if (ofMark.next() < unanswered) return { ...taken, answer: pick(silences, ofMark.next()) };
    return taken;
  };
}

function pick<One>(all: readonly One[], chance: number): One {
  const one = all[Math.floor(chance * all.length)];
  if (one === undefined) throw new Error('There is nothing to pick from');
  return one;
}

function toNumber(text: string): number {
  let number = 0;
  for (const character of text) number = (Math.imul(number, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return number;
}
