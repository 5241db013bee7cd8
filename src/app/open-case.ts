import { z } from 'zod';
import type { CaseEvent } from '../core/case/event.ts';
import { foldCase } from '../core/case/evolve.ts';
import type { Facts } from '../core/case/facts.ts';
import type { CaseId, Nonce, TenantId } from '../core/ids.ts';
import { accept, refuse, type Result } from '../core/result.ts';
import type { Person } from '../ports/directory.ts';
import type { Json } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { loadCurrentPolicy } from './current-policy.ts';
import { keys } from './keys.ts';
import { loadCase, type LoadedCase } from './load-case.ts';
import { wakeAfter } from './remind/wake-concerned.ts';
import { isAllowed } from './rights.ts';
import { nonceLifetimeMs } from './run-command.ts';
import { toSummary } from './summary.ts';

/** Of those who open a case at the same moment one gets a number at each attempt: so many can be served at once. */
const maxAttempts = 500;

/** Opens a case under the tenant's current policy. A spent nonce answers with the case it opened. */
export async function openCase(
  app: App,
  {
    tenant,
    person,
    facts,
    nonce,
    linkedFrom,
  }: { readonly tenant: TenantId; readonly person: Person; readonly facts: Facts; readonly nonce: Nonce; readonly linkedFrom: CaseId | null },
): Promise<Result<LoadedCase, 'not-allowed' | 'no-policy'>> {
  if (!isAllowed(person, 'open-case')) return refuse('not-allowed');
  const policy = await loadCurrentPolicy(app, tenant);
  if (policy === undefined) return refuse('no-policy');
  const today = app.clock.today();
  const year = today.slice(0, 4);

  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const spent = await app.store.get(keys.nonce(tenant, nonce));
    if (spent !== undefined) {
      const opened = await loadCase(app, tenant, z.string().parse(spent.value) as CaseId);
      if (opened !== undefined) return accept(opened);
    }
    const counter = await app.store.get(keys.counter(tenant, year));
    const number = counter === undefined ? 1 : z.int().parse(counter.value) + 1;
    const id = `${year}-${number}` as CaseId;
    const events: CaseEvent[] = [
      {
        v: 1,
        turn: 1,
        at: app.clock.now(),
        by: person.id,
        what: { kind: 'case-opened', id, on: today, owner: person.id, facts, policy: policy.hash, linkedFrom },
      },
    ];
    const state = foldCase(events);
    const committed = await app.store.commit([
      counter === undefined
        ? { kind: 'insert', key: keys.counter(tenant, year), value: number }
        : { kind: 'replace', key: counter.key, version: counter.version, value: number },
      { kind: 'insert', key: keys.case(tenant, id), value: { events } as unknown as Json },
      { kind: 'insert', key: keys.summary(tenant, id), value: toSummary(state, policy, today) as unknown as Json },
      { kind: 'insert', key: keys.owner(tenant, person.id, id), value: true },
      { kind: 'insert', key: keys.open(tenant, id), value: true },
      { kind: 'insert', key: keys.nonce(tenant, nonce), value: id, expiresAt: app.clock.epochMs() + nonceLifetimeMs },
    ]);
    if (committed.ok) {
      const opened: LoadedCase = { state, policy, events, version: 1, texts: {}, textsVersion: 0, slots: {}, slotsVersion: 0 };
      await wakeAfter(app, tenant, opened);
      return accept(opened);
    }
  }
  throw new Error('No case number could be had: too many cases are being opened at once');
}
