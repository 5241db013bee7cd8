import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createUploadDesk } from '../app/advert/take-upload.ts';
import { createDownloadDesk, type FileWriters } from '../app/my-data/download-link.ts';
import type { LocalConfig } from '../config.ts';
import type { TenantId } from '../core/ids.ts';
import { toCsv } from '../core/sheet/to-csv.ts';
import { mostFileBytes } from '../documents/document-fault.ts';
import { writeXlsx } from '../documents/write-xlsx.ts';
import { parseLocalArguments } from '../local/parse-local-arguments.ts';
import { startClients } from '../local/start-clients.ts';
import { createDownloadCounter } from '../local/download-counter.ts';
import { createUploadCounter } from '../local/upload-counter.ts';
import { createConnectorClient } from '../teams/connector-client.ts';
import { isLoopback } from '../teams/service-hosts.ts';
import type { Doors } from '../teams/to-request.ts';
import { writeCalendar } from '../view/write-calendar.ts';
import { writeSheet } from '../view/write-sheet.ts';
import { endOnSignal } from './end-on-signal.ts';
import { listen } from './listen.ts';
import type { FiledPolicies } from './load-policies.ts';
import { localParts } from './local-parts.ts';
import { openApp, randomId, reaching } from './open-app.ts';
import { openReminders } from './open-reminders.ts';
import { stop } from './stop.ts';

/** Local mode: the bot on loopback, and Teams clients beside it. */
export async function startLocal(config: LocalConfig, filed: FiledPolicies, argv: readonly string[]): Promise<void> {
  const wanted = parseLocalArguments(argv);
  if (!wanted.ok) stop(wanted.refusal);
  const parts = localParts(config, filed);
  const isServiceUrlAllowed = isLoopback;
  const opened = await openApp(parts, createConnectorClient({ ...reaching, token: async () => null, isServiceUrlAllowed }));
  const doors: Doors = {
    isTenantAllowed: (tenant) => parts.policies.has(tenant as TenantId),
    fallbackTenant: parts.tenant,
    isServiceUrlAllowed,
    acceptsChannelIds: true,
    randomId,
  };
  const server = await listen({
    ...opened,
    config,
    doors,
    host: '127.0.0.1',
    authentication: new ConfigurationBotFrameworkAuthentication({}),
    checkToken: null,
    warnings: () => [],
    downloads: (app, renderer) => {
      const write: FileWriters = {
        calendar: (calendar, locale) => writeCalendar(calendar, (what) => renderer.say(what, locale)),
        sheet: async (sheet, format, locale) => {
          const words = writeSheet(sheet, locale, renderer.say);
          return format === 'xlsx' ? writeXlsx(words) : toCsv([words.headings, ...words.lines]);
        },
      };
      return createDownloadCounter({ desk: createDownloadDesk(app, parts.tenant, write), say: renderer.say });
    },
    reminders: openReminders,
    uploads: (app, renderer) => createUploadCounter({ desk: createUploadDesk(app, parts.tenant), say: renderer.say, mostBytes: mostFileBytes }),
  });
  const botUrl = `http://127.0.0.1:${server.port}/api/messages`;
  process.stdout.write(`Losen listens on ${botUrl}\n`);
  const clients =
    wanted.value.people.length === 0
      ? null
      : await startClients({
          parts: wanted.value.people,
          tenant: parts.tenant,
          people: parts.people,
          bot: { id: 'losen', name: 'Rekrutteringslosen' },
          botUrl,
          firstPort: config.LOSEN_CLIENT_PORT,
          dataDir: config.LOSEN_DATA_DIR,
          print: (line) => process.stdout.write(`${line}\n`),
        });
  if (clients !== null && !clients.ok) {
    await server.close();
    stop(clients.refusal);
  }
  endOnSignal(async () => {
    await Promise.all([clients !== null && clients.ok ? clients.value.stop() : undefined, server.close()]);
  });
}
