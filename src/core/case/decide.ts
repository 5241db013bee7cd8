import { refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import { toCourse } from './course.ts';
import { decideAdvert } from './decide-advert.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideCase } from './decide-case.ts';
import { decideDelivery } from './decide-delivery.ts';
import { decideDoor } from './decide-door.ts';
import { decideFacts } from './decide-facts.ts';
import { decidePanel } from './decide-panel.ts';
import { decidePosition } from './decide-position.ts';
import { decideRequirements } from './decide-requirements.ts';
import { decideRequest } from './decide-request.ts';
import { decideShare } from './decide-share.ts';
import { decideSlot } from './decide-slot.ts';
import { decideStep } from './decide-step.ts';
import { decideTimes } from './decide-times.ts';
import { decideUnion } from './decide-union.ts';
import type { Decision, DecisionWorld, Moment } from './decision.ts';
import { isDisqualified, isLeaderOut } from './panel.ts';
import type { Refusal } from './refusal.ts';
import { toStatus, type CaseState } from './state.ts';
import { settleReminder } from './settle-reminder.ts';
import { undoLast } from './undo-last.ts';

export type { Decision, DecisionWorld } from './decision.ts';
export { reasonMaxLength } from './with-reason.ts';

/** The pure heart: what a command does to a case, or why it does nothing. */
export function decide(command: Command, state: CaseState, world: DecisionWorld): Result<Decision, Refusal> {
  const status = toStatus(state);
  if (!isAllowedNow(command, status)) return refuse({ reason: 'not-now', status });
  if (isLeaderOut(state) && !isForOthers(command, world, state)) return refuse({ reason: 'leader-out' });
  // Whatever role gives her the right – stand-in, HR, director – she prepares and decides nothing in this case.
  if (world.actor !== state.owner && isDisqualified(state, world.actor) && !isForDisqualified(command)) return refuse({ reason: 'disqualified' });
  const moment: Moment = { state, world, course: toCourse(state, world.policy, world.today), turn: state.turn + 1 };
  switch (command.kind) {
    case 'ask':
    case 'do':
    case 'skip':
    case 'reopen':
      return decideStep(command, moment);
    case 'answer':
    case 'return-question':
      return decideAnswer(command, moment);
    case 'change-times':
      return decideTimes(command, moment);
    case 'save-list':
    case 'link-list':
      return decideRequirements(command, moment);
    case 'change-facts':
      return decideFacts(command, moment);
    case 'note-check':
    case 'keep-finding':
      return decideAdvert(command, moment);
    case 'pass-door':
      return decideDoor(command, moment);
    case 'decline-offer':
    case 'unfill':
      return decidePosition(command, moment);
    case 'settle-reminder':
      return settleReminder(command, moment);
    case 'share':
      return decideShare(command, moment);
    case 'note-delivery':
      return decideDelivery(command, moment);
    case 'answer-union':
    case 'correct-union':
      return decideUnion(command, moment);
    case 'clear-slot':
    case 'call-slot':
    case 'drop-slot':
      return decideSlot(command, moment);
    case 'register-request':
    case 'answer-request':
      return decideRequest(command, moment);
    case 'change-panel':
    case 'answer-impartiality':
    case 'record-impartiality':
    case 'rule-on-doubt':
    case 'send-briefing':
    case 'confirm-briefing':
    case 'record-briefing':
      return decidePanel(command, moment);
    case 'withdraw':
    case 'note-anew':
    case 'hold':
    case 'resume':
    case 'hand-over':
    case 'adopt-policy':
      return decideCase(command, moment);
    case 'undo':
      return undoLast(state, world.actor);
  }
}

/** What may be done while the leader is disqualified or in doubt: others answer for themselves, and the case moves or rests. */
function isForOthers({ kind }: Command, { mayOverride, actor }: DecisionWorld, { owner }: CaseState): boolean {
  // HR passes doors, and answers what somebody asks for by right; the leader herself does not, HR or no.
  if (kind === 'pass-door' || kind === 'register-request' || kind === 'answer-request') return mayOverride && actor !== owner;
  const others: readonly Command['kind'][] = [
    'hand-over',
    'undo',
    'answer-impartiality',
    'rule-on-doubt',
    'confirm-briefing',
    'answer',
    'return-question',
    'answer-union',
    'correct-union',
    'hold',
    'resume',
  ];
  return others.includes(kind);
}

/** What somebody who may not take part still says for herself, or for the union that asked her to. */
function isForDisqualified({ kind }: Command): boolean {
  return ['answer-impartiality', 'answer-union', 'correct-union', 'note-delivery', 'undo'].includes(kind);
}

/** What each status of a case allows; the rest is refused with the status. */
function isAllowedNow({ kind }: Command, status: 'running' | 'held' | 'withdrawn' | 'closed'): boolean {
  // Who has been asked may answer as long as there is a case to answer in, and whether she has been is told as long.
  if (kind === 'note-delivery' || kind === 'answer-union' || kind === 'correct-union') return status !== 'closed';
  // What somebody asks for by right waits for no status: most of it comes when the case is closed.
  if (kind === 'register-request' || kind === 'answer-request') return true;
  switch (status) {
    case 'running':
      return kind !== 'resume' && kind !== 'note-anew';
    case 'held':
      return ['resume', 'answer-impartiality', 'rule-on-doubt', 'hand-over', 'undo', 'withdraw', 'adopt-policy'].includes(kind);
    case 'withdrawn':
      return ['ask', 'do', 'skip', 'reopen', 'pass-door', 'note-anew', 'hand-over', 'undo', 'adopt-policy', 'settle-reminder'].includes(kind);
    case 'closed':
      return ['undo', 'note-anew', 'settle-reminder'].includes(kind);
  }
}
