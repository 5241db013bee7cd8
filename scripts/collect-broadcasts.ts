import type { App } from '../src/app/app.ts';
import { toBroadcastReply } from '../src/app/broadcast/broadcast-reply.ts';
import { resolveAudience } from '../src/app/broadcast/resolve-audience.ts';
import { loadBroadcast } from '../src/app/broadcast/load-broadcast.ts';
import { toBroadcastReview } from '../src/app/show/broadcast-review.ts';
import { toProgressReply } from '../src/app/show/broadcast-progress.ts';
import { noFigures } from '../src/core/broadcast/figures.ts';
import type { BroadcastId, TenantId, UserId } from '../src/core/ids.ts';
import type { Reply } from '../src/core/reply/reply.ts';
import type { Verb } from '../src/core/reply/verb.ts';
import type { Incoming, Outcome } from '../src/core/turn.ts';
import { localUserIds } from '../src/local/local-people.ts';
import { buttonsOf } from '../src/view/buttons-of.ts';

/** What is needed to speak as somebody, and where what is said is collected. */
export interface Collecting {
  readonly app: App;
  readonly tenant: TenantId;
  readonly as: (user: UserId, incoming: Incoming) => Promise<Outcome>;
  readonly say: (user: UserId, text: string) => Promise<Outcome>;
  readonly replies: Reply[];
}

/** Walks a broadcast through every card it is met on. Nothing leaves here, so what comes after the sending is shown from figures. */
export async function collectBroadcasts({ app, tenant, as, say, replies }: Collecting): Promise<void> {
  const { hr, hr2 } = localUserIds;
  const press = async (user: UserId, verb: Verb, inputs: Readonly<Record<string, string>> = {}) => {
    const carrying = replies.findLast((reply) => buttonsOf(reply).some((button) => button.verb === verb));
    const button = carrying === undefined ? undefined : buttonsOf(carrying).find((one) => one.verb === verb);
    if (button === undefined) throw new Error(`No card met so far carries ${verb}`);
    return as(user, { kind: 'press', verb, data: { ...button.data, nonce: app.randomId(), ...inputs }, activityId: null });
  };
  const id = `${app.clock.today().slice(0, 4)}-1` as BroadcastId;
  const locale = app.filedPolicy(tenant)?.locale ?? 'nb';
  const words = {
    [`title-${locale}`]: locale === 'nn' ? 'Nye fristar' : 'Nye frister',
    [`body-${locale}`]: locale === 'nn' ? 'Meld behovet **innan 1. mars**.' : 'Meld behovet **innen 1. mars**.',
    confirm: 'true',
  };
  await say(hr, 'kringkast');
  await press(hr, 'broadcast.text', words);
  await press(hr, 'broadcast.audience', { roles: 'manager' });
  await press(hr, 'broadcast.send', { when: 'now', 'valid-until': '2026-12-07' });
  const about = { broadcast: id, nonce: app.randomId() };
  await as(hr2, { kind: 'press', verb: 'broadcast.show', data: about, activityId: null });
  await press(hr2, 'broadcast.approve');
  const broadcast = (await loadBroadcast(app, tenant, id))?.broadcast;
  if (broadcast === undefined) throw new Error('The broadcast was not handed in');
  replies.push(toBroadcastReply(broadcast, locale, { from: app.filedPolicy(tenant)?.name ?? '', confirmed: 'no', reminder: false }));
  replies.push(
    toProgressReply({ ...broadcast, state: 'sent', endedAt: app.clock.now() }, { ...noFigures, recipients: 4, sent: 2, failed: 1, unknown: 1 }),
  );
  for (const verb of ['broadcast.correct-form', 'broadcast.withdraw-form', 'broadcast.export'] as const) await press(hr, verb);
  await as(hr, { kind: 'press', verb: 'broadcast.show', data: { ...about, only: 'all' }, activityId: null });
  await say(hr, 'utsendinger');
  await say(hr, 'hvor mange utsendinger ble det i fjor');
  // More names than one page holds.
  const policy = app.filedPolicy(tenant);
  const [addressed] = (await resolveAudience(app, tenant, broadcast.draft.audience)).recipients;
  if (policy === undefined || addressed === undefined) throw new Error('Nobody is there to get a broadcast');
  const resolved = { recipients: Array.from({ length: 30 }, () => addressed), unknown: [], duplicates: 0 };
  replies.push(toBroadcastReview({ app, policy }, { draft: broadcast.draft, resolved, page: 1, needsApproval: true }));
}
