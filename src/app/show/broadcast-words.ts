import type { Audience, AudienceFilter } from '../../core/broadcast/audience.ts';
import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Policy } from '../../core/case/definition.ts';
import type { Message, SayParam } from '../../core/text.ts';

/** Whom a broadcast is meant for, as a phrase that follows how many they are. */
export function toMeant(audience: Audience, policy: Policy): Message {
  if (audience.kind === 'list') return { key: 'app.broadcast.meant.list' };
  const { roles, areas, units, situations } = audience;
  return {
    key: 'app.broadcast.meant.filter',
    params: {
      roles: toRoles(roles),
      areas: toPart(
        'areas',
        policy.labels.serviceArea.filter(({ id }) => areas.includes(id)).map(({ label }) => label),
      ),
      units: toPart(
        'units',
        units.map((plain) => ({ plain })),
      ),
      situations: toPart(
        'situations',
        situations.map((situation) => ({ key: `app.broadcast.situation.${situation}` })),
      ),
    },
  };
}

function toRoles(roles: AudienceFilter['roles']): Message {
  if (roles.length === 0) return { key: 'app.broadcast.role.all' };
  return { key: 'app.broadcast.roles', params: { list: { list: roles.map((role) => ({ key: `app.broadcast.role.${role}` })) } } };
}

function toPart(part: 'areas' | 'units' | 'situations', list: Extract<SayParam, { readonly list: unknown }>['list']): SayParam {
  return list.length === 0 ? '' : { key: `app.broadcast.meant.${part}`, params: { list: { list } } };
}

/** By whom it is, and who let it go out. */
export function toPeople({ author, approval, createdAt }: Broadcast): Message {
  const params = { author: author.name, at: { moment: createdAt } };
  if (approval === null) return { key: 'app.broadcast.people', params };
  if (approval === 'waived') return { key: 'app.broadcast.people-waived', params };
  return { key: 'app.broadcast.people-approved', params: { ...params, approver: approval.name } };
}

/** A broadcast's title, for lists and headings: the first language it is written in. */
export function titleOf({ draft }: Pick<Broadcast, 'draft'>): string {
  const { nb, nn, en } = draft.texts;
  return (nb ?? nn ?? en)?.title ?? '';
}
