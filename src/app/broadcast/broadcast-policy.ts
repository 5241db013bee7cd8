import type { WorkingTime } from '../../core/broadcast/start-of.ts';
import type { BroadcastRules } from '../../core/broadcast/check-broadcast-draft.ts';
import type { Policy } from '../../core/case/definition.ts';
import { toKeptMonths } from '../../core/case/may-delete-case.ts';
import { extraDaysOff } from '../../core/case/to-deadline.ts';
import { wakingHours } from '../../core/reminder/quiet-hours.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import type { BroadcastContext } from './broadcast-context.ts';

/** What the municipality's policy says about broadcasts. */
export interface BroadcastPolicy {
  /** A second person of HR lets each one go out. */
  readonly secondApproval: boolean;
  /** How long they are kept; months. Null until HR has confirmed a number: nothing is deleted by a proposal (N-39). */
  readonly keepMonths: number | null;
  readonly imageHosts: readonly string[];
  readonly working: WorkingTime;
  /** The municipality's name. */
  readonly from: string;
}

/** Reads the settings; without a policy the strictest holds. */
export async function loadBroadcastPolicy({ app, tenant }: Pick<BroadcastContext, 'app' | 'tenant'>): Promise<BroadcastPolicy> {
  const policy = await loadCurrentPolicy(app, tenant);
  const valueOf = (id: string) => policy?.settings.find((setting) => setting.id === id)?.value;
  const hosts = valueOf('broadcast.image-hosts');
  return {
    secondApproval: valueOf('broadcast.second-approval') !== false,
    keepMonths: toKeptMonths(policy?.settings.find(({ id }) => id === 'broadcast.keep-months')),
    imageHosts: Array.isArray(hosts) ? hosts : [],
    working: toWorkingTime(policy),
    from: policy?.name ?? '',
  };
}

/** What a draft is held against now. */
export async function loadBroadcastRules(context: Pick<BroadcastContext, 'app' | 'tenant'>): Promise<BroadcastRules> {
  const { clock, isHostAllowed } = context.app;
  const { imageHosts } = await loadBroadcastPolicy(context);
  return { now: clock.now(), today: clock.today(), imageHosts, isHostAllowed };
}

function toWorkingTime(policy: Policy | undefined): WorkingTime {
  if (policy === undefined) return { hours: { from: '08:00', before: '16:00' }, extraDaysOff: [] };
  return { hours: wakingHours(policy), extraDaysOff: extraDaysOff(policy) };
}
