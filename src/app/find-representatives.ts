import type { TenantId, UserId } from '../core/ids.ts';
import type { Person, Representative } from '../ports/directory.ts';
import type { App } from './app.ts';

/** Those of the chosen who are union representatives now, by the directory and never by card data; nobody is asked by herself. */
export async function findRepresentatives(
  { directory }: Pick<App, 'directory'>,
  { tenant, person, users }: { readonly tenant: TenantId; readonly person: Person; readonly users: readonly UserId[] },
): Promise<readonly Representative[]> {
  const found = await Promise.all(users.map((user) => directory.find(tenant, user)));
  return found.flatMap((one): readonly Representative[] =>
    one?.post !== undefined && one.roles.includes('union') && one.id !== person.id ? [{ ...one, post: one.post }] : [],
  );
}
