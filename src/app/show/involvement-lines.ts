import { isDiscussion } from '../../core/case/involved-fields.ts';
import type { Course, CourseStep } from '../../core/case/course.ts';
import { namedDoors } from '../../core/case/course.ts';
import { isTold, sharesAt, type Share } from '../../core/case/share.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Localized, Message, SayParam } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { isProposedDeadline, toDueParam } from './is-proposed-deadline.ts';
import { toByHand } from '../sending/by-hand.ts';
import { toAskedByHand } from './asked-by-hand.ts';
import type { Notice } from './notice.ts';
import { dayOf } from '../../core/reminder/day-of.ts';

/** So many lines about representatives stand on the living card; the rest is in the step. */
const mostLines = 6;

/** What the living card says about the representatives: who answered what and when, silence as silence, and what HR has decided without a discussion. */
export function toInvolvementNotices(loaded: LoadedCase, course: Course, today: IsoDate): readonly Notice[] {
  if (toStatus(loaded.state) === 'closed') return [];
  const lines = course.steps.flatMap((one) => {
    const isBehind = (one.standing === 'done' || one.standing === 'skipped') && one.step.stage !== course.stage;
    const corrections = toCorrections(loaded, one);
    return isBehind
      ? corrections
      : [...toAttempts(loaded, one, today), ...toUntold(loaded, one), ...corrections, ...toUndiscussed(loaded, one), ...toUnseen(loaded, one)];
  });
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), { tone: 'neutral', text: { key: 'app.union.more', params: { count: lines.length - mostLines } } }];
}

/** What a step's form says about the representatives, and what their answers do not do. */
export function toStepInvolvement(loaded: LoadedCase, one: CourseStep, today: IsoDate): readonly Notice[] {
  const attempts = toAttempts(loaded, one, today);
  const isOpen = one.standing !== 'done' && one.standing !== 'skipped';
  const hint: readonly Notice[] =
    attempts.length === 0 || !isOpen || !isDiscussion(one.step)
      ? []
      : [{ tone: 'neutral', text: { key: isWithoutMeeting(loaded, one, today) ? 'app.union.hr-may-decide' : 'app.union.no-discussion' } }];
  return [...attempts, ...toUntold(loaded, one), ...hint, ...toCorrections(loaded, one), ...toUndiscussed(loaded, one), ...toUnseen(loaded, one)];
}

/** Every representative asked at a step, with her answer or her silence. */
export function toAttempts({ state, policy, texts }: LoadedCase, { step, position, standing }: CourseStep, today: IsoDate): readonly Notice[] {
  return sharesAt(state.shares, { step: step.id, position }).map((share) => {
    const isProposed = isProposedDeadline(policy, step.id);
    const params = { who: toWho({ policy, texts }, share), moment: step.involves?.moment ?? step.title };
    return share.answer === null
      ? toUnanswered(share, { ...params, name: nameOf({ policy, texts }, share) }, { today, isProposed })
      : toAnswered(share.answer, { texts, isOpen: standing !== 'done' && standing !== 'skipped', isProposed, ...params });
  });
}

/** What a representative is called: her name and her union, as far as they are still known. */
export function toWho({ policy, texts }: Pick<LoadedCase, 'policy' | 'texts'>, share: Pick<Share, 'name' | 'union'>): Message {
  const id = texts[share.union];
  const name = share.name === null ? undefined : texts[share.name];
  if (id === undefined) return { key: 'app.union.somebody' };
  const union = policy.unions.find((one) => one.id === id)?.name ?? id;
  return { key: name === undefined ? 'app.union.union' : 'app.union.who', params: { name: name ?? '', union } };
}

/** Her name alone, for the reason she could not be reached. */
function nameOf({ policy, texts }: Pick<LoadedCase, 'policy' | 'texts'>, share: Share): SayParam {
  return share.name === null ? toWho({ policy, texts }, share) : (texts[share.name] ?? toWho({ policy, texts }, share));
}

/** The text to send by hand, once for a step, while somebody asked there has not got her card and nobody has taken it on. */
function toUntold(loaded: LoadedCase, { step, position, standing }: CourseStep): readonly Notice[] {
  if (standing === 'done' || standing === 'skipped') return [];
  const left = sharesAt(loaded.state.shares, { step: step.id, position }).filter(
    (share) => share.answer === null && !isTold(share) && share.delivery?.state !== 'by-hand',
  );
  return left.length === 0 ? [] : [{ tone: 'neutral', text: toByHand(toAskedByHand(loaded, { step: step.id, position })) }];
}

type About = Readonly<{ who: Message; moment: Localized }>;

function toUnanswered(
  share: Share,
  params: About & { readonly name: SayParam },
  { today, isProposed }: { readonly today: IsoDate; readonly isProposed: boolean },
): Notice {
  const { due, delivery, unreached } = share;
  switch (delivery?.state) {
    case 'failed': {
      const reason = { key: `app.unreachable.${delivery.reason ?? 'fault'}`, params: { name: params.name } };
      return { tone: 'attention', text: { key: 'app.union.undelivered', params: { ...params, reason } } };
    }
    case 'unknown':
      return { tone: 'attention', text: { key: 'app.union.uncertain', params } };
    case 'by-hand':
      return { tone: 'neutral', text: { key: 'app.union.by-hand', params } };
    case 'arrived':
    case undefined:
  }
  if (unreached && delivery === null) return { tone: 'attention', text: { key: 'app.union.unreached', params } };
  if (due === null) return { tone: 'neutral', text: { key: 'app.union.asked-open', params } };
  const dated = { ...params, date: toDueParam(due, isProposed) };
  return due < today
    ? { tone: 'attention', text: { key: 'app.union.silent', params: dated } }
    : { tone: 'neutral', text: { key: 'app.union.asked', params: dated } };
}

function toAnswered(
  answer: NonNullable<Share['answer']>,
  { texts, who, moment, isOpen, isProposed }: About & { readonly texts: LoadedCase['texts']; readonly isOpen: boolean; readonly isProposed: boolean },
): Notice {
  const params = {
    who,
    moment,
    answer: toAnswer(answer, texts),
    date: { date: dayOf(answer.at), weekday: false as const },
    note: toNote(answer, isProposed),
  };
  // A meeting that is wanted is no matter any more once the step is recorded.
  return { tone: answer.kind === 'meeting' && isOpen ? 'attention' : 'neutral', text: { key: 'app.union.answered', params } };
}

/** An answer in words; a statement with her own. */
export function toAnswer({ kind, statement }: NonNullable<Share['answer']>, texts: LoadedCase['texts']): Message {
  return { key: `app.union.answer.${kind}`, params: { text: statement === null ? '' : (texts[statement] ?? '–') } };
}

/** What is out of the ordinary about an answer, to stand after its date. */
export function toNote({ late, changed }: NonNullable<Share['answer']>, isProposed: boolean): SayParam {
  if (late) return { key: isProposed ? 'app.union.note.late-proposed' : 'app.union.note.late' };
  return changed ? { key: 'app.union.note.changed' } : '';
}

function toCorrections({ state, policy, texts }: LoadedCase, one: CourseStep): readonly Notice[] {
  return sharesAt(state.shares, { step: one.step.id, position: one.position }).flatMap((share): readonly Notice[] => {
    const { correction } = share;
    if (correction === null || !isCorrected(share, one)) return [];
    const params = {
      who: toWho({ policy, texts }, share),
      text: texts[correction.text] ?? '–',
      date: { date: dayOf(correction.at), weekday: false as const },
    };
    return [{ tone: 'attention', text: { key: 'app.union.corrected', params } }];
  });
}

/** Whether her correction is about what is recorded now, and not about something that has been recorded anew since. */
export function isCorrected({ correction }: Share, { standing, record }: CourseStep): boolean {
  return correction !== null && standing === 'done' && record !== undefined && correction.at >= record.at;
}

/** That a discussion stands on the manager's word alone: no representative has been able to see in Losen what is recorded of it. */
function toUnseen({ state }: LoadedCase, { step, position, standing }: CourseStep): readonly Notice[] {
  if (!isDiscussion(step) || standing !== 'done') return [];
  const isSeen = sharesAt(state.shares, { step: step.id, position }).some((share) => share.answer !== null || isTold(share));
  return isSeen ? [] : [{ tone: 'attention', text: { key: 'app.union.unseen', params: { step: step.title } } }];
}

function toUndiscussed({ state, policy, texts }: LoadedCase, { step, standing }: CourseStep): readonly Notice[] {
  if (!isDiscussion(step) || standing === 'done') return [];
  const doors = new Set(namedDoors(policy).flatMap(({ id, openedBy }) => (openedBy.includes(step.id) ? [id] : [])));
  const passed = state.passedDoors.findLast(({ door, as }) => as === 'override' && doors.has(door));
  if (passed === undefined) return [];
  return [{ tone: 'neutral', text: { key: 'app.union.undiscussed', params: { step: step.title, reason: texts[passed.reason] ?? '–' } } }];
}

/** Nobody asked wants a meeting or has time left to say so. */
function isWithoutMeeting({ state }: LoadedCase, { step, position }: CourseStep, today: IsoDate): boolean {
  return sharesAt(state.shares, { step: step.id, position }).every((share) => {
    const { answer, due } = share;
    return answer === null ? isTold(share) && due !== null && due < today : answer.kind === 'no-remark' || answer.kind === 'informed';
  });
}
