import type { CaseId, IsoDate, TenantId, UserId } from '../../core/ids.ts';
import type { Nudge } from '../../core/reminder/nudge.ts';
import { planNudges } from '../../core/reminder/plan-nudges.ts';
import type { Person } from '../../ports/directory.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadCase, type LoadedCase } from '../load-case.ts';
import { findSuperiors } from '../panel/find-superiors.ts';
import { loadProfile } from '../profile.ts';
import { isAllowed, toRelations } from '../rights.ts';
import { isInDoubt } from '../show/panel-lines.ts';
import { toOpenQuestions } from '../show/question-view.ts';
import { standsInFor } from '../stands-in-for.ts';
import { usualAlerts } from './alerts.ts';
import { findPlaces, type TellPlace } from './tell-places.ts';

/** Why somebody gets another's reminders. */
export interface InsteadOf {
  readonly user: UserId;
  readonly name: string;
  /** The first day; one to come is looked at so that she is woken for it. */
  readonly from: IsoDate;
  /** The last day; null where nobody has said. */
  readonly until: IsoDate | null;
}

/** Something of a case that a person is to be told. */
export interface Concern {
  readonly loaded: LoadedCase;
  readonly nudge: Nudge;
  /** Null for what is her own. */
  readonly insteadOf: InsteadOf | null;
}

/** Whether something of a case waits for this person, by the case and the directory as they are now. */
export async function waitsFor(
  app: App,
  tenant: TenantId,
  { nudge, loaded, person, today }: { readonly nudge: Nudge; readonly loaded: LoadedCase; readonly person: Person; readonly today: IsoDate },
): Promise<boolean> {
  const { state } = loaded;
  const { party, about } = nudge;
  if (!isAllowed(person, 'view-shared', toRelations(person, state, today))) return false;
  switch (party.kind) {
    case 'owner':
      return state.owner === person.id;
    case 'hr':
      // In her own case she is reminded as its leader, except of what HR answers.
      return person.roles.includes('hr') && (state.owner !== person.id || (about.kind === 'request' && about.request.owner === 'hr'));
    case 'superiors': {
      if (about.kind !== 'doubt' || !isInDoubt(loaded, about.member)) return false;
      const { reachable } = await findSuperiors(app, tenant, loaded, party.of);
      return reachable.some(({ id }) => id === person.id);
    }
    case 'answerers': {
      if (!party.to.includes(person.id)) return false;
      if (about.kind === 'share') return person.roles.includes('union');
      if (about.kind === 'panel') return true;
      const asked = about.kind === 'question' ? about.step : about.kind === 'reminder' ? about.planned.step : null;
      return toOpenQuestions(loaded, person, today).some(({ step, position }) => step.id === asked?.step.id && position === asked.position);
    }
  }
}

/** Cases read at a time. */
const atOnce = 50;

/** What waits for a person in her own right, and the places in the index that led to it. */
interface OwnConcerns {
  readonly concerns: readonly Concern[];
  readonly places: readonly TellPlace[];
  /** The first day after those looked at that has something. */
  readonly next: IsoDate | null;
}

/** Everything of the cases that have something for a person up to a day. */
async function findOwn(app: App, tenant: TenantId, person: Person, { today, until }: Days): Promise<OwnConcerns> {
  const { places, next } = await findPlaces(app, tenant, person.id, until);
  const cases = [...new Set(places.map(({ caseId }) => caseId))];
  const concerns: Concern[] = [];
  // Much may wait for HR: not all of its cases at once in memory.
  for (let from = 0; from < cases.length; from += atOnce) {
    const some = cases.slice(from, from + atOnce).map((caseId) => findInCase(app, tenant, caseId, person, today));
    concerns.push(...(await Promise.all(some)).flat());
  }
  return { concerns, places, next };
}

async function findInCase(app: App, tenant: TenantId, caseId: CaseId, person: Person, today: IsoDate): Promise<readonly Concern[]> {
  const loaded = await loadCase(app, tenant, caseId);
  if (loaded === undefined) return [];
  const nudges = planNudges(loaded.state, loaded.policy, today);
  const waiting = await Promise.all(nudges.map((nudge) => waitsFor(app, tenant, { nudge, loaded, person, today })));
  return nudges.flatMap((nudge, index) => (waiting[index] === true ? [{ loaded, nudge, insteadOf: null }] : []));
}

/** Whose reminders a person gets today or is going to get, because they have said so or the directory does. */
export async function findReplaced(app: App, tenant: TenantId, person: Person, today: IsoDate): Promise<readonly InsteadOf[]> {
  const prefix = keys.cover(tenant, person.id, '');
  const covered = (await app.store.range(prefix, { limit: 100 })).map(({ key }) => key.slice(prefix.length) as UserId);
  const away = await Promise.all(
    covered.map(async (user): Promise<readonly InsteadOf[]> => {
      const { alerts = usualAlerts } = await loadProfile(app, tenant, user);
      const { absence } = alerts;
      if (absence === null || absence.to < today || absence.standIn !== person.id) return [];
      return [{ user, name: await nameOf(app, tenant, user), from: absence.from, until: absence.to }];
    }),
  );
  const listed = await Promise.all(
    standsInFor(person, today).map(async (user) => {
      const until = person.standsInFor?.find(({ owner }) => owner === user)?.until ?? null;
      return { user, name: await nameOf(app, tenant, user), from: today, until };
    }),
  );
  const found = [...away.flat(), ...listed].filter(({ user }) => user !== person.id);
  return found.filter(({ user }, index) => found.findIndex((one) => one.user === user) === index);
}

async function nameOf({ directory }: Pick<App, 'directory'>, tenant: TenantId, user: UserId): Promise<string> {
  return (await directory.find(tenant, user))?.name ?? '';
}

/** Those who follow up a manager's cases today, as the directory says. */
export async function findListedStandIns(
  { directory }: Pick<App, 'directory'>,
  tenant: TenantId,
  user: UserId,
  today: IsoDate,
): Promise<readonly Person[]> {
  const listed = await directory.standInsOf(tenant, user);
  return listed.filter((one) => one.id !== user && standsInFor(one, today).includes(user));
}

/** The day it is, and the last day that is looked at. */
interface Days {
  readonly today: IsoDate;
  readonly until: IsoDate;
}

/** What a person is to be told. */
export interface Concerns {
  readonly concerns: readonly Concern[];
  /** The first day after those looked at on which there may be more. */
  readonly next: IsoDate | null;
  /** What is her own before it goes to a stand-in, by the places that led to it. */
  readonly own: Pick<OwnConcerns, 'concerns' | 'places'>;
}

/** Everything a person is to be told up to a day: her own, and that of those she stands in for or is going to. */
export async function findConcerns(app: App, tenant: TenantId, person: Person, days: Days): Promise<Concerns> {
  const { today } = days;
  const replaced = await findReplaced(app, tenant, person, today);
  const standIns = await findListedStandIns(app, tenant, person.id, today);
  const own = await findOwn(app, tenant, person, days);
  const kept = own.concerns.filter(({ nudge }) => nudge.party.kind !== 'owner' || standIns.length === 0);
  const others = await Promise.all(
    replaced.map(async (insteadOf): Promise<Pick<OwnConcerns, 'concerns' | 'next'>> => {
      const absent = await app.directory.find(tenant, insteadOf.user);
      if (absent === undefined) return { concerns: [], next: null };
      const listed = standsInFor(person, today).includes(insteadOf.user);
      const { alerts = usualAlerts } = await loadProfile(app, tenant, insteadOf.user);
      const takesAll = alerts.absence?.standIn === person.id && alerts.absence.to >= today;
      const theirs = await findOwn(app, tenant, absent, days);
      const taken = theirs.concerns.filter(({ nudge }) => takesAll || (listed && nudge.party.kind === 'owner'));
      const next = theirs.next !== null && theirs.next < insteadOf.from ? insteadOf.from : theirs.next;
      return { concerns: taken.map((concern) => ({ ...concern, insteadOf })), next };
    }),
  );
  const all = [...kept, ...others.flatMap(({ concerns }) => concerns)];
  const isFirst = ({ loaded, nudge }: Concern, index: number) =>
    all.findIndex((one) => one.loaded.state.id === loaded.state.id && one.nudge.key === nudge.key) === index;
  const next = [own.next, ...others.map((one) => one.next)].flatMap((day) => day ?? []).toSorted()[0] ?? null;
  return { concerns: all.filter(isFirst), next, own };
}

/** One thing that a person is still to be told; undefined when it is done, moved, or not hers any more. */
export async function findConcern(
  app: App,
  tenant: TenantId,
  {
    person,
    caseId,
    key,
    of,
    today,
  }: { readonly person: Person; readonly caseId: CaseId; readonly key: string; readonly of: UserId; readonly today: IsoDate },
): Promise<Concern | undefined> {
  if (of === person.id) return (await findInCase(app, tenant, caseId, person, today)).find(({ nudge }) => nudge.key === key);
  const insteadOf = (await findReplaced(app, tenant, person, today)).find(({ user, from }) => user === of && from <= today);
  const absent = insteadOf === undefined ? undefined : await app.directory.find(tenant, of);
  if (insteadOf === undefined || absent === undefined) return undefined;
  const found = (await findInCase(app, tenant, caseId, absent, today)).find(({ nudge }) => nudge.key === key);
  return found === undefined ? undefined : { ...found, insteadOf };
}
