import { caseRecordSchema } from '../../core/case/event.ts';
import { toStatus } from '../../core/case/state.ts';
import type { CaseId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import { listMyReports } from '../advert/reported-findings.ts';
import { loadFocus } from '../focus.ts';
import { collectMyBroadcasts, type MyBroadcast } from '../broadcast/collect-my-broadcasts.ts';
import { keys } from '../keys.ts';
import { findCard } from '../living-card.ts';
import { loadCase, type LoadedCase } from '../load-case.ts';
import { loadProfile, type Profile } from '../profile.ts';
import { loadReminded, type Reminded } from '../remind/reminded.ts';
import { deliverySchema } from '../sending/ledger.ts';
import { outboxItemSchema } from '../sending/outbox-item.ts';
import { may, type TurnContext } from '../turn-context.ts';
import { everyRecord } from './every-record.ts';
import { listShortLived, type ShortLived } from './own-short-lived.ts';
import { toOwnActs, toRecordedOf, type OwnAct } from './own-words.ts';

/** A person's part in a case. */
export interface MyCase {
  readonly caseId: CaseId;
  /** `leads` her own case, `takes-part` as a representative, on the panel or as somebody who is asked, `acted` once and may no longer see it. */
  readonly part: 'leads' | 'takes-part' | 'acted';
  /** Null where she may not see the case any more. */
  readonly title: string | null;
  readonly status: string | null;
  readonly acts: readonly OwnAct[];
  readonly recorded: readonly Json[];
  /** She has a living card of it in the chat. */
  readonly hasCard: boolean;
}

/** Messages the bot has sent her unasked, by what became of them. */
export type MessageCounts = Readonly<Record<'planned' | 'sending' | 'sent' | 'failed' | 'unknown', number>>;

/** Everything that is held about one person. Nothing about candidates is read for it. */
export interface MyData {
  readonly profile: Profile;
  readonly lastCase: CaseId | null;
  readonly cases: readonly MyCase[];
  readonly short: ShortLived;
  readonly reports: readonly Json[];
  readonly messages: MessageCounts;
  /** What she has been reminded of, and what she has put off. */
  readonly reminded: Reminded;
  /** How many colleagues’ reminders she gets while they are away. */
  readonly covers: number;
  /** Broadcasts that were meant for her, and what became of each. */
  readonly broadcasts: readonly MyBroadcast[];
}

/** Collects what is held about the speaker and nobody else. */
export async function collectMyData(context: TurnContext): Promise<MyData> {
  const { app, tenant, person } = context;
  return {
    profile: await loadProfile(app, tenant, person.id),
    lastCase: await loadFocus(context),
    cases: await collectCases(context),
    short: await listShortLived(app, tenant, person.id),
    reports: await listMyReports(context),
    messages: await countMessages(context),
    reminded: (await loadReminded(app, tenant, person.id)).reminded,
    covers: (await app.store.range(keys.cover(tenant, person.id, ''), { limit: 100 })).length,
    broadcasts: await collectMyBroadcasts(context),
  };
}

async function collectCases(context: TurnContext): Promise<readonly MyCase[]> {
  const { app, tenant, person } = context;
  const prefix = keys.case(tenant, '' as CaseId);
  const cases: MyCase[] = [];
  // There is no index by whoever did something once, and nobody asks for this often.
  for await (const { key, value } of everyRecord(app.store, prefix)) {
    if (!JSON.stringify(caseRecordSchema.parse(value)).includes(JSON.stringify(person.id))) continue;
    const loaded = await loadCase(app, tenant, key.slice(prefix.length) as CaseId);
    if (loaded !== undefined) cases.push(await toMyCase(context, loaded));
  }
  return cases;
}

async function toMyCase(context: TurnContext, loaded: LoadedCase): Promise<MyCase> {
  const { app, tenant, person } = context;
  const { state } = loaded;
  const recorded = toRecordedOf(loaded, person.id);
  const maySee = may(context, loaded, 'view-shared');
  return {
    caseId: state.id,
    part: state.owner === person.id ? 'leads' : maySee && recorded.length > 0 ? 'takes-part' : 'acted',
    title: maySee ? state.facts.title : null,
    status: maySee ? toStatus(state) : null,
    acts: toOwnActs(loaded, person.id),
    recorded,
    hasCard: (await findCard(app, tenant, state.id, person.id)) !== null,
  };
}

async function countMessages({ app, tenant, person }: TurnContext): Promise<MessageCounts> {
  const counts = { planned: 0, sending: 0, sent: 0, failed: 0, unknown: 0 };
  for await (const { value } of everyRecord(app.store, keys.delivery(tenant, ''))) {
    const { to, state } = deliverySchema.parse(value);
    if (to === person.id) counts[state] += 1;
  }
  for await (const { value } of everyRecord(app.store, keys.outbox(tenant, '')))
    if (outboxItemSchema.parse(value).to === person.id) counts.planned += 1;
  return counts;
}
