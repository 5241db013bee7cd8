import type { UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import type { Message } from '../../core/text.ts';
import { listUnconfirmed, type Unconfirmed } from '../sending/list-unconfirmed.ts';
import { toNotice, type TurnContext } from '../turn-context.ts';

/** How many are named; the number left out is said. */
const most = 12;

/** The messages of which nobody knows whether they arrived, the latest first; for HR. */
export async function toUnconfirmedReply(context: TurnContext): Promise<Reply> {
  const all = await listUnconfirmed(context.app, context.tenant);
  if (all.length === 0) return toNotice({ key: 'app.unconfirmed.none' });
  const named = all.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, most);
  const lines = await Promise.all(named.map((one) => toLine(context, one)));
  const rest: readonly Message[] = all.length > most ? [{ key: 'app.unconfirmed.more', params: { count: all.length - most } }] : [];
  return toNotice(
    { key: 'app.unconfirmed.text', params: { count: all.length } },
    { detail: { key: 'app.unconfirmed.list', params: { list: { list: [...lines, ...rest] } } } },
  );
}

async function toLine({ app, tenant }: TurnContext, { key, at, to }: Unconfirmed): Promise<Message> {
  const person = to === null ? undefined : await app.directory.find(tenant, to as UserId);
  const date = { date: at.slice(0, 10), weekday: false } as const;
  // The key of a message about a case names it.
  const [caseId] = /\b\d{4}-\d+\b/.exec(key) ?? [];
  const name = person?.name ?? '–';
  return caseId === undefined
    ? { key: 'app.unconfirmed.line', params: { name, date } }
    : { key: 'app.unconfirmed.line-case', params: { name, date, case: caseId } };
}
