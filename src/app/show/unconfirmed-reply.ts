import type { UserId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import { settlements } from '../sending/ledger.ts';
import { listUnconfirmed, type Unconfirmed } from '../sending/list-unconfirmed.ts';
import { newOrigin, toNotice, type TurnContext } from '../turn-context.ts';
import { toButton } from './button.ts';
import type { Notice } from './notice.ts';
import { plainInput } from './step-inputs.ts';

/** How many are named; the number left out is said. */
const most = 12;

/** Input id of one message: its key may hold signs no input can be named after. */
export function deliveryInput({ app }: Pick<TurnContext, 'app'>, { key }: Pick<Unconfirmed, 'key'>): string {
  return `delivery-${app.sha256(key).slice(0, 16)}`;
}

/** The messages of which nobody knows whether they arrived, the latest first; HR says of each what she has found out. */
export async function toUnconfirmedReply(context: TurnContext, notices: readonly Notice[] = []): Promise<Reply> {
  const all = await listUnconfirmed(context.app, context.tenant);
  if (all.length === 0 && notices.length === 0) return toNotice({ key: 'app.unconfirmed.none' });
  const named = all.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, most);
  const inputs = await Promise.all(named.map((one) => toInput(context, one)));
  const rest: readonly Notice[] =
    all.length > most ? [{ tone: 'neutral', text: { key: 'app.unconfirmed.more', params: { count: all.length - most } } }] : [];
  const record = toButton(newOrigin(context, null), 'delivery.settle', { key: 'app.button.record' }, { style: 'primary', submits: true });
  return {
    kind: 'form',
    view: {
      form: 'deliveries',
      context: null,
      title: { key: 'app.unconfirmed.title' },
      intro: all.length === 0 ? { key: 'app.unconfirmed.none' } : { key: 'app.unconfirmed.text', params: { count: all.length } },
      why: null,
      moreRules: [],
      notices: [...notices, ...rest],
      inputs,
      buttons: all.length === 0 ? [] : [record],
    },
  };
}

async function toInput(context: TurnContext, one: Unconfirmed): Promise<InputView> {
  const options = [
    { value: 'open', label: { key: 'app.unconfirmed.open' } },
    ...settlements.map((value) => ({ value, label: { key: `app.unconfirmed.${value}` } })),
  ];
  return {
    ...plainInput,
    id: deliveryInput(context, one),
    kind: 'choice',
    label: await toLine(context, one),
    value: 'open',
    required: false,
    options,
  };
}

async function toLine({ app, tenant }: TurnContext, { key, at, to }: Unconfirmed): Promise<Message> {
  const person = to === null ? undefined : await app.directory.find(tenant, to as UserId);
  const date = { date: at.slice(0, 10), weekday: false } as const;
  // The key of a message about a case names it.
  const [caseId] = /\b\d{4}-\d+\b/.exec(key) ?? [];
  const name = person?.name ?? '–';
  if (caseId !== undefined && key.startsWith('broadcast/')) return { key: 'app.unconfirmed.line-broadcast', params: { name, date, id: caseId } };
  return caseId === undefined
    ? { key: 'app.unconfirmed.line', params: { name, date } }
    : { key: 'app.unconfirmed.line-case', params: { name, date, case: caseId } };
}
