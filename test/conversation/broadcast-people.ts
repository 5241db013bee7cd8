import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';

/** So many leaders a broadcast goes to. */
export const leaderCount = 40;

/** The second person in HR. */
export const secondHr = localUserIds.hr2;

/** The third. */
export const thirdHr = '00000000-0000-4000-8002-000000000003';

/** Entra object id of a leader, by number from 1. */
export const leaderId = (number: number): string => `00000000-0000-4000-8001-${String(number).padStart(12, '0')}`;

/** Name of a leader; two of them are called the same. */
export const leaderName = (number: number): string => (number > 38 ? 'Kari Dobbel' : `Leder ${String(number).padStart(2, '0')} Testesen`);

/** A file of people: three in HR, forty leaders, a representative and somebody without a role. */
export function writePeopleFile(): string {
  const person = (id: string, name: string, roles: string, unit: string) =>
    `- { tenant: ${localTenants.asker}, id: ${id}, name: ${name}, roles: [${roles}], unit: ${unit} }`;
  const lines = [
    person(localUserIds.hr, 'Eirik Lunde', 'hr', 'HR'),
    person(secondHr, 'Nina Berget', 'hr', 'HR'),
    person(thirdHr, 'Tone Vik', 'hr', 'HR'),
    person(localUserIds.employee, 'Magnus Aasen', '', 'Solbakken sykehjem'),
    `- { tenant: ${localTenants.asker}, id: ${localUserIds.union}, name: Marit Tveit, roles: [union], unit: Fagforbundet, post: { union: fagforbundet, units: [], areas: [health], main: true } }`,
    ...Array.from({ length: leaderCount }, (_, index) =>
      person(leaderId(index + 1), leaderName(index + 1), 'manager', `Enhet ${Math.ceil((index + 1) / 10)}`),
    ),
  ];
  const file = join(mkdtempSync(join(tmpdir(), 'losen-people-')), 'people.yaml');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
