import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import type { Notice } from '../show/notice.ts';
import type { CourseStep } from '../../core/case/course.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { toButton } from '../show/button.ts';
import { findReading, toAnswerButton } from '../show/question-view.ts';
import { newOrigin, replacing, type TurnContext } from '../turn-context.ts';
import { runCheck } from './check-text.ts';
import type { KeptCheck } from './kept-check.ts';
import { toStanding } from './note-check.ts';
import { toReportReply } from './report-reply.ts';

/** One page of the report on a kept text, as the case now is. */
export async function toPage(
  context: TurnContext,
  { text, caseId, before }: KeptCheck,
  { id, page, notices }: { readonly id: string; readonly page: number; readonly notices: readonly Notice[] },
): Promise<Outcome> {
  const found = await runCheck(context, text, caseId);
  if (found === null) return staleCard(context);
  const { report, loaded } = found;
  const standing = [...notices, ...(loaded === null ? [] : toStanding(context, loaded, report))];
  return replacing(context, toReportReply(context, { report, text, loaded, before, id, page, standing, reading: readingOf(context, loaded) }));
}

/** The whole text somebody has been asked to read, a paragraph a line. */
export async function toWholeText(context: TurnContext, { text, caseId }: KeptCheck, id: string): Promise<Outcome> {
  const loaded = caseId === null ? null : await openForReader(context, caseId);
  const reading = loaded === null ? undefined : readingOf(context, loaded);
  if (loaded === null || reading === undefined) return staleCard(context);
  const origin = newOrigin(context, loaded.state.id);
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return replacing(context, {
    kind: 'form',
    view: {
      form: 'advert-text',
      context: { key: 'app.context.case', params: { case: loaded.state.id, title: loaded.state.facts.title } },
      title: { key: 'app.advert.text' },
      intro: null,
      why: null,
      moreRules: [],
      notices: paragraphs.map((paragraph): Notice => ({ tone: 'neutral', text: { plain: paragraph } })),
      inputs: [],
      buttons: [
        toAnswerButton(loaded, reading, origin, 'primary'),
        toButton(origin, 'advert.page', { key: 'app.button.to-check' }, { data: { report: id, page: 1 } }),
      ],
    },
  });
}

/** The question to the speaker about the text as it now stands. */
export function readingOf(context: TurnContext, loaded: LoadedCase | null): CourseStep | undefined {
  return loaded === null ? undefined : findReading(loaded, context.person, context.app.clock.today());
}
