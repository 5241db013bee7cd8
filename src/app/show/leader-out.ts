import { isLeaderOut, memberOf } from '../../core/case/panel.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { isInDoubt } from './panel-lines.ts';
import type { PanelPart } from './panel-part.ts';

/** What the card says instead of a step while the one who leads the case may not take part: it rests until it has moved or the doubt is decided. Null while she may. */
export function toLeaderOut(
  loaded: LoadedCase,
  { origin, mayMove }: { readonly origin: CardOrigin; readonly mayMove: boolean },
): Pick<PanelPart, 'next' | 'buttons'> | null {
  const { state, policy } = loaded;
  const step = policy.steps.find(({ editor }) => editor === 'panel');
  const leader = memberOf(state, state.owner);
  if (!isLeaderOut(state) || leader === undefined || step === undefined) return null;
  const plan = toButton(origin, 'case.plan', { key: 'app.button.plan' });
  const move = toButton(origin, 'case.handover-form', { key: 'app.button.move' }, { style: 'primary' });
  const next = (title: string, instruction: Say) => ({ stepId: step.id, title: { key: title }, instruction });
  if (isInDoubt(loaded, leader)) return { next: next('app.panel.leader-doubts.title', { key: 'app.panel.leader-doubts.text' }), buttons: [plan] };
  return { next: next('app.panel.move.title', toWhoMoves(loaded, leader.answer?.superior ?? null)), buttons: mayMove ? [move, plan] : [plan] };
}

/** Nobody directly under her can decide the case, so the one above her is named (forvaltningsloven § 6 third paragraph). */
function toWhoMoves({ texts }: LoadedCase, superior: string | null): Say {
  const director = superior === null ? undefined : texts[superior];
  return director === undefined ? { key: 'app.panel.move.text' } : { key: 'app.panel.move.text-director', params: { director } };
}
