import type { Signature } from '../../core/broadcast/broadcast.ts';
import type { TenantId } from '../../core/ids.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';

/** Who does something with broadcasts, as the channel has authenticated her. */
export interface BroadcastContext {
  readonly app: App;
  readonly tenant: TenantId;
  readonly person: Person;
}

/** Her name under what she does now. */
export function toSignature({ app, person }: BroadcastContext): Signature {
  return { user: person.id, name: person.name, at: app.clock.now() };
}
