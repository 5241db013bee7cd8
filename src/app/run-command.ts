import type { FreeTextWarning } from '../core/free-text/check-free-text.ts';
import type { Command } from '../core/case/command.ts';
import { decide } from '../core/case/decide.ts';
import type { CaseEvent, CaseHappening } from '../core/case/event.ts';
import { foldCase } from '../core/case/evolve.ts';
import { openRequests } from '../core/case/requests.ts';
import type { Refusal } from '../core/case/refusal.ts';
import type { SlotRecord } from '../core/case/slots.ts';
import { toStatus, type CaseState } from '../core/case/state.ts';
import type { CaseId, Nonce, TenantId, UserId } from '../core/ids.ts';
import { accept, refuse, type Result } from '../core/result.ts';
import type { Person } from '../ports/directory.ts';
import type { Json, Write } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { loadPolicyByHash } from './current-policy.ts';
import { keys } from './keys.ts';
import { loadCase, type LoadedCase } from './load-case.ts';
import { isLeaderOut } from '../core/case/panel.ts';
import { wakeAfter } from './remind/wake-concerned.ts';
import { isAllowed, toRelations, type Action } from './rights.ts';
import { toPlanWrite, type Notification } from './sending/outbox-item.ts';
import { toSummary } from './summary.ts';

/** Who is named in what Losen notes by itself. Told from people by identity, so that nobody can claim to be it. */
export const losenItself: Person = { id: 'losen' as UserId, name: 'Losen', roles: [], unit: null };

/** A spent nonce is remembered this long, in milliseconds; an older card is answered as a new press and decided afresh. */
export const nonceLifetimeMs = 60 * 24 * 60 * 60 * 1000;

/** How often a lost race is run again before it is an infrastructure fault. */
const maxAttempts = 50;

/** A command carried out, or found carried out before. */
export interface CommandResult {
  readonly loaded: LoadedCase;
  /** The card's nonce was spent: nothing changed now. */
  readonly replayed: boolean;
  readonly warnings: readonly FreeTextWarning[];
}

/** Why nothing happened; `loaded` is the case as it is. */
export type CommandRefusal =
  | { readonly kind: 'unknown-case' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly loaded: LoadedCase };

/** A command and who gives it. */
export interface RunCommand {
  readonly tenant: TenantId;
  readonly person: Person;
  readonly caseId: CaseId;
  readonly command: Command;
  readonly nonce: Nonce | null;
  /** Messages planned in the same commit and sent after it. */
  readonly notify?: (after: LoadedCase) => readonly Notification[];
}

/** Decides a command on the case as it is now and commits what happens, with its summary, indexes and the card's nonce, all or nothing. */
export async function runCommand(
  app: App,
  { tenant, person, caseId, command, nonce, notify = () => [] }: RunCommand,
): Promise<Result<CommandResult, CommandRefusal>> {
  const isSpent = async () => nonce !== null && (await app.store.get(keys.nonce(tenant, nonce))) !== undefined;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    // The nonce is read before the case: a spent one then always comes with the case it has changed.
    const spentBefore = await isSpent();
    const loaded = await loadCase(app, tenant, caseId);
    if (loaded === undefined) return refuse({ kind: 'unknown-case' });
    const standing = toRelations(person, loaded.state, app.clock.today());
    if (person !== losenItself && !toActions(command, loaded.state).some((action) => isAllowed(person, action, standing)))
      return refuse({ kind: 'not-allowed' });
    if (spentBefore) return accept({ loaded, replayed: true, warnings: [] });

    const decided = decide(command, loaded.state, {
      policy: loaded.policy,
      today: app.clock.today(),
      actor: person.id,
      mayOverride: isAllowed(person, 'override', standing),
      slots: loaded.slots,
    });
    if (!decided.ok) {
      // The twin of this delivery may have been kept in between; then this is a replay and no refusal.
      if (await isSpent()) return accept({ loaded, replayed: true, warnings: [] });
      return refuse({ kind: 'refused', refusal: decided.refusal, loaded });
    }
    const { happenings, texts, warnings, slots = {} } = decided.value;
    const after = await append(app, tenant, loaded, { person, happenings, texts, slots });
    const writes = toWrites(app, tenant, loaded, after);
    if (nonce !== null)
      writes.push({ kind: 'insert', key: keys.nonce(tenant, nonce), value: caseId, expiresAt: app.clock.epochMs() + nonceLifetimeMs });
    const notifications = notify(after);
    writes.push(...notifications.map((one) => toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, one)));
    const committed = await app.store.commit(writes);
    if (!committed.ok) continue;
    app.outbox.wake(tenant, notifications);
    await wakeAfter(app, tenant, after);
    return accept({ loaded: after, replayed: false, warnings });
  }
  throw new Error(`The case ${caseId} changed under ${maxAttempts} attempts to write it`);
}

/** The rights of which a command needs one. */
function toActions(command: Command, state: CaseState): readonly Action[] {
  switch (command.kind) {
    case 'hand-over':
      return isLeaderOut(state) ? ['hand-over', 'appoint-leader'] : ['hand-over'];
    case 'answer-impartiality':
    case 'confirm-briefing':
      return ['answer-as-panel'];
    case 'rule-on-doubt':
      return ['settle-doubt'];
    case 'pass-door':
    case 'keep-finding':
      // A manager does what is hers to do as part of her work; HR does it in a case that is not hers. Looking alone is not enough.
      return ['work', 'override'];
    case 'register-request':
    case 'answer-request':
      // HR answers most of them, in cases that are not hers.
      return ['work', 'answer-as-hr'];
    case 'answer-union':
    case 'correct-union':
      return ['answer-as-union'];
    case 'note-delivery':
      return ['answer-as-hr'];
    case 'answer':
    case 'return-question':
      return [command.as === 'hr' ? 'answer-as-hr' : 'answer-as-director'];
    default:
      return ['work'];
  }
}

async function append(
  app: App,
  tenant: TenantId,
  loaded: LoadedCase,
  {
    person,
    happenings,
    texts,
    slots,
  }: {
    readonly person: Person;
    readonly happenings: readonly CaseHappening[];
    readonly texts: Readonly<Record<string, string>>;
    readonly slots: SlotRecord;
  },
): Promise<LoadedCase> {
  const at = app.clock.now();
  const turn = loaded.state.turn + 1;
  const added = happenings.map((what): CaseEvent => ({ v: 1, turn, at, by: person.id, what }));
  const events = [...loaded.events, ...added];
  const state = foldCase(events);
  return {
    state,
    events,
    policy: state.policy === loaded.policy.hash ? loaded.policy : await loadPolicyByHash(app, tenant, state.policy),
    version: loaded.version + 1,
    texts: { ...loaded.texts, ...texts },
    textsVersion: Object.keys(texts).length === 0 ? loaded.textsVersion : loaded.textsVersion + 1,
    slots: { ...loaded.slots, ...slots },
    slotsVersion: Object.keys(slots).length === 0 ? loaded.slotsVersion : loaded.slotsVersion + 1,
  };
}

function toWrites(app: App, tenant: TenantId, before: LoadedCase, after: LoadedCase): Write[] {
  const { id } = after.state;
  const writes: Write[] = [
    { kind: 'replace', key: keys.case(tenant, id), version: before.version, value: { events: after.events } as unknown as Json },
  ];
  if (after.textsVersion !== before.textsVersion) {
    const key = keys.texts(tenant, id);
    writes.push(
      before.textsVersion === 0
        ? { kind: 'insert', key, value: after.texts }
        : { kind: 'replace', key, version: before.textsVersion, value: after.texts },
    );
  }
  if (after.slotsVersion !== before.slotsVersion) {
    const key = keys.slots(tenant, id);
    if (before.slotsVersion === 0) {
      writes.push({ kind: 'insert', key, value: after.slots }, { kind: 'insert', key: keys.keptSlots(tenant, id), value: true });
    } else writes.push({ kind: 'replace', key, version: before.slotsVersion, value: after.slots });
  }
  const summary = toSummary(after.state, after.policy, app.clock.today()) as unknown as Json;
  // The summary is written with every change of the case and by nothing else, so the two versions run together.
  writes.push({ kind: 'replace', key: keys.summary(tenant, id), version: before.version, value: summary });
  writes.push(...indexWrites(tenant, before.state, after.state));
  return writes;
}

function indexWrites(tenant: TenantId, before: CaseState, after: CaseState): readonly Write[] {
  const writes: Write[] = [];
  if (before.owner !== after.owner) {
    writes.push({ kind: 'delete', key: keys.owner(tenant, before.owner, after.id), version: 1 });
    writes.push({ kind: 'insert', key: keys.owner(tenant, after.owner, after.id), value: true });
  }
  const partners = (state: CaseState) => [...new Set(state.shares.map((share) => share.with))];
  const members = (state: CaseState) => state.panel.map(({ user }) => user);
  for (const [key, of] of [
    [keys.shared, partners],
    [keys.panel, members],
  ] as const) {
    const [usersBefore, usersAfter] = [of(before), of(after)];
    for (const user of usersAfter.filter((one) => !usersBefore.includes(one)))
      writes.push({ kind: 'insert', key: key(tenant, user, after.id), value: true });
    for (const user of usersBefore.filter((one) => !usersAfter.includes(one)))
      writes.push({ kind: 'delete', key: key(tenant, user, after.id), version: 1 });
  }
  const wasOpen = isListed(before);
  const isOpen = isListed(after);
  if (wasOpen && !isOpen) writes.push({ kind: 'delete', key: keys.open(tenant, after.id), version: 1 });
  if (!wasOpen && isOpen) writes.push({ kind: 'insert', key: keys.open(tenant, after.id), value: true });
  return writes;
}

/** A case is among the open ones until it is closed and nobody waits for an answer. */
function isListed(state: CaseState): boolean {
  return toStatus(state) !== 'closed' || openRequests(state.requests).length > 0;
}
