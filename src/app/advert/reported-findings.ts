import { z } from 'zod';
import type { Finding } from '../../core/advert/report.ts';
import type { CaseId, Instant, Nonce, UserId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import type { LoadedCase } from '../load-case.ts';
import { everyRecord } from '../my-data/every-record.ts';
import { nonceLifetimeMs } from '../run-command.ts';
import type { TurnContext } from '../turn-context.ts';

const reportedSchema = z.strictObject({
  rule: z.string(),
  principle: z.string(),
  /** The quoted words; null where something was said to be missing. */
  quote: z.string().nullable(),
  message: z.string(),
  comment: z.string(),
  by: z.string().transform((value) => value as UserId),
  name: z.string(),
  at: z.iso.datetime().transform((value) => value as Instant),
  caseId: z
    .string()
    .transform((value) => value as CaseId)
    .nullable(),
});

/** A finding somebody holds to be wrong, as HR reads it. */
export type ReportedFinding = Readonly<z.infer<typeof reportedSchema>> & { readonly id: string };

/** Most reported findings that are listed at once. */
const listed = 50;

/** Reports a finding to HR as wrong; the same press twice is reported once. */
export async function reportFinding(
  { app, tenant, person }: TurnContext,
  {
    finding,
    comment,
    loaded,
    nonce,
  }: { readonly finding: Finding; readonly comment: string; readonly loaded: LoadedCase | null; readonly nonce: Nonce },
): Promise<void> {
  const { rule, principle, quote, message } = finding;
  const at = app.clock.now();
  const value = { rule, principle, quote, message, comment, by: person.id, name: person.name, at, caseId: loaded?.state.id ?? null };
  // Beginning with the moment, so that the oldest comes first.
  const key = keys.reportedFinding(tenant, `${at.replaceAll(/\D/g, '')}-${app.randomId()}`);
  const spent = { kind: 'insert', key: keys.nonce(tenant, nonce), value: rule, expiresAt: app.clock.epochMs() + nonceLifetimeMs } as const;
  const committed = await app.store.commit([{ kind: 'insert', key, value }, spent]);
  if (committed.ok) app.log.info({ user: person.id, rule }, 'a finding was reported as wrong');
}

/** What has been reported and not been dealt with, oldest first. */
export async function listReportedFindings({ app, tenant }: TurnContext): Promise<readonly ReportedFinding[]> {
  const prefix = keys.reportedFinding(tenant, '');
  const records = await app.store.range(prefix, { limit: listed });
  return records.flatMap((record) =>
    'unreadable' in record ? [] : [{ ...reportedSchema.parse(record.value), id: record.key.slice(prefix.length) }],
  );
}

/** What one person has reported and HR has not dealt with. */
export async function listMyReports({ app, tenant, person }: TurnContext): Promise<readonly Json[]> {
  const own: Json[] = [];
  for await (const { value } of everyRecord(app.store, keys.reportedFinding(tenant, '')))
    if (reportedSchema.parse(value).by === person.id) own.push(value);
  return own;
}

/** Takes a reported finding off HR's list. */
export async function settleReportedFinding({ app, tenant, person }: TurnContext, id: string): Promise<void> {
  const record = await app.store.get(keys.reportedFinding(tenant, id));
  if (record === undefined) return;
  // Losing the race means that a colleague has dealt with it.
  await app.store.commit([{ kind: 'delete', key: record.key, version: record.version }]);
  app.log.info({ user: person.id, finding: id }, 'a reported finding was dealt with');
}
