import { z } from 'zod';
import type { IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { osloMoment } from '../../core/reminder/digest-days.ts';
import { wakingHours } from '../../core/reminder/quiet-hours.ts';
import { isWorkingDay } from '../../core/reminder/working-days.ts';
import type { Say } from '../../core/text.ts';
import { extraDaysOff } from '../../core/case/to-deadline.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { keys } from '../keys.ts';
import { toPlanWrite, type Notification } from '../sending/outbox-item.ts';
import { findReach } from '../sending/reach.ts';
import { toNotice } from '../turn-context.ts';

const day = z.iso.date().transform((value) => value as IsoDate);
const toldSchema = z.strictObject({ v: z.literal(1), told: z.record(z.string(), day) });

/**
 * Tells HR in chat, once, what Losen has tried in vain and set aside, and how it is mended; in the hours in which
 * reminders come. What is handled again and then set aside anew is told again. Asked again it sends nothing.
 */
export async function tellAside(app: App, tenant: TenantId, aside: readonly string[]): Promise<void> {
  const policy = await loadCurrentPolicy(app, tenant);
  const today = app.clock.today();
  if (policy === undefined || !isWorkingDay(today, extraDaysOff(policy))) return;
  const { from, before } = wakingHours(policy);
  const now = app.clock.epochMs();
  if (now < osloMoment(today, from) || now >= osloMoment(today, before)) return;
  const record = await app.store.get(keys.toldAside(tenant));
  const told = record === undefined ? {} : toldSchema.parse(record.value).told;
  const fresh = aside.filter((key) => told[key] === undefined);
  if (fresh.length === 0 && Object.keys(told).every((key) => aside.includes(key))) return;
  const readers = fresh.length === 0 ? [] : await findReaders(app, tenant);
  // As long as nobody can be told, nobody has been.
  if (fresh.length > 0 && readers.length === 0) return;
  const what = await Promise.all(fresh.map((key) => toWords(app, tenant, key)));
  const version = record?.version ?? 0;
  const reply = toNotice({ key: 'app.aside.text', params: { what: { list: what } } }, { detail: { key: 'app.aside.mend' } });
  const messages = readers.map((to): Notification => ({ key: `aside/${version + 1}/${to}`, to, content: { kind: 'reply', reply } }));
  const value = { v: 1, told: Object.fromEntries(aside.map((key) => [key, told[key] ?? today])) } as Json;
  const key = keys.toldAside(tenant);
  const committed = await app.store.commit([
    version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value },
    ...messages.map((one) => toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, one)),
  ]);
  // Who was first has told it.
  if (committed.ok) app.outbox.wake(tenant, messages);
}

async function findReaders(app: App, tenant: TenantId): Promise<readonly UserId[]> {
  const hr = await app.directory.withRole(tenant, 'hr');
  const reaches = await Promise.all(hr.map(async ({ id }) => ({ id, reach: await findReach(app, tenant, id) })));
  return reaches.flatMap(({ id, reach }) => (reach.ok ? [id] : []));
}

async function toWords({ directory }: App, tenant: TenantId, key: string): Promise<Say> {
  const [kind, user] = key.split('/');
  if (kind === 'replan') return { key: 'app.aside.round' };
  const person = kind === 'digest' && user !== undefined ? await directory.find(tenant, user as UserId) : undefined;
  return person === undefined ? { key: 'app.aside.unknown', params: { key } } : { key: 'app.aside.person', params: { name: person.name } };
}
