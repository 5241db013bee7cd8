import { createHash, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { App } from '../../src/app/app.ts';
import { findRepresentatives } from '../../src/app/find-representatives.ts';
import { runCommand } from '../../src/app/run-command.ts';
import type { CaseId, Instant, IsoDate, StepId, UserId } from '../../src/core/ids.ts';
import { createFileDirectory } from '../../src/local/file-directory.ts';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';
import { readPeople } from '../../src/local/read-people.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { withSettings } from '../../src/policy/with-settings.ts';
import { refuse } from '../../src/core/result.ts';
import { createKeyvFace } from '../../src/store/keyv-face.ts';
import { openTestStore } from '../postgres/open-test-store.ts';
import { createTrace } from '../../src/start/create-trace.ts';
import type { Stage } from './set-stage.ts';

const tenant = localTenants.asker;
const today = '2026-11-22';
const now = () => Date.parse(`${today}T10:30:00Z`);

/** Shares a case of the running program with somebody, through the use case and the file the program has open. Throws when it is refused. */
export async function shareOnStage(
  { bot }: Stage,
  {
    peopleFile,
    caseId,
    users,
    step = 'need.union',
    by = localUserIds.manager,
  }: {
    readonly peopleFile: string;
    readonly caseId: string;
    readonly users: readonly string[];
    readonly step?: string;
    readonly by?: string;
  },
): Promise<void> {
  const people = readPeople(peopleFile);
  const policy = loadPolicy({ folder: fileURLToPath(new URL('../../policies', import.meta.url)), id: 'asker' });
  if (!people.ok || !policy.ok) throw new Error('The people or the policy have faults');
  const store = await openTestStore(bot.dataDir, now);
  const app: App = {
    store,
    directory: createFileDirectory(people.value),
    clock: { now: () => new Date(now()).toISOString() as Instant, today: () => today as IsoDate, epochMs: now },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    trace: createTrace(),
    filedPolicy: () => policy.value,
    withSettings,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    checkAdvert: () => undefined,
    files: { fetch: async () => refuse('not-fetched'), read: async () => refuse('not-fetched') },
    chat: { post: async () => true, update: async () => {} },
    toMessage: (reply, locale) => ({ reply, locale }),
    updateMessage: async () => ({ kind: 'sent', activityId: null }),
    isHostAllowed: () => false,
    downloadUrl: null,
    uploadUrl: null,
    outbox: { wake: () => {} },
    scheduler: { wakeBy: async () => {} },
    shortLived: (of) => createKeyvFace({ store, prefix: `${of}/short/`, now }),
    randomId: randomUUID,
  };
  try {
    const person = await app.directory.find(tenant, by as UserId);
    if (person === undefined) throw new Error(`${by} is nobody`);
    const found = await findRepresentatives(app, { tenant, person, users: users as readonly UserId[] });
    const invited = found.map(({ id, post }) => ({ user: id, union: post.union }));
    const command = { kind: 'share', step: step as StepId, position: null, with: invited } as const;
    const shared = await runCommand(app, { tenant, person, caseId: caseId as CaseId, command, nonce: null });
    if (!shared.ok) throw new Error(JSON.stringify(shared.refusal.kind === 'refused' ? shared.refusal.refusal : shared.refusal.kind));
  } finally {
    await store.close();
  }
}
