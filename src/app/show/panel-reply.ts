import { toCourse } from '../../core/case/course.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import type { Person } from '../../ports/directory.ts';
import type { LoadedCase } from '../load-case.ts';
import type { CardOrigin } from './button.ts';
import { toApplicationDeadline, toStages, toStatusNote } from './case-standing.ts';
import type { Notice } from './notice.ts';
import { toFactsLines } from './facts-lines.ts';
import { toInterviewLines } from './interview-lines.ts';
import { toOwnPanelLines } from './panel-lines.ts';
import { toPanelMore, toPanelPart } from './panel-part.ts';

const neutral = (text: Message): Notice => ({ tone: 'neutral', text });

/** The living card of a panel member who sees nothing else of the case: the post, how far it has come, and what she is asked. What others have answered is not here. */
export function toPanelReply(
  loaded: LoadedCase,
  {
    origin,
    reader,
    today,
    notices = [],
  }: { readonly origin: CardOrigin; readonly reader: Person; readonly today: IsoDate; readonly notices?: readonly Notice[] },
): Reply {
  const { state, policy } = loaded;
  const { stage, stages } = toStages(toCourse(state, policy, today), loaded);
  const part = toPanelPart(loaded, reader, today, origin);
  return {
    kind: 'case',
    view: {
      caseId: state.id,
      title: state.facts.title,
      unit: state.facts.unit,
      facts: [...toFactsLines(state.facts, policy), ...toApplicationDeadline(state)],
      status: toStatus(state),
      statusNote: toStatusNote(loaded),
      stage: stage === null ? null : { ...stage, stepsDone: 0, stepsOf: 0 },
      stages,
      next: part?.next ?? null,
      idle: { key: 'app.panel.idle' },
      why: part?.why ?? null,
      moreRules: part?.moreRules ?? [],
      reminders: [],
      waiting: [],
      deadline: null,
      notices: [...notices, ...(part?.notices ?? []), ...toInterviewLines(loaded, today).map(neutral), ...toOwnPanelLines(loaded, reader.id)],
      buttons: [...(part?.buttons ?? [])],
      more: toPanelMore(loaded, reader, today, origin),
    },
  };
}
