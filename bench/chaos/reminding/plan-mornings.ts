import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keys } from '../../../src/app/keys.ts';
import { addPlaces } from '../../../src/app/remind/tell-places.ts';
import { digestKey } from '../../../src/app/remind/wake-concerned.ts';
import { toSummary } from '../../../src/app/summary.ts';
import type { Policy } from '../../../src/core/case/definition.ts';
import type { CaseEvent } from '../../../src/core/case/event.ts';
import { foldCase } from '../../../src/core/case/evolve.ts';
import type { CaseId, Instant, IsoDate, PositionId, UserId } from '../../../src/core/ids.ts';
import { osloMoment } from '../../../src/core/reminder/digest-days.ts';
import { addWorkingDays } from '../../../src/core/reminder/working-days.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import type { Json, Write } from '../../../src/ports/record-store.ts';
import { createEmbeddedScheduler } from '../../../src/schedule/create-embedded-scheduler.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import { seedPeople, tenant } from '../sending/plan-messages.ts';

/** The Monday the first cases are opened; nothing is off in the weeks after it. */
const firstDay = '2027-02-01' as IsoDate;
/** The needs analysis is reminded of so many working days after the case is opened (RM-02). */
const patience = 3;
const perCommit = 100;
const policies = new URL('../../../policies', import.meta.url).pathname;

/** One person's reminder of one morning, by the key of its message; its words carry the mark. */
export interface Morning {
  readonly key: string;
  readonly mark: string;
}

/** The day on which the reminders of a round are due. */
export function dayOfRound(round: number): IsoDate {
  return addWorkingDays(firstDay, patience + round, []);
}

/** A moment of that day, in the hours in which reminders come. */
export function momentOf(round: number, time: string): string {
  return new Date(osloMoment(dayOfRound(round), time)).toISOString();
}

/** So many people as a directory knows them. */
export function toPeople(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `00000000-0000-4000-a000-${String(index + 1).padStart(12, '0')}`);
}

/** Writes a directory file with so many managers. */
export function writePeople(folder: string, people: readonly string[]): string {
  const path = join(folder, 'people.yaml');
  writeFileSync(path, people.map((id) => `- { tenant: ${tenant}, id: ${id}, name: Leder ${id}, roles: [manager], unit: Enhet }\n`).join(''));
  return path;
}

/** A case somebody has opened; its mark is part of its title. */
export interface SeededCase {
  readonly id: CaseId;
  readonly person: UserId;
  readonly round: number;
  readonly mark: string;
}

/** Leaves what the program leaves when each of these people has opened a case in each round; it must not run. */
export async function planMornings(dataDir: string, people: readonly string[], rounds: number, serviceUrl: string): Promise<readonly Morning[]> {
  const cases = people.flatMap((person, index) =>
    Array.from({ length: rounds }, (_, round): SeededCase => ({
      id: `2027-${index * rounds + round + 1}` as CaseId,
      person: person as UserId,
      round,
      mark: toMark(person, round),
    })),
  );
  await seedPeople(dataDir, people, serviceUrl);
  await seedCases(dataDir, cases);
  return cases.map(({ person, round, mark }) => ({ key: `reminders/${person}/${dayOfRound(round)}`, mark }));
}

/** Leaves what the program leaves when these cases have been opened, with whom they are to be told to and when. */
export async function seedCases(dataDir: string, cases: readonly SeededCase[]): Promise<void> {
  const loaded = loadPolicy({ folder: policies, id: 'asker' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  const store = createSqliteRecordStore({ path: join(dataDir, 'losen.sqlite'), now: Date.now });
  const silent = () => {};
  const clock = { epochMs: Date.now, now: () => new Date().toISOString() as Instant, today: () => firstDay };
  const scheduler = createEmbeddedScheduler({ store, clock, log: { info: silent, warn: silent, error: silent }, tenants: [tenant] });
  try {
    const writes = cases.flatMap((one) => toWrites(one, loaded.value));
    for (let from = 0; from < writes.length; from += perCommit) {
      const committed = await store.commit(writes.slice(from, from + perCommit));
      if (!committed.ok) throw new Error(`${committed.conflict} is there already`);
    }
    for (let from = 0; from < cases.length; from += perCommit) {
      const some = cases.slice(from, from + perCommit);
      await addPlaces(
        { store },
        tenant,
        some.map(({ person, round, id }) => ({ user: person, on: dayOfRound(round), caseId: id })),
      );
    }
    const first = osloMoment(dayOfRound(0), '08:00');
    const people = new Set(cases.map(({ person }) => person));
    await Promise.all([...people].map((person) => scheduler.wakeBy({ tenant, key: digestKey(person), at: first })));
  } finally {
    await store.close();
  }
}

function toWrites({ person, round, id, mark }: SeededCase, policy: Policy): readonly Write[] {
  const on = addWorkingDays(firstDay, round, []);
  const facts = { ...post, title: `Rådgiver ${mark}` } as const;
  const what = { kind: 'case-opened', id, on, owner: person, facts, policy: policy.hash, linkedFrom: null } as const;
  const events: readonly CaseEvent[] = [{ v: 1, turn: 1, at: `${on}T09:00:00.000Z` as Instant, by: person, what }];
  return [
    { kind: 'insert', key: keys.case(tenant, id), value: { events } as unknown as Json },
    { kind: 'insert', key: keys.summary(tenant, id), value: toSummary(foldCase(events), policy, on) as unknown as Json },
    { kind: 'insert', key: keys.owner(tenant, person, id), value: true },
    { kind: 'insert', key: keys.open(tenant, id), value: true },
  ];
}

/** What a reminder is known by: the number of the person and the round. */
function toMark(person: string, round: number): string {
  return `p${Number(person.slice(-12))}r${round}`;
}

const post = {
  unit: 'Enhet',
  serviceArea: 'administration',
  roleFamily: 'SB',
  leader: false,
  shiftWork: false,
  route: 'external',
  wantedStart: null,
  positions: [{ id: 'p1' as PositionId, percentage: { min: 100, max: 100 }, permanence: 'permanent', ground: null, end: null }],
} as const;
