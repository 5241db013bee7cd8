import type { Broadcast } from '../core/broadcast/broadcast.ts';
import type { UserId } from '../core/ids.ts';
import type { Person } from '../ports/directory.ts';
import { toApprovalKey } from './broadcast/approval-cards.ts';
import { isAllowed } from './rights.ts';
import type { Notification } from './sending/outbox-item.ts';
import { toBroadcastApproval, type ResolvedAudience } from './show/broadcast-review.ts';
import { titleOf } from './show/broadcast-words.ts';
import { menuButton, toNotice, type TurnContext } from './turn-context.ts';

/** Who can let her broadcast go out: everybody else in HR. */
export async function findApprovers({ app, tenant, person }: Pick<TurnContext, 'app' | 'tenant' | 'person'>): Promise<readonly Person[]> {
  const people = await app.directory.withRole(tenant, 'hr');
  return people.filter((one) => one.id !== person.id && isAllowed(one, 'broadcast'));
}

/** The card each of them gets in her own chat; the first to answer decides. */
export function toApprovalCards(
  context: Pick<TurnContext, 'app' | 'policy' | 'person'>,
  broadcast: Broadcast,
  { resolved, approvers }: { readonly resolved: ResolvedAudience; readonly approvers: readonly Person[] },
): readonly Notification[] {
  const title = titleOf(broadcast);
  return approvers.map(({ id, name }) => ({
    key: toApprovalKey(broadcast.id, context.app.randomId(), id),
    to: id,
    content: { kind: 'reply', reply: toBroadcastApproval(context, broadcast, { resolved, page: 1 }) },
    report: {
      to: context.person.id,
      name,
      about: title,
      byHand: { key: 'app.broadcast.approve-by-hand', params: { title, id: broadcast.id } },
    },
  }));
}

/** What who wrote it is told when a second person has said yes or no. */
export function toAuthorNotice(
  context: TurnContext,
  broadcast: Broadcast,
  said: { readonly kind: 'approved' } | { readonly kind: 'returned'; readonly reason: string },
): readonly Notification[] {
  const to: UserId = broadcast.author.user;
  const params = { name: context.person.name, title: titleOf(broadcast), id: broadcast.id };
  const reply =
    said.kind === 'approved'
      ? toNotice(
          { key: 'app.broadcast.told-approved', params },
          { buttons: [menuButton(context, 'broadcast.show', { key: 'app.broadcast.button.follow' }, { broadcast: broadcast.id })] },
        )
      : toNotice(
          { key: 'app.broadcast.told-returned', params: { ...params, reason: said.reason } },
          { buttons: [menuButton(context, 'broadcast.new', { key: 'app.broadcast.button.open-draft' }, { broadcast: broadcast.id }, 'primary')] },
        );
  return [{ key: `broadcast/${broadcast.id}/${said.kind}/${context.app.randomId()}/${to}`, to, content: { kind: 'reply', reply } }];
}
