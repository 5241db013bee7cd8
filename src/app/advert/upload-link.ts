import { z } from 'zod';
import type { CaseId, UserId } from '../../core/ids.ts';
import type { LinkView } from '../../core/reply/form-view.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { whereSchema } from '../profile.ts';
import type { TurnContext } from '../turn-context.ts';

/** A link that nobody follows is forgotten after this long, in milliseconds. */
const lifetimeMs = 30 * 60 * 1000;

const linkSchema = z.strictObject({
  user: z.string().transform((value) => value as UserId),
  /** The chat the form was opened in; the report goes there. */
  where: whereSchema,
  caseId: z
    .string()
    .transform((value) => value as CaseId)
    .nullable(),
  /** The check this one follows. */
  report: z.string().nullable(),
  used: z.boolean(),
  expiresAt: z.number(),
});

/** A link to the page where one person uploads one file. */
export type UploadLink = Readonly<z.infer<typeof linkSchema>>;

/** «Last opp fil» for a form; null where the channel takes files itself. */
export async function toUploadLink(
  context: TurnContext,
  { caseId, report }: { readonly caseId: CaseId | null; readonly report: string | null },
): Promise<LinkView | null> {
  const { app, tenant, person, request } = context;
  if (app.uploadUrl === null) return null;
  const id = app.randomId();
  const expiresAt = app.clock.epochMs() + lifetimeMs;
  const value: UploadLink = { user: person.id, where: request.where, caseId, report, used: false, expiresAt };
  const committed = await app.store.commit([{ kind: 'insert', key: keys.upload(tenant, id), value: value as unknown as Json, expiresAt }]);
  if (!committed.ok) throw new Error('A fresh link already exists');
  return { label: { key: 'app.button.upload' }, url: app.uploadUrl(id) };
}

/** A link with the version it has; undefined for one that never was or has been forgotten. */
export async function loadUploadLink(
  app: App,
  tenant: TurnContext['tenant'],
  id: string,
): Promise<{ readonly link: UploadLink; readonly version: number } | undefined> {
  if (!/^[\w-]{1,80}$/.test(id)) return undefined;
  const record = await app.store.get(keys.upload(tenant, id));
  return record === undefined ? undefined : { link: linkSchema.parse(record.value), version: record.version };
}

/** Marks a link as used, or as free again; false when somebody else was faster. */
export async function markUploadLink(
  app: App,
  tenant: TurnContext['tenant'],
  id: string,
  { link, version, used }: { readonly link: UploadLink; readonly version: number; readonly used: boolean },
): Promise<boolean> {
  const value = { ...link, used } as unknown as Json;
  return (await app.store.commit([{ kind: 'replace', key: keys.upload(tenant, id), version, value, expiresAt: link.expiresAt }])).ok;
}
