import { z } from 'zod';
import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastDraft, BroadcastTexts } from '../../core/broadcast/broadcast-draft.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { checkBroadcastDraft } from '../../core/broadcast/check-broadcast-draft.ts';
import { handInAgain, start } from '../../core/broadcast/decide-broadcast.ts';
import { openBroadcast } from '../../core/broadcast/open-broadcast.ts';
import { normaliseText } from '../../core/free-text/normalise-text.ts';
import type { BroadcastId, Nonce } from '../../core/ids.ts';
import { accept, refuse, type Result } from '../../core/result.ts';
import type { Json } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import { isAllowed } from '../rights.ts';
import { nonceLifetimeMs } from '../run-command.ts';
import { toPlanWrite } from '../sending/outbox-item.ts';
import { actOnBroadcast, type Notifying, toRunningWrites, wakeBroadcast } from './act-on-broadcast.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadBroadcastPolicy, loadBroadcastRules, type BroadcastPolicy } from './broadcast-policy.ts';
import { loadBroadcast } from './load-broadcast.ts';
import { resolveAudience } from './resolve-audience.ts';
import { dropBroadcastDraft, saveBroadcast, type KeptDraft } from './save-broadcast.ts';

const maxAttempts = 50;

/** A broadcast handed in: which one, and the press that did it. */
export interface Submission extends KeptDraft {
  /** The same press delivered again hands in nothing more. */
  readonly nonce: Nonce | null;
}

/** Hands a broadcast in: it waits for a second person, or goes out where the policy asks for none. Refused, its draft is kept. */
export async function submitBroadcast(
  context: BroadcastContext,
  { id, draft, nonce }: Submission,
  notifying: Notifying = {},
): Promise<Result<Broadcast, BroadcastRefusal>> {
  const { app, tenant, person } = context;
  if (!isAllowed(person, 'broadcast')) return refuse({ reason: 'not-allowed' });
  const repeated = nonce === null ? undefined : await loadSubmitted(context, nonce);
  if (repeated !== undefined) return accept(repeated);
  const refusal = await findRefusal(context, { id, draft });
  if (refusal !== null) {
    await saveBroadcast(context, { id, draft });
    return refuse(refusal);
  }
  const clean = { ...draft, texts: toCleanTexts(draft.texts) };
  const policy = await loadBroadcastPolicy(context);
  const submitted =
    id === null
      ? accept(await open(context, clean, { policy, nonce, ...notifying }))
      : await actOnBroadcast(
          context,
          id,
          (broadcast, by) => {
            const again = handInAgain(broadcast, by, clean);
            return again.ok ? accept(waive(again.value, context, policy)) : again;
          },
          notifying,
        );
  if (submitted.ok) {
    await dropBroadcastDraft(context);
    app.log.info({ broadcast: submitted.value.id, tenant, state: submitted.value.state }, 'broadcast handed in');
  } else await saveBroadcast(context, { id, draft });
  return submitted;
}

/** Texts in one form, without what nobody types on purpose. */
export function toCleanTexts(texts: BroadcastTexts): BroadcastTexts {
  const cleaned = Object.entries(texts).map(([locale, { title, body, notification }]) => [
    locale,
    { title: normaliseText(title).replaceAll('\n', ' '), body: normaliseText(body), notification: normaliseText(notification).replaceAll('\n', ' ') },
  ]);
  return Object.fromEntries(cleaned) as BroadcastTexts;
}

async function findRefusal(context: BroadcastContext, { draft }: KeptDraft): Promise<BroadcastRefusal | null> {
  const { app, tenant } = context;
  const problems = checkBroadcastDraft(draft, await loadBroadcastRules(context));
  if (problems.length > 0) return { reason: 'inputs', problems };
  const { recipients, unknown } = await resolveAudience(app, tenant, draft.audience);
  return recipients.length === 0 ? { reason: 'no-recipients', unknown } : null;
}

async function loadSubmitted({ app, tenant }: BroadcastContext, nonce: Nonce): Promise<Broadcast | undefined> {
  const spent = await app.store.get(keys.nonce(tenant, nonce));
  if (spent === undefined) return undefined;
  const id = z
    .string()
    .regex(/^\d{4}-\d+$/)
    .safeParse(spent.value);
  return id.success ? (await loadBroadcast(app, tenant, id.data as BroadcastId))?.broadcast : undefined;
}

function waive(broadcast: Broadcast, { app }: BroadcastContext, { secondApproval, working }: BroadcastPolicy): Broadcast {
  return secondApproval ? broadcast : start(broadcast, 'waived', app.clock.now(), working);
}

async function open(
  context: BroadcastContext,
  draft: BroadcastDraft,
  { policy, nonce, notify = () => [] }: { readonly policy: BroadcastPolicy; readonly nonce: Nonce | null } & Notifying,
): Promise<Broadcast> {
  const { app, tenant, person } = context;
  const year = app.clock.today().slice(0, 4);
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const counter = await app.store.get(keys.broadcastCounter(tenant, year));
    const number = counter === undefined ? 1 : z.int().parse(counter.value) + 1;
    const id = `${year}-${number}` as BroadcastId;
    const opened = openBroadcast(id, { user: person.id, name: person.name }, { draft, at: app.clock.now() });
    const broadcast = waive(opened, context, policy);
    const messages = notify(broadcast);
    const spent = { key: nonce === null ? '' : keys.nonce(tenant, nonce), value: id, expiresAt: app.clock.epochMs() + nonceLifetimeMs };
    const committed = await app.store.commit([
      counter === undefined
        ? { kind: 'insert', key: keys.broadcastCounter(tenant, year), value: number }
        : { kind: 'replace', key: counter.key, version: counter.version, value: number },
      { kind: 'insert', key: keys.broadcast(tenant, id), value: broadcast as unknown as Json },
      ...(nonce === null ? [] : [{ kind: 'insert', ...spent } as const]),
      ...(await toRunningWrites(context, broadcast)),
      ...messages.map((message) => toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, message)),
    ]);
    if (committed.ok) {
      app.outbox.wake(tenant, messages);
      await wakeBroadcast(context, broadcast);
      return broadcast;
    }
    const repeated = nonce === null ? undefined : await loadSubmitted(context, nonce);
    if (repeated !== undefined) return repeated;
  }
  throw new Error('No number could be had for a broadcast: too many are handed in at once');
}
