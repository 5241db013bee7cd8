import { describe, expect, it } from 'vitest';
import { resolveAudience } from '../../../src/app/broadcast/resolve-audience.ts';
import { keys } from '../../../src/app/keys.ts';
import type { AudienceFilter } from '../../../src/core/broadcast/audience.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import type { Json } from '../../../src/ports/record-store.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { partTime, postFacts } from '../../core/case/post-facts.ts';
import { openDesk, tenant, type Desk } from '../remind/open-desk.ts';

const { manager, manager2: secondManager } = localUserIds;
const filter = (change: Partial<AudienceFilter>): AudienceFilter => ({ kind: 'filter', roles: [], areas: [], units: [], situations: [], ...change });
const whom = async ({ app }: Desk, change: Partial<AudienceFilter>) =>
  (await resolveAudience(app, tenant, filter(change))).recipients.map(({ person }) => person.id);

describe('an audience by how cases stand', () => {
  it('is those who lead such a case now, by role, area and unit as well', async () => {
    const desk = await openDesk({ policy: withFreeze(false), day: '2026-11-23' });
    await desk.open(postFacts({ title: 'Sykepleier', serviceArea: 'health', positions: [partTime(60)] }));
    await desk.open(postFacts({ serviceArea: 'kindergarten' }), secondManager);
    expect(await whom(desk, { situations: ['open-case'] })).toEqual([secondManager, manager]);
    expect(await whom(desk, { situations: ['part-time-undiscussed'] })).toEqual([manager]);
    expect(await whom(desk, { situations: ['in-interviews', 'advert-out'] })).toEqual([]);
    expect(await whom(desk, { roles: ['manager'], areas: ['kindergarten'] })).toEqual([secondManager]);
    expect(await whom(desk, { roles: ['manager'], units: ['solbakken SYKEHJEM'] })).toEqual([manager]);
    expect(await whom(desk, { areas: ['health'] })).toContain(localUserIds.director);
    expect(await whom(desk, { roles: ['director'], situations: ['open-case'] })).toEqual([]);
    expect((await whom(desk, {})).length).toBeGreaterThan(4);
  });

  it('is found in cases summed up before there were situations', async () => {
    const desk = await openDesk({ policy: withFreeze(false), day: '2026-11-23' });
    const id = await desk.open(postFacts({ positions: [partTime(60)] }));
    const record = await desk.app.store.get(keys.summary(tenant, id));
    const { situations: _, ...older } = (record?.value ?? {}) as Readonly<Record<string, Json>>;
    await desk.app.store.commit([{ kind: 'replace', key: keys.summary(tenant, id), version: record?.version ?? 0, value: older }]);
    expect(await whom(desk, { situations: ['part-time-undiscussed'] })).toEqual([manager]);
  });
});
