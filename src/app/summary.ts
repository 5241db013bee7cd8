import { z } from 'zod';
import { situations } from '../core/broadcast/audience.ts';
import { situationsOf } from '../core/broadcast/situations-of.ts';
import { toCourse } from '../core/case/course.ts';
import type { Policy } from '../core/case/definition.ts';
import { requestKinds, requestOwners, openRequests } from '../core/case/requests.ts';
import { serviceAreas } from '../core/case/facts.ts';
import { toStatus, type CaseState } from '../core/case/state.ts';
import type { CaseId, IsoDate, UserId } from '../core/ids.ts';
import { localizedSchema } from '../core/text.ts';

/** The case's status as a key-value record: what lists and overviews are made of. */
export const summarySchema = z.strictObject({
  caseId: z.string().transform((value) => value as CaseId),
  owner: z.string().transform((value) => value as UserId),
  title: z.string(),
  unit: z.string(),
  /** Absent in summaries older than this field; the next change of the case brings it. */
  serviceArea: z.enum(serviceAreas).nullable().default(null),
  status: z.enum(['running', 'held', 'withdrawn', 'closed']),
  stage: z.strictObject({ id: z.string(), title: localizedSchema }).nullable(),
  next: z.strictObject({ id: z.string(), title: localizedSchema }).nullable(),
  /** The next deadline, as far as it was known when the case last changed. */
  date: z.iso
    .date()
    .transform((value) => value as IsoDate)
    .nullable(),
  /** The most urgent request that waits for an answer; absent in summaries older than this field. */
  request: z
    .strictObject({
      request: z.enum(requestKinds),
      owner: z.enum(requestOwners),
      due: z.iso.date().transform((value) => value as IsoDate),
    })
    .nullable()
    .default(null),
  /** Situations broadcasts tell apart, as they were when the case last changed; null in summaries older than this field. */
  situations: z.array(z.enum(situations)).readonly().nullable().default(null),
  turn: z.int(),
});

/** The case's status as a key-value record. */
export type Summary = Readonly<z.infer<typeof summarySchema>>;

/** Sums a case up as of a day. */
export function toSummary(state: CaseState, policy: Policy, today: IsoDate): Summary {
  const course = toCourse(state, policy, today);
  const stage = policy.stages.find(({ id }) => id === course.stage);
  const deadlines = course.steps.flatMap(({ deadline, standing }) =>
    deadline !== null && (standing === 'open' || standing === 'asked' || standing === 'not-yet') ? [deadline] : [],
  );
  const [asked] = openRequests(state.requests);
  return {
    caseId: state.id,
    owner: state.owner,
    title: state.facts.title,
    unit: state.facts.unit,
    serviceArea: state.facts.serviceArea,
    status: toStatus(state),
    stage: stage === undefined ? null : { id: stage.id, title: stage.title },
    next: course.next === null ? null : { id: course.next.step.id, title: course.next.step.title },
    date: deadlines.toSorted()[0] ?? null,
    request: asked === undefined ? null : { request: asked.request, owner: asked.owner, due: asked.due },
    situations: situationsOf(state, policy, today),
    turn: state.turn,
  };
}
