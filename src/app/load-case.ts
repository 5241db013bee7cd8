import { z } from 'zod';
import type { Policy } from '../core/case/definition.ts';
import { caseRecordSchema, type CaseEvent } from '../core/case/event.ts';
import { foldCase } from '../core/case/evolve.ts';
import { slotRecordSchema, type SlotRecord } from '../core/case/slots.ts';
import type { CaseState } from '../core/case/state.ts';
import type { CaseId, TenantId } from '../core/ids.ts';
import type { App } from './app.ts';
import { loadPolicyByHash } from './current-policy.ts';
import { keys } from './keys.ts';

/** A case as it is now, with the versions a write must name. */
export interface LoadedCase {
  readonly state: CaseState;
  readonly policy: Policy;
  readonly events: readonly CaseEvent[];
  readonly version: number;
  /** Text reference → a person's own words; a deleted text is simply not there. */
  readonly texts: Readonly<Record<string, string>>;
  /** 0 while the case has no texts. */
  readonly textsVersion: number;
  /** Numbered candidates, by the reference the events hold; what was deleted is not there. */
  readonly slots: SlotRecord;
  /** 0 while the case has none. */
  readonly slotsVersion: number;
}

const textsSchema = z.record(z.string(), z.string());

/** Reads a case. Undefined when there is none; throws when it is there and cannot be read. */
export async function loadCase(app: App, tenant: TenantId, id: CaseId): Promise<LoadedCase | undefined> {
  const [record, textsRecord, slotsRecord] = await Promise.all([
    app.store.get(keys.case(tenant, id)),
    app.store.get(keys.texts(tenant, id)),
    app.store.get(keys.slots(tenant, id)),
  ]);
  if (record === undefined) return undefined;
  const { events } = caseRecordSchema.parse(record.value);
  const state = foldCase(events);
  return {
    state,
    policy: await loadPolicyByHash(app, tenant, state.policy),
    events,
    version: record.version,
    texts: textsRecord === undefined ? {} : textsSchema.parse(textsRecord.value),
    textsVersion: textsRecord?.version ?? 0,
    slots: slotsRecord === undefined ? {} : slotRecordSchema.parse(slotsRecord.value),
    slotsVersion: slotsRecord?.version ?? 0,
  };
}
