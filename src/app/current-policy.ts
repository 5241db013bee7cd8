import { z } from 'zod';
import { policySchema, type Policy } from '../core/case/definition.ts';
import type { PolicyHash, SettingId, TenantId } from '../core/ids.ts';
import type { Json } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { keys } from './keys.ts';

const settingChangeSchema = z.strictObject({
  id: z.string().transform((value) => value as SettingId),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  confirmed: z.boolean(),
});

/** The stored value of `<tenant>/settings`: what HR has changed or confirmed in chat. */
export const settingChangesSchema = z.array(settingChangeSchema);

/** One setting as HR has it. */
export type SettingChange = Readonly<z.infer<typeof settingChangeSchema>>;

/** Resolved policies are immutable, so they are kept in memory for good, per tenant and hash. */
const remembered = new WeakMap<App, Map<string, Policy>>();

function memoryOf(app: App): Map<string, Policy> {
  const memory = remembered.get(app) ?? new Map<string, Policy>();
  remembered.set(app, memory);
  return memory;
}

/** Per policy of the files, the last changes it was resolved with: to hash a policy costs more than to answer a message. */
const resolved = new WeakMap<Policy, { readonly changes: string; readonly policy: Policy }>();

function resolve(app: App, filed: Policy, changes: readonly SettingChange[]): Policy {
  if (changes.length === 0) return filed;
  const words = JSON.stringify(changes);
  const last = resolved.get(filed);
  if (last?.changes === words) return last.policy;
  const policy = app.withSettings(filed, changes);
  resolved.set(filed, { changes: words, policy });
  return policy;
}

/** What HR has changed in a tenant's settings, with the version a write must name (0: never). */
export async function loadSettingChanges(
  app: App,
  tenant: TenantId,
): Promise<{ readonly changes: readonly SettingChange[]; readonly version: number }> {
  const record = await app.store.get(keys.settings(tenant));
  return record === undefined ? { changes: [], version: 0 } : { changes: settingChangesSchema.parse(record.value), version: record.version };
}

/** The policy new cases get: files plus HR's changes, stored under its hash before it is used. Undefined for an unknown tenant. */
export async function loadCurrentPolicy(app: App, tenant: TenantId): Promise<Policy | undefined> {
  const filed = app.filedPolicy(tenant);
  if (filed === undefined) return undefined;
  const { changes } = await loadSettingChanges(app, tenant);
  const policy = resolve(app, filed, changes);
  const memory = memoryOf(app);
  const known = memory.get(`${tenant}/${policy.hash}`);
  if (known !== undefined) return known;
  const { hash, ...data } = policy;
  // Losing the race means that the same content is already there: the hash names it.
  await app.store.commit([{ kind: 'insert', key: keys.policy(tenant, policy.id, hash), value: data as unknown as Json }]);
  memory.set(`${tenant}/${hash}`, policy);
  return policy;
}

/** The policy a case names. Throws when it is missing: a case must never be read by other rules than its own. */
export async function loadPolicyByHash(app: App, tenant: TenantId, hash: PolicyHash): Promise<Policy> {
  const memory = memoryOf(app);
  const known = memory.get(`${tenant}/${hash}`);
  if (known !== undefined) return known;
  const filed = app.filedPolicy(tenant);
  const record = filed === undefined ? undefined : await app.store.get(keys.policy(tenant, filed.id, hash));
  if (record === undefined) throw new Error(`The policy ${hash} that a case names is not stored`);
  const policy: Policy = { ...policySchema.parse(record.value), hash };
  memory.set(`${tenant}/${hash}`, policy);
  return policy;
}
