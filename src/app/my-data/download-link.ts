import { z } from 'zod';
import type { Calendar } from '../../core/calendar.ts';
import type { BroadcastId, CaseId, TenantId, UserId } from '../../core/ids.ts';
import type { LinkView } from '../../core/reply/form-view.ts';
import { sheetFormats, type Sheet, type SheetFormat } from '../../core/sheet/sheet.ts';
import type { Locale } from '../../core/text.ts';
import type { Download, DownloadDesk } from '../../ports/download-desk.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { loadBroadcast } from '../broadcast/load-broadcast.ts';
import { toBroadcastSheet } from '../broadcast-sheet.ts';
import { isAllowed } from '../rights.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { keys } from '../keys.ts';
import { loadProfile, toLocale, whereSchema } from '../profile.ts';
import type { TurnContext } from '../turn-context.ts';
import { openForReader } from '../open-for-reader.ts';
import { toCalendarEvents } from '../show/calendar-events.ts';
import { collectMyData } from './collect-my-data.ts';
import { toExport } from './to-export.ts';

/** A link that nobody follows is forgotten after this long, in milliseconds. */
const lifetimeMs = 30 * 60 * 1000;

const linkSchema = z.strictObject({
  user: z.string().transform((value) => value as UserId),
  where: whereSchema,
  /** The case whose days it is for; without one the file is what is held about her. */
  calendarOf: z
    .string()
    .transform((value) => value as CaseId)
    .optional(),
  /** The broadcast whose recipients it lists, and as what. */
  sheetOf: z.strictObject({ broadcast: z.string().transform((value) => value as BroadcastId), format: z.enum(sheetFormats) }).exactOptional(),
  used: z.boolean(),
  expiresAt: z.number(),
});

/** What a link is for beside the person herself. */
type LinkContent = Pick<z.infer<typeof linkSchema>, 'calendarOf' | 'sheetOf'>;

/** «Last ned» for a card: what is held about her, or the days of a case; null where the channel has no such page. */
export async function toDownloadLink(context: TurnContext, calendarOf?: CaseId): Promise<LinkView | null> {
  const key = calendarOf === undefined ? 'app.button.download' : 'app.button.download-calendar';
  return toLink(context, key, calendarOf === undefined ? {} : { calendarOf });
}

/** «Last ned» for the list of a broadcast's recipients; null where the channel has no such page. */
export async function toSheetLink(
  context: TurnContext,
  sheetOf: { readonly broadcast: BroadcastId; readonly format: SheetFormat },
): Promise<LinkView | null> {
  return toLink(context, `app.button.download-${sheetOf.format}`, { sheetOf });
}

async function toLink({ app, tenant, person, request }: TurnContext, key: string, content: LinkContent): Promise<LinkView | null> {
  if (app.downloadUrl === null) return null;
  const id = app.randomId();
  const expiresAt = app.clock.epochMs() + lifetimeMs;
  const value: z.infer<typeof linkSchema> = { user: person.id, where: request.where, used: false, expiresAt, ...content };
  const committed = await app.store.commit([{ kind: 'insert', key: keys.download(tenant, id), value: value as unknown as Json, expiresAt }]);
  if (!committed.ok) throw new Error('A fresh link already exists');
  return { label: { key }, url: app.downloadUrl(id) };
}

/** Turns what use cases hold into files. */
export interface FileWriters {
  readonly calendar: (calendar: Calendar, locale: Locale) => string;
  readonly sheet: (sheet: Sheet, format: SheetFormat, locale: Locale) => Promise<string | Uint8Array>;
}

const sheetTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The downloads of one tenant: whoever holds a link gets the file of the person it was made for, once. */
export function createDownloadDesk(app: App, tenant: TenantId, write: FileWriters): DownloadDesk {
  return {
    take: async (id): Promise<Download> => {
      const record = /^[\w-]{1,80}$/.test(id) ? await app.store.get(keys.download(tenant, id)) : undefined;
      const policy = await loadCurrentPolicy(app, tenant);
      if (record === undefined || policy === undefined) return { kind: 'unknown' };
      const link = linkSchema.parse(record.value);
      const locale = toLocale(await loadProfile(app, tenant, link.user), null, policy.locale);
      if (link.used) return { kind: 'used', locale };
      const used = { ...link, used: true } as unknown as Json;
      const claimed = await app.store.commit([{ kind: 'replace', key: record.key, version: record.version, value: used, expiresAt: link.expiresAt }]);
      if (!claimed.ok) return { kind: 'used', locale };
      const person = (await app.directory.find(tenant, link.user)) ?? { id: link.user, name: '', roles: [], unit: null };
      const who = { tenantId: tenant, userId: link.user, name: person.name, locale: null };
      const request = { id: app.randomId(), who, where: link.where, incoming: { kind: 'text', text: '' } } as const;
      const context: TurnContext = { app, request, tenant, person, policy, locale };
      if (link.calendarOf !== undefined) {
        const calendar = await loadCalendar(context, link.calendarOf);
        if (calendar === null) return { kind: 'unknown' };
        return { kind: 'file', name: `losen-${link.calendarOf}.ics`, type: 'text/calendar', text: write.calendar(calendar, locale) };
      }
      if (link.sheetOf !== undefined) {
        const { broadcast: of, format } = link.sheetOf;
        // She may have left HR since she asked for it.
        const loaded = isAllowed(person, 'broadcast') ? await loadBroadcast(app, tenant, of) : undefined;
        if (loaded === undefined) return { kind: 'unknown' };
        const text = await write.sheet(await toBroadcastSheet(app, tenant, loaded.broadcast), format, locale);
        return { kind: 'file', name: `losen-${of}.${format}`, type: sheetTypes[format], text };
      }
      return { kind: 'file', name: 'losen.json', type: 'application/json', text: toExport(context, await collectMyData(context)) };
    },
  };
}

/** The days of a case as they are now, for who may still see it. */
async function loadCalendar(context: TurnContext, caseId: CaseId): Promise<Calendar | null> {
  const { app, tenant } = context;
  const loaded = await openForReader(context, caseId);
  if (loaded === null) return null;
  const { title } = loaded.state.facts;
  const events = toCalendarEvents(loaded, app.clock.today());
  return { caseId, title, at: app.clock.now(), sequence: loaded.state.turn, domain: `${tenant}.losen`, events };
}
