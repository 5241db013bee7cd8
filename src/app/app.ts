import type Keyv from 'keyv';
import type { Policy } from '../core/case/definition.ts';
import type { Report } from '../core/advert/report.ts';
import type { RoleFamily } from '../core/advert/role-family.ts';
import type { Requirements } from '../core/case/requirements.ts';
import type { IsoDate, TenantId } from '../core/ids.ts';
import type { Locale } from '../core/text.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { FileReader } from '../ports/file-reader.ts';
import type { Log } from '../ports/log.ts';
import type { ToChannelMessage } from '../ports/channel.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { PrivateChat } from '../ports/private-chat.ts';
import type { RecordStore } from '../ports/record-store.ts';
import type { Scheduler } from '../ports/scheduler.ts';
import type { Trace } from '../ports/trace.ts';
import type { SettingChange } from './current-policy.ts';
import type { Outbox } from './sending/create-outbox.ts';

/** What an advert is held against beside the municipality's principles. */
export interface AdvertCheckOptions {
  /** The settings in force: the case's own, or those new cases get. */
  readonly settings: Policy['settings'];
  readonly locale: Locale;
  readonly today: IsoDate;
  /** The case's role family; null lets the check read it from the text. */
  readonly family: RoleFamily | null;
  readonly analysis: Requirements | null;
}

/** What the use cases need from outside; `src/start` puts it together. */
export interface App {
  readonly store: RecordStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
  /** Which turn plans what is planned, and which one a message on its way comes from. */
  readonly trace: Trace;
  /** The policy of a tenant as its files say; undefined for a tenant that has none. */
  readonly filedPolicy: (tenant: TenantId) => Policy | undefined;
  /** The policy with what HR has changed laid over it, under a new hash. */
  readonly withSettings: (policy: Policy, changes: readonly SettingChange[]) => Policy;
  /** Checks an advert by the tenant's principles; undefined for a tenant without a policy. */
  readonly checkAdvert: (tenant: TenantId, text: string, options: AdvertCheckOptions) => Report | undefined;
  /** Fetches and reads files that people send. */
  readonly files: FileReader;
  /** Posts outside the turn that is being answered. */
  readonly chat: PrivateChat;
  /** A reply as the channel takes it. */
  readonly toMessage: ToChannelMessage;
  /** Changes a message that stands, within the channel's limits. */
  readonly updateMessage: Messenger['update'];
  /** Whether an address is plain https at one of these hosts; an empty list allows none. */
  readonly isHostAllowed: (address: string, hosts: readonly string[]) => boolean;
  /** The address of an upload link; null where the channel itself takes files. */
  readonly uploadUrl: ((link: string) => string) | null;
  /** The address of a download link; null where there is no such page. */
  readonly downloadUrl: ((link: string) => string) | null;
  /** Short-lived values of one tenant (drafts, conversation context), over the same store. */
  readonly shortLived: (tenant: TenantId) => Keyv;
  /** SHA-256 of a text as hexadecimal digits. */
  readonly sha256: (text: string) => string;
  /** Sends what use cases have planned, once their commit is through. */
  readonly outbox: Pick<Outbox, 'wake'>;
  /** Has people's reminders looked at when their time has come. */
  readonly scheduler: Pick<Scheduler, 'wakeBy'>;
  /** An unguessable identifier, at least 96 bits, URL-safe. */
  readonly randomId: () => string;
}
