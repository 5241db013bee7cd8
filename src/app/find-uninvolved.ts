import { isDiscussion } from '../core/case/involved-fields.ts';
import { sharesAt } from '../core/case/share.ts';
import type { CourseStep } from '../core/case/course.ts';
import type { TenantId, UserId } from '../core/ids.ts';
import type { App } from './app.ts';
import type { LoadedCase } from './load-case.ts';
import { findReach } from './sending/reach.ts';

/** How a discussion that nobody has been asked to stands: somebody can be asked, or the directory has nobody within reach for the place. */
export type Uninvolved = 'must-involve' | 'nobody-there';

/** Whether a step records a discussion that no representative has been asked to, and whether anybody could be; null where it is no such step. Nobody asks herself. */
export async function findUninvolved(
  app: App,
  tenant: TenantId,
  { state }: Pick<LoadedCase, 'state'>,
  { one, asker }: { readonly one: CourseStep; readonly asker: UserId },
): Promise<Uninvolved | null> {
  if (!isDiscussion(one.step) || sharesAt(state.shares, { step: one.step.id, position: one.position }).length > 0) return null;
  const there = (await app.directory.representatives(tenant, state.facts)).filter(({ id }) => id !== asker);
  const reaches = await Promise.all(there.map(({ id }) => findReach(app, tenant, id)));
  return reaches.some(({ ok }) => ok) ? 'must-involve' : 'nobody-there';
}
