import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keys } from '../../../src/app/keys.ts';
import type { Broadcast } from '../../../src/core/broadcast/broadcast.ts';
import { begin, start } from '../../../src/core/broadcast/decide-broadcast.ts';
import { openBroadcast } from '../../../src/core/broadcast/open-broadcast.ts';
import type { BroadcastId, Instant, IsoDate, UserId } from '../../../src/core/ids.ts';
import type { Json, RecordStore } from '../../../src/ports/record-store.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import type { Call } from './connector-plan.ts';
import { tenant } from './plan-messages.ts';

/** A manager of the experiments by number, from 1; an id as Entra gives them. */
export function toManager(number: number): UserId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UserId;
}

/** Writes a directory of so many managers, and of one in HR where she is named; the environment that makes the program read it. */
export function writeDirectory(dataDir: string, managers: readonly UserId[], hr?: UserId): Readonly<Record<string, string>> {
  const path = join(dataDir, 'people.yaml');
  const own = hr === undefined ? [] : [`- { tenant: ${tenant}, id: ${hr}, name: HR, roles: [hr], unit: HR }`];
  const line = (id: UserId, index: number) =>
    `- { tenant: ${tenant}, id: ${id}, name: Leder ${index + 1}, roles: [manager], unit: Enhet ${index % 40} }`;
  writeFileSync(path, `${[...own, ...managers.map(line)].join('\n')}\n`);
  return { LOSEN_DIRECTORY: path };
}

/** The broadcast of a round, from 1. */
export function toBroadcastId(round: number): BroadcastId {
  return `2026-${round}` as BroadcastId;
}

/** Lets a broadcast to all managers go out, in the store of a program that does not run: whoever it is for is found, planned and sent by the program. */
export async function approveBroadcastOf(dataDir: string, round: number): Promise<void> {
  const store = createSqliteRecordStore({ path: join(dataDir, 'losen.sqlite'), now: Date.now });
  try {
    await approveBroadcastIn(store, round);
  } finally {
    await store.close();
  }
}

/** Hands a broadcast to all managers in, in any store; a second person in HR has yet to let it go out. */
export async function handInBroadcast(store: RecordStore, round: number): Promise<void> {
  await insertBroadcast(store, toHandedIn(round));
}

async function approveBroadcastIn(store: RecordStore, round: number): Promise<void> {
  const at = new Date().toISOString() as Instant;
  const approval = { user: 'hr-2' as UserId, name: 'HR', at };
  const working = { hours: { from: '08:00', before: '16:00' }, extraDaysOff: [] };
  await insertBroadcast(store, begin(start(toHandedIn(round), approval, at, working), at));
}

function toHandedIn(round: number): Broadcast {
  const at = new Date().toISOString() as Instant;
  const id = toBroadcastId(round);
  const draft = {
    texts: { nb: { title: toTitle(round), body: 'Meld behov for sommervikarer **innen 1. mars**.', notification: '' } },
    link: null,
    image: null,
    confirm: true,
    audience: { kind: 'filter', roles: ['manager'], areas: [], units: [], situations: [] },
    when: { kind: 'now', anyTime: true },
    validUntil: '2099-12-31' as IsoDate,
  } as const;
  const author = { user: 'hr-1' as UserId, name: 'HR' };
  return openBroadcast(id, author, { draft, at });
}

async function insertBroadcast(store: RecordStore, broadcast: Broadcast): Promise<void> {
  const { id } = broadcast;
  const committed = await store.commit([
    { kind: 'insert', key: keys.broadcast(tenant, id), value: broadcast as unknown as Json },
    { kind: 'insert', key: keys.runningBroadcast(tenant, id), value: true },
  ]);
  if (!committed.ok) throw new Error(`${committed.conflict} is there already`);
}

/** The key of somebody's delivery in the ledger; `attempt` above 1 once she has installed the bot again. */
export function toLedgerKey(round: number, person: string, attempt = 1): string {
  return `broadcast/${toBroadcastId(round)}/${attempt}/${person}`;
}

const toTitle = (round: number) => `Utsending ${round}`;

/** Calls known by the key of the delivery they carried, where it was a broadcast's: all its readers get the same words, so who she is tells them apart. */
export function nameCalls(calls: readonly Call[]): readonly Call[] {
  const tries = new Map<string, number>();
  return calls.map((call) => {
    const round = /Utsending (\d+)/.exec(call.mark)?.[1];
    if (round === undefined) return call;
    const person = call.conversation.slice('chat-'.length);
    // A call refused for good is followed by another try only under another key.
    const place = `${round} ${person}`;
    const attempt = tries.get(place) ?? 1;
    if (isRefusal(call)) tries.set(place, attempt + 1);
    return { ...call, mark: toLedgerKey(Number(round), person, attempt) };
  });
}

function isRefusal({ taken, answer }: Call): boolean {
  return !taken && typeof answer === 'number' && answer !== 429;
}
