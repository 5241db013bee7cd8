import type Keyv from 'keyv';
import type { Policy } from '../core/case/definition.ts';
import type { TenantId } from '../core/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { SettingChange } from './current-policy.ts';

/** What the use cases need from outside; `main.ts` puts it together. */
export interface App {
  readonly store: RecordStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
  /** The policy of a tenant as its files say; undefined for a tenant that has none. */
  readonly filedPolicy: (tenant: TenantId) => Policy | undefined;
  /** The policy with what HR has changed laid over it, under a new hash. */
  readonly withSettings: (policy: Policy, changes: readonly SettingChange[]) => Policy;
  /** Short-lived values of one tenant (drafts, conversation context), over the same store. */
  readonly shortLived: (tenant: TenantId) => Keyv;
  /** An unguessable identifier, at least 96 bits, URL-safe. */
  readonly randomId: () => string;
}
