import { readInput } from '../../core/case/check-inputs.ts';
import { fieldInput } from '../../core/case/check-evidence.ts';
import type { CourseStep } from '../../core/case/course.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Outcome } from '../../core/turn.ts';
import type { Representative } from '../../ports/directory.ts';
import { carryOut, draftForm, noSuchCase, toRefusalReply } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { findRepresentatives } from '../find-representatives.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { toShareKey } from '../sending/share-key.ts';
import { findReach } from '../sending/reach.ts';
import { toAskedByHand } from '../show/asked-by-hand.ts';
import type { Notice } from '../show/notice.ts';
import { toInvolveForm, type InvolveFormOptions } from '../show/involve-form.ts';
import { findCourseStep } from '../show/step-form.ts';
import { suggestRepresentatives } from '../suggest-representatives.ts';
import { caseReply, mayWork, newOrigin, replacing, type TurnContext } from '../turn-context.ts';
import { toDraft, type StepPress } from './read-press.ts';

interface Place {
  readonly loaded: LoadedCase;
  readonly one: CourseStep;
}

/** Opens «Involver tillitsvalgte» at a step. */
export async function openInvolveForm(context: TurnContext, press: StepPress): Promise<Outcome> {
  const place = await findPlace(context, press);
  if ('ack' in place) return place;
  const { app, tenant, person } = context;
  const draft = await loadDraft({ app, tenant, person: person.id, form: draftForm({ ...press, verb: 'union.involve' }) });
  return replacing(
    context,
    await toForm(context, place, { ...(draft === null ? {} : { draft }), enclosed: await writtenNeed(context, place, press) }),
  );
}

/** Shares the case with whom she has chosen and sends each her card; who cannot be reached is named with the reason and a text to send by hand. */
export async function involve(context: TurnContext, press: StepPress): Promise<Outcome> {
  const { app, tenant, person } = context;
  const place = await findPlace(context, press);
  if ('ack' in place) return place;
  const { step } = place.one;
  const chosen = Object.entries(press.data).flatMap(([name, value]) =>
    name.startsWith('with-') && (value === true || value === 'true') ? [name.slice('with-'.length) as UserId] : [],
  );
  const people = await findRepresentatives(app, { tenant, person, users: chosen });
  if (people.length < chosen.length) {
    const notices: readonly Notice[] = [{ tone: 'attention', text: { key: 'app.involve.left' } }];
    return replacing(context, await toForm(context, place, { draft: toDraft(press), notices }));
  }
  const reaches = await Promise.all(people.map(async (one) => ({ one, reach: await findReach(app, tenant, one.id) })));
  const unreached = new Map(reaches.flatMap(({ one, reach }) => (reach.ok ? [] : [[one.id, reach.reason] as const])));
  const { encloses } = step.involves ?? {};
  // The form is built beforehand because it looks people up, and a decision is answered without waiting.
  const suggested = await suggestRepresentatives(app, tenant, place.loaded);
  return carryOut(context, press, {
    command: {
      kind: 'share',
      step: press.step,
      position: press.position,
      with: people.map(({ id, name, post }) => ({ user: id, union: post.union, name, unreached: unreached.has(id) })),
      ...(encloses === undefined ? {} : { enclosed: readInput(press.data, fieldInput(encloses)) }),
    },
    done: (after) => ({ key: 'app.involve.done', params: { names: { list: freshIn(after, press, people).map(({ name }) => ({ plain: name })) } } }),
    form: (loaded, { draft, problems }) => {
      const one = findCourseStep(loaded, app.clock.today(), press.step, press.position);
      return one === undefined ? caseReply(context, loaded) : toReply(context, { loaded, one }, { suggested, draft, problems });
    },
    show: (after, notices) => {
      const told = freshIn(after, press, people).flatMap((one) => toUnreached({ one, reason: unreached.get(one.id) }));
      return told.length === 0 ? null : caseReply(context, after, [...notices, ...told]);
    },
    notify: (after) =>
      freshIn(after, press, people).flatMap((one) => (unreached.has(one.id) ? [] : [toNotification(context, { after, one, press })])),
  });
}

async function findPlace(context: TurnContext, press: StepPress): Promise<Place | Outcome> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
  const one = findCourseStep(loaded, context.app.clock.today(), press.step, press.position);
  const command = { kind: 'do', step: press.step, position: press.position, inputs: {} } as const;
  if (one?.step.involves === undefined) return replacing(context, toRefusalReply(context, loaded, { reason: 'not-applicable' }, command));
  return { loaded, one };
}

/** What she has already written in the step's own form, so that it is not written twice. */
async function writtenNeed({ app, tenant, person }: TurnContext, { one }: Place, press: StepPress): Promise<string> {
  const draft = await loadDraft({ app, tenant, person: person.id, form: draftForm({ ...press, verb: 'step.do' }) });
  return draft?.[fieldInput(one.step.involves?.encloses ?? '')] ?? '';
}

type FormOptions = Omit<InvolveFormOptions, 'origin' | 'today' | 'suggested'>;

async function toForm(context: TurnContext, place: Place, options: FormOptions): Promise<Reply> {
  return toReply(context, place, { ...options, suggested: await suggestRepresentatives(context.app, context.tenant, place.loaded) });
}

function toReply(context: TurnContext, { loaded, one }: Place, options: Omit<InvolveFormOptions, 'origin' | 'today'>): Reply {
  // Nobody asks herself.
  const suggested = options.suggested.filter(({ person }) => person.id !== context.person.id);
  return toInvolveForm(loaded, one, { ...options, suggested, origin: newOrigin(context, loaded.state.id), today: context.app.clock.today() });
}

/** Those of them the latest turn has asked. */
function freshIn({ state }: LoadedCase, { step, position }: StepPress, people: readonly Representative[]): readonly Representative[] {
  const asked = sharesAt(state.shares, { step, position }).filter(({ union }) => union.startsWith(`${state.turn}/`));
  return people.filter(({ id }) => asked.some((share) => share.with === id));
}

interface Asked {
  readonly after: LoadedCase;
  readonly one: Representative;
  readonly press: StepPress;
}

function toNotification({ person }: TurnContext, { after, one, press }: Asked): Notification {
  const { state } = after;
  return {
    key: toShareKey({ caseId: state.id, turn: state.turn, user: one.id }),
    to: one.id,
    content: { kind: 'case', caseId: state.id, notices: [{ tone: 'neutral', text: { key: 'app.involved', params: { name: person.name } } }] },
    report: { to: person.id, name: one.name, about: state.facts.title, byHand: toAskedByHand(after, press) },
  };
}

function toUnreached({ one, reason }: Pick<Asked, 'one'> & { readonly reason: UnreachableReason | undefined }): readonly Notice[] {
  if (reason === undefined) return [];
  const why = { key: `app.unreachable.${reason}`, params: { name: one.name } };
  return [{ tone: 'attention', text: { key: 'app.involve.unreached', params: { name: one.name, reason: why } } }];
}
