import { writeFileSync } from 'node:fs';
import { keys } from '../../../src/app/keys.ts';
import type { UserId } from '../../../src/core/ids.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { startFakeConnector } from '../../../test/conversation/fake-connector.ts';
import { createPerson } from '../../../test/conversation/person.ts';
import { nurse, openCase } from '../../../test/conversation/robot.ts';
import type { Restarter } from '../create-restarter.ts';
import { tenant, toConversation } from '../sending/plan-messages.ts';
import { queryDatabase } from './query-database.ts';

/** A case that was opened on this day has a reminder due on the other. */
export const reminderDays = { opened: '2027-03-15T09:00:00Z', due: '2027-03-18T09:00:00Z' } as const;

const userOf = (index: number) => `00000000-0000-4000-8100-${String(index).padStart(12, '0')}`;

/** Writes a directory of so many managers; local mode reads it. */
export function writeManagers(path: string, count: number): void {
  const people = Array.from({ length: count }, (_, index) => ({
    tenant,
    id: userOf(index + 1),
    name: `Leder ${index + 1}`,
    roles: ['manager'],
    unit: 'Solbakken sykehjem',
  }));
  const own = { tenant, id: localUserIds.manager, name: 'Silje Hovland', roles: ['manager'], unit: 'Solbakken sykehjem' };
  writeFileSync(path, JSON.stringify([own, ...people]));
}

/** Opens one case through the program and gives each manager one like it, and a chat; the program runs on the day cases are opened. */
export async function seedReminders(
  url: string,
  program: Restarter,
  { count, serviceUrl }: { readonly count: number; readonly serviceUrl: string },
): Promise<void> {
  const connector = await startFakeConnector();
  await openCase(createPerson({ url: program.url, connector, part: 'manager' }), nurse);
  await connector.close();
  await program.stop();
  const owner = localUserIds.manager;
  const found = await queryDatabase(url, "SELECT key, value FROM losen.record WHERE key ~ '^[^/]+/(case|summary|private|index)/'");
  const records = found.map(({ key, value }) => ({ key: String(key), value: String(value) }));
  const caseId = records.map(({ key }) => /^[^/]+\/case\/([0-9-]+)$/.exec(key)?.[1]).find((id) => id !== undefined);
  if (caseId === undefined) throw new Error('No case was opened');
  // The first case and what belongs to its owner alone must not be reminded of: her chat is gone with the connector.
  await queryDatabase(url, "DELETE FROM losen.record WHERE key ~ '^[^/]+/(case|summary|private|index|profile|card|wake|due|outbox)/'");
  for (let index = 1; index <= count; index += 1) {
    const ofHers = (text: string, own: string, hers: string) => text.replaceAll(owner, userOf(index)).replaceAll(own, hers);
    const id = `2027-${1_000 + index}`;
    const where = { conversationId: toConversation(`p${index}`), serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'personal' };
    const profile = { key: keys.profile(tenant, userOf(index) as UserId), value: JSON.stringify({ locale: null, where, unreachable: null }) };
    const own = [
      ...records.map(({ key, value }) => ({
        key: ofHers(`${key}/`, `/${caseId}/`, `/${id}/`).slice(0, -1),
        value: ofHers(value, `"${caseId}"`, `"${id}"`),
      })),
      profile,
    ];
    await queryDatabase(
      url,
      'INSERT INTO losen.record (key, version, value) SELECT key, 1, value FROM unnest($1::text[], $2::text[]) AS new (key, value)',
      [own.map(({ key }) => key), own.map(({ value }) => value)],
    );
  }
}
