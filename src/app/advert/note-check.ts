import type { Report } from '../../core/advert/report.ts';
import { isAdvertSettled, openMusts } from '../../core/case/advert.ts';
import { isPublished } from '../../core/case/state.ts';
import type { Refusal } from '../../core/case/refusal.ts';
import type { Nonce } from '../../core/ids.ts';
import type { Localized, Message } from '../../core/text.ts';
import type { Update } from '../../core/turn.ts';
import { toCardUpdates } from '../living-card.ts';
import type { LoadedCase } from '../load-case.ts';
import { runCommand } from '../run-command.ts';
import type { Notice } from '../show/notice.ts';
import { courseOf, mayWork, type TurnContext } from '../turn-context.ts';
import { keepAdvertText } from './advert-text.ts';
import { toNoted } from './finding-id.ts';

/** The case after a check was noted in it, or as it was, with what to say about it on top of the report. */
export interface NotedCheck {
  readonly loaded: LoadedCase;
  readonly standing: readonly Notice[];
  readonly updates: readonly Update[];
}

/** Notes what was found in the case the text is for. `text` is null where it must not be kept. Nothing is noted for who only reads, or once the post is advertised. */
export async function noteCheck(
  context: TurnContext,
  loaded: LoadedCase,
  { report, text, nonce }: { readonly report: Report; readonly text: string | null; readonly nonce: Nonce | null },
): Promise<NotedCheck> {
  const { app, tenant, person } = context;
  const checks = courseOf(context, loaded).steps.some(({ step }) => step.editor === 'advert');
  if (!checks || !mayWork(context, loaded) || isPublished(loaded.state))
    return { loaded, standing: toStanding(context, loaded, report), updates: [] };
  // The text goes first: a case never names a text that is not there, and one nobody names does no harm.
  if (text !== null) await keepAdvertText(context, { caseId: loaded.state.id, hash: report.textHash, text });
  const command = { kind: 'note-check', hash: report.textHash, findings: toNoted(app, report.findings) } as const;
  const result = await runCommand(app, { tenant, person, caseId: loaded.state.id, command, nonce });
  if (!result.ok) {
    const why = result.refusal.kind === 'refused' ? toWhy(result.refusal.refusal) : { key: 'app.not-allowed' };
    return { loaded, standing: [{ tone: 'attention', text: { key: 'app.advert.not-noted', params: { why } } }], updates: [] };
  }
  const after = result.value.loaded;
  const updates = after.state.turn === loaded.state.turn ? [] : await toCardUpdates(context, after, pressedMessage(context));
  return { loaded: after, standing: toStanding(context, after, report), updates };
}

/** How a text stands to the case: whether it is the one that was checked, and what keeps the post from being advertised. */
export function toStanding(context: TurnContext, loaded: LoadedCase, { textHash }: Report): readonly Notice[] {
  const { state } = loaded;
  if (!courseOf(context, loaded).steps.some(({ step }) => step.editor === 'advert')) return [];
  if (isPublished(state)) {
    const isSame = state.advert?.hash === textHash;
    return [{ tone: isSame ? 'neutral' : 'attention', text: { key: isSame ? 'app.advert.published-same' : 'app.advert.published-other' } }];
  }
  if (state.advert?.hash !== textHash) return [{ tone: 'neutral', text: { key: 'app.advert.other-text' } }];
  if (isAdvertSettled(state)) return [{ tone: 'neutral', text: { key: 'app.advert.settled' } }];
  const count = openMusts(state).length;
  return count === 0
    ? [{ tone: 'attention', text: { key: 'app.advert.list-changed' } }]
    : [{ tone: 'attention', text: { key: 'app.advert.open-musts', params: { count } } }];
}

/** The message that is being answered by another card, so that no update overtakes the answer. */
function pressedMessage({ request }: TurnContext): string | null {
  return request.incoming.kind === 'press' ? request.incoming.activityId : null;
}

function toWhy(refusal: Refusal): Localized | Message {
  switch (refusal.reason) {
    case 'door':
      return refusal.door.text;
    case 'not-now':
      return { key: `app.refused.not-now-${refusal.status}` };
    default:
      return { key: 'app.refused.not-applicable' };
  }
}
