import { z } from 'zod';
import type { CaseId } from '../core/ids.ts';
import type { TurnContext } from './turn-context.ts';

/** «status» and «neste» speak of the case last touched, for this long, in milliseconds. */
const focusLifetimeMs = 30 * 24 * 60 * 60 * 1000;

const keyOf = ({ person }: TurnContext) => `focus/${person.id}`;

/** The case the person last touched, or null. */
export async function loadFocus(context: TurnContext): Promise<CaseId | null> {
  const found: unknown = await context.app.shortLived(context.tenant).get(keyOf(context));
  return found === undefined || found === null ? null : (z.string().parse(found) as CaseId);
}

/** Remembers the case somebody touches; writes only when it is another one. */
export async function saveFocus(context: TurnContext, caseId: CaseId): Promise<void> {
  if ((await loadFocus(context)) !== caseId) await context.app.shortLived(context.tenant).set(keyOf(context), caseId, focusLifetimeMs);
}
