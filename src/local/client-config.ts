import { stringify } from 'yaml';
import type { ListedPerson } from './read-people.ts';

/** What the local client is told about the conversation it plays. */
export interface ClientSetting {
  readonly me: ListedPerson;
  /** The others in the municipality: the client takes exactly five, and never listens otherwise. */
  readonly others: readonly ListedPerson[];
  readonly bot: { readonly id: string; readonly name: string };
}

/** Writes the local client's configuration file as YAML; ids stay the same from one start to the next, so that a conversation goes on. */
export function toClientConfig({ me, others, bot }: ClientSetting): string {
  return stringify({
    version: '0.1.1',
    tenantId: me.tenant,
    bot,
    currentUser: toUser(me),
    users: others.map(toUser),
    personalChat: { id: `a:${me.tenant}:${me.id}` },
    groupChat: { id: `19:${me.tenant}@thread.v2`, name: 'Rekruttering' },
    team: {
      id: `19:${me.tenant}@thread.tacv2`,
      name: 'Ledere',
      aadGroupId: me.tenant.replace('-9000-', '-9001-'),
      channels: [{ id: `19:${me.tenant}-channel@thread.tacv2`, name: 'Rekruttering' }],
    },
  });
}

function toUser(person: ListedPerson) {
  const words = person.name.split(' ');
  const email = `${person.id}@example.invalid`;
  return {
    id: `29:${person.id}`,
    name: person.name,
    // The client spells it this way.
    userPrincipleName: email,
    aadObjectId: person.id,
    givenName: words.slice(0, -1).join(' ') || person.name,
    surname: words.at(-1) ?? person.name,
    email,
  };
}
