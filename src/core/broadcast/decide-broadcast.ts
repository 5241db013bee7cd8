import type { Instant } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Broadcast, BroadcastTask, Signature } from './broadcast.ts';
import type { BroadcastDraft, BroadcastTexts } from './broadcast-draft.ts';
import type { BroadcastRefusal } from './broadcast-refusal.ts';
import type { Figures } from './figures.ts';
import { isOfTheseWords } from './recipient.ts';
import { startOf, type WorkingTime } from './start-of.ts';

/** A broadcast as it is afterwards, or why nothing happens. */
export type Decided = Result<Broadcast, BroadcastRefusal>;

/** Handed in again after somebody sent it back; only who wrote it may. */
export function handInAgain(broadcast: Broadcast, by: Signature, draft: BroadcastDraft): Decided {
  if (broadcast.author.user !== by.user) return refuse({ reason: 'not-allowed' });
  if (broadcast.state !== 'draft') return notNow(broadcast);
  return accept({ ...broadcast, draft, state: 'awaiting-approval', returned: null, approval: null });
}

/** Lets a broadcast go out, at once or when its time comes. */
export function start(broadcast: Broadcast, approval: Signature | 'waived', now: Instant, working: WorkingTime): Broadcast {
  const { at, moved } = startOf(broadcast.draft.when, now, working);
  const approved = { ...broadcast, approval, startsAt: at, moved };
  return at > now ? { ...approved, state: 'scheduled' } : begin(approved, now);
}

/** The time has come. */
export function begin(broadcast: Broadcast, now: Instant): Broadcast {
  return { ...broadcast, state: 'sending', startedAt: now, pending: ['plan'] };
}

/** A second person lets it go out. */
export function approve(broadcast: Broadcast, by: Signature, working: WorkingTime): Decided {
  const { approval, author, state } = broadcast;
  if (author.user === by.user) return refuse({ reason: 'own-approval' });
  if (approval !== null && approval !== 'waived') return refuse({ reason: 'already-approved', by: approval.name });
  return state === 'awaiting-approval' ? accept(start(broadcast, by, by.at, working)) : notNow(broadcast);
}

/** A second person sends it back with a reason. */
export function sendBack(broadcast: Broadcast, by: Signature, reason: string): Decided {
  const { approval, author, state } = broadcast;
  if (approval !== null && approval !== 'waived') return refuse({ reason: 'already-approved', by: approval.name });
  if (author.user === by.user) return refuse({ reason: 'own-approval' });
  return state === 'awaiting-approval' ? accept({ ...broadcast, state: 'draft', returned: { ...by, reason } }) : notNow(broadcast);
}

/** Nothing more leaves; who has got it keeps it. */
export function cancel(broadcast: Broadcast, by: Signature): Decided {
  switch (broadcast.state) {
    case 'draft':
    case 'awaiting-approval':
    case 'scheduled':
      return accept({ ...broadcast, state: 'cancelled', cancelled: by, endedAt: by.at });
    case 'sending':
      return accept({ ...broadcast, state: 'cancelled', cancelled: by, pending: withTask(broadcast, 'cancel', ['plan', 'resend', 'remind']) });
    case 'cancelled':
    case 'sent':
      return notNow(broadcast);
  }
}

/** Sends it again to those it has certainly not reached, and to nobody else. */
export function sendAgain(broadcast: Broadcast, { failed }: Figures): Decided {
  if (broadcast.withdrawn !== null) return refuse({ reason: 'withdrawn' });
  if (broadcast.state !== 'sent') return notNow(broadcast);
  if (failed === 0) return refuse({ reason: 'nothing-to-resend' });
  return accept({ ...broadcast, state: 'sending', endedAt: null, round: broadcast.round + 1, pending: withTask(broadcast, 'resend') });
}

/** New words for everybody: those who have it get it changed in place, the others get the new ones. */
export function correct(broadcast: Broadcast, by: Signature, texts: BroadcastTexts): Decided {
  if (broadcast.withdrawn !== null) return refuse({ reason: 'withdrawn' });
  if (broadcast.startedAt === null) return notNow(broadcast);
  const draft = { ...broadcast.draft, texts };
  return accept({ ...broadcast, draft, revision: broadcast.revision + 1, corrected: by, pending: withTask(broadcast, 'update') });
}

/** Takes it back: a notice stands in its place, and who has not got it gets nothing. */
export function withdraw(broadcast: Broadcast, by: Signature, notice: string | null): Decided {
  if (broadcast.withdrawn !== null) return refuse({ reason: 'withdrawn' });
  if (broadcast.startedAt === null) return notNow(broadcast);
  const withdrawn = { ...broadcast, withdrawn: { ...by, notice }, revision: broadcast.revision + 1 };
  const pending = withTask({ pending: withTask(broadcast, 'cancel', ['plan', 'resend', 'remind']) }, 'update');
  return accept(broadcast.state === 'sending' ? { ...withdrawn, state: 'cancelled', cancelled: by, pending } : { ...withdrawn, pending });
}

/** Asks those who have not confirmed the words as they now are once more, and only once for each wording. */
export function remind(broadcast: Broadcast, by: Signature, { sent, confirmed }: Figures): Decided {
  const { withdrawn, reminded, corrected, draft, state } = broadcast;
  if (withdrawn !== null) return refuse({ reason: 'withdrawn' });
  if (reminded !== null && isOfTheseWords(reminded.at, corrected)) return refuse({ reason: 'already-reminded', by: reminded.name, at: reminded.at });
  if (state !== 'sent') return notNow(broadcast);
  if (!draft.confirm || sent <= confirmed) return refuse({ reason: 'nobody-to-remind' });
  return accept({ ...broadcast, reminded: by, pending: withTask(broadcast, 'remind') });
}

function notNow({ state }: Broadcast): Decided {
  return refuse({ reason: 'not-now', state });
}

function withTask({ pending }: Pick<Broadcast, 'pending'>, task: BroadcastTask, without: readonly BroadcastTask[] = []): readonly BroadcastTask[] {
  return [...pending.filter((one) => one !== task && !without.includes(one)), task];
}
