import type { CourseStep } from '../../core/case/course.ts';
import type { StepRecord } from '../../core/case/state.ts';
import type { Message, Say } from '../../core/text.ts';
import type { Answerers } from '../find-answerers.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notice } from './notice.ts';

/** Whether who records an answer must say how it came: somebody is there who could have given it herself. One asked by other means answers by other means. */
export function mustSayHow(record: StepRecord | undefined, answerers: Answerers | null): boolean {
  // Nobody answers for herself, so who did is always said.
  if (answerers !== null && answerers.own !== null && answerers.reachable.length === 0) return true;
  if (answerers === null || answerers.recorded || answerers.reachable.length === 0) return false;
  return record?.outcome !== 'asked' || (record.question?.to.length ?? 0) > 0;
}

/** Why a question cannot be put in Losen, one line for each who answers; empty when it can. */
export function toUnreachedLines({ who, own, reachable, unreached }: Answerers): readonly Message[] {
  if (reachable.length > 0) return [];
  if (own !== null && unreached.length === 0) return [{ key: `app.ask.own-${own}-nobody` }];
  if (unreached.length === 0) return [{ key: `app.ask.nobody-${who}` }];
  return unreached.map(({ person, reason }) => ({
    key: 'app.ask.unreached',
    params: { name: person.name, reason: { key: `app.unreachable.${reason}`, params: { name: person.name } } },
  }));
}

/** What the manager should know before she asks, or while she waits: where the question goes, and what came back. */
export function toAnswerNotices(
  loaded: LoadedCase,
  { record, standing }: CourseStep,
  { asks, answerers }: { readonly asks: boolean; readonly answerers: Answerers | null },
): readonly Notice[] {
  const back = toReturned(loaded, record);
  const words: readonly Notice[] = back === null ? [] : [{ tone: 'attention', text: back }];
  if (answerers === null) return words;
  const own: readonly Notice[] =
    answerers.own === null || standing === 'done' ? [] : [{ tone: 'attention', text: { key: `app.ask.own-${answerers.own}` } }];
  const unreached = toUnreachedLines(answerers).map((text): Notice => ({ tone: 'attention', text }));
  const names = { list: answerers.reachable.map(({ name }): Say => ({ plain: name })) };
  if (asks)
    return [...words, ...own, ...unreached, ...(answerers.reachable.length > 0 ? [neutral({ key: 'app.ask.goes-to', params: { names } })] : [])];
  if (standing !== 'asked') return [...words, ...own, ...(answerers.own === null ? [] : unreached)];
  return mustSayHow(record, answerers) && answerers.reachable.length > 0 ? [neutral({ key: 'app.ask.waits', params: { names } })] : unreached;
}

/** Why a question was answered with no or came back, in the words of who was asked; null when it was not, or her words are deleted. */
export function toReturned({ texts }: LoadedCase, record: StepRecord | undefined): Message | null {
  if (record?.outcome !== 'refused' && record?.outcome !== 'returned') return null;
  const words = record.reason === undefined ? undefined : texts[record.reason];
  return words === undefined ? null : { key: `app.ask.${record.outcome}`, params: { words } };
}

function neutral(text: Message): Notice {
  return { tone: 'neutral', text };
}
