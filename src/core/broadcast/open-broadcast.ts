import type { BroadcastId, Instant } from '../ids.ts';
import type { Broadcast } from './broadcast.ts';
import type { BroadcastDraft } from './broadcast-draft.ts';

/** A broadcast that has just been handed in for the first time; nobody has approved it. */
export function openBroadcast(
  id: BroadcastId,
  author: Broadcast['author'],
  { draft, at }: { readonly draft: BroadcastDraft; readonly at: Instant },
): Broadcast {
  return {
    v: 1,
    id,
    author,
    createdAt: at,
    draft,
    state: 'awaiting-approval',
    approval: null,
    returned: null,
    startsAt: null,
    moved: false,
    startedAt: null,
    endedAt: null,
    pending: [],
    round: 0,
    revision: 1,
    corrected: null,
    withdrawn: null,
    cancelled: null,
    reminded: null,
    recipients: 0,
    unknownNames: [],
    duplicates: 0,
    progressCards: [],
  };
}
