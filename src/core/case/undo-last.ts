import type { UserId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Decision } from './decision.ts';
import type { CaseHappening } from './event.ts';
import { hasBoundHerself, memberOf } from './panel.ts';
import type { Refusal } from './refusal.ts';
import type { CaseState } from './state.ts';

/** Turns that reach beyond the case cannot be taken back by one word. */
const notUndoable = new Set<CaseHappening['kind']>(['case-opened', 'handed-over', 'advertised-anew', 'policy-adopted']);

/** Takes back the latest turn that still counts, if it was this person's own. Nothing later can rest on it. */
export function undoLast(state: CaseState, actor: UserId): Result<Decision, Refusal> {
  // What Losen has noted by itself is nobody's turn; it goes with the question it is about.
  const last = state.turns.findLast(({ kinds }) => !kinds.every((kind) => kind === 'delivery-noted'));
  if (last === undefined || last.kinds.includes('case-opened')) return refuse({ reason: 'nothing-to-undo' });
  if (last.by !== actor || last.kinds.some((kind) => notUndoable.has(kind))) return refuse({ reason: 'cannot-undo' });
  // What she has said of herself is not unsaid: somebody above her decides.
  const own = memberOf(state, actor);
  if (last.kinds.includes('impartiality-answered') && own !== undefined && hasBoundHerself(own)) return refuse({ reason: 'bound-by-answer' });
  return accept({ happenings: [{ kind: 'undone', turn: last.turn }], texts: {}, warnings: [] });
}
