import { z } from 'zod';
import type { CaseId, IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { addDays } from '../../core/reminder/working-days.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

const day = z.iso.date().transform((value) => value as IsoDate);

const remindedSchema = z.strictObject({
  v: z.literal(1),
  /** The day of her last message; there is one a day at most. */
  sent: day.nullable(),
  /** By case and reminder: the day she was told, and until when she has put it off. */
  told: z.record(z.string(), z.strictObject({ on: day, until: day.nullable() })),
});

/** What a person has been told. */
export type Reminded = Readonly<z.infer<typeof remindedSchema>>;

const nothing: Reminded = { v: 1, sent: null, told: {} };

/** A reminder that is still open after so many days may come once more; so the record does not grow for ever. */
export const rememberedDays = 400;

/** Names a reminder among all of a person's. */
export function toldKey(caseId: CaseId, key: string): string {
  return `${caseId}/${key}`;
}

/** What a person has been told, with the version a write must name; 0 when it is nothing yet. */
export async function loadReminded(
  { store }: Pick<App, 'store'>,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly reminded: Reminded; readonly version: number }> {
  const record = await store.get(keys.reminded(tenant, user));
  return record === undefined ? { reminded: nothing, version: 0 } : { reminded: remindedSchema.parse(record.value), version: record.version };
}

/** The write that keeps what a person has been told, without what is long past. */
export function toRemindedWrite(
  tenant: TenantId,
  user: UserId,
  { reminded, version }: { readonly reminded: Reminded; readonly version: number },
): Write {
  const since = reminded.sent === null ? null : addDays(reminded.sent, -rememberedDays);
  const told = Object.fromEntries(Object.entries(reminded.told).filter(([, { on, until }]) => since === null || on >= since || until !== null));
  const value = { ...reminded, told } as unknown as Json;
  const key = keys.reminded(tenant, user);
  return version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value };
}

/** Changes what a person counts as told; a lost race is run again. */
export async function changeReminded(
  app: Pick<App, 'store'>,
  tenant: TenantId,
  user: UserId,
  change: (reminded: Reminded) => Reminded,
): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { reminded, version } = await loadReminded(app, tenant, user);
    const changed = change(reminded);
    if (changed === reminded) return;
    if ((await app.store.commit([toRemindedWrite(tenant, user, { reminded: changed, version })])).ok) return;
  }
  throw new Error('What a person has been told could not be written: too many changes at once');
}
