import type { CaseView } from '../core/reply/case-view.ts';
import type { DeadlineView } from '../core/reply/rule-view.ts';
import type { Message } from '../core/text.ts';
import { toButtonData, toButtonRows, toFoldedButtons } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { toNoticeLines } from './notice-lines.ts';
import { toRuleBlock } from './rule-block.ts';
import { toParam } from './to-param.ts';
import { toReminderLine } from './reminder-line.ts';
import { shorten } from './shorten.ts';
import { toStageStrip } from './stage-strip.ts';
import { toName } from './own-words.ts';
import type { Voice } from './voice.ts';

/** Longer than any reason the core accepts; a bound for the card, which must stay small. */
const longestLine = 600;

/** A line can hold the written need for a part-time post, which the representatives must be able to read whole. */
const longestNotice = 1200;

/** The living card: where we are, what now, why, what is waited for, by when. */
export function toCaseCard(view: CaseView, voice: Voice) {
  const { frame, summary } = toFrame(toSummary(view), voice);
  const { shown, folded } = toFoldedButtons(view.buttons, view.more);
  const data = {
    ...frame,
    number: voice.line('view.case.number', { case: view.caseId, unit: toName(view.unit) }),
    title: voice.text({ plain: toName(view.title) }),
    facts: view.facts.length === 0 ? [] : [{ text: escapeText(shorten(view.facts.map(voice.say).join(' · '), longestLine)) }],
    status: toStatus(view, voice),
    stage: view.stage === null ? [] : [{ ...toStageLines(view.stage, voice), strip: toStageStrip(view.stages) }],
    now: toNow(view, voice),
    reminders: view.reminders.map((one) => ({ text: escapeText(shorten(toReminderLine(one, voice), longestLine)) })),
    why: toRuleBlock(view.why, view.moreRules, voice),
    waiting: view.waiting.map(({ what, who, since }) => ({
      text: voice.line('view.case.waiting', { who }),
      detail: voice.line('view.case.waiting-since', { what, date: { date: since } }),
    })),
    deadline: view.deadline === null ? [] : [toDeadline(view.deadline, voice)],
    notices: toNoticeLines(view.notices, voice, longestNotice),
    actions:
      shown.length + folded.length === 0
        ? []
        : [
            {
              buttons: shown.map((button) => toButtonData(button, voice)),
              more: folded.length === 0 ? [] : [{ title: voice.words({ key: 'view.more' }) }],
            },
          ],
    folded: folded.length === 0 ? [] : [{ rows: toButtonRows(folded, voice) }],
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** What the notification says: the case and its one next step. */
function toSummary({ caseId, title, next, idle, status }: CaseView): Message {
  const about = { case: caseId, title: toName(title) };
  if (status !== 'running') return { key: 'view.summary.case-status', params: { ...about, status: { key: `view.status.${status}` } } };
  if (next !== null) return { key: 'view.summary.case-next', params: { ...about, next: toParam(next.title) } };
  return idle === null ? { key: 'view.summary.case', params: about } : { key: 'view.summary.case-idle', params: { ...about, idle: toParam(idle) } };
}

function toStatus({ status, statusNote }: CaseView, voice: Voice) {
  if (status === 'running' && statusNote === null) return [];
  const styles = { running: 'default', held: 'warning', withdrawn: 'emphasis', closed: 'emphasis' } as const;
  return [
    {
      style: styles[status],
      label: status === 'running' ? [] : [{ text: voice.line(`view.status.${status}`) }],
      note: statusNote === null ? [] : [{ text: escapeText(shorten(voice.say(statusNote), longestLine)) }],
    },
  ];
}

function toStageLines({ title, index, of, stepsDone, stepsOf }: NonNullable<CaseView['stage']>, voice: Voice) {
  const step = Math.min(stepsDone + 1, stepsOf);
  return {
    line: stepsOf === 0 ? voice.text(title) : voice.line('view.case.stage', { stage: title, step, of: stepsOf }),
    phase: voice.line('view.case.phase', { index, of }),
  };
}

function toNow({ next, idle, status }: CaseView, voice: Voice) {
  // The status above has said it already.
  if (status === 'closed') return [];
  const heading = voice.line('view.case.now');
  if (next !== null) return [{ heading, title: [{ text: voice.text(next.title) }], text: voice.text(next.instruction) }];
  return idle === null ? [] : [{ heading, title: [], text: voice.text(idle) }];
}

function toDeadline({ what, date, state, proposal }: DeadlineView, voice: Voice) {
  const line = voice.say({ key: `view.deadline.${state}`, params: { date: { date } } });
  return {
    text: escapeText(proposal ? voice.say({ key: 'view.deadline.proposal', params: { deadline: line } }) : line),
    what: voice.text(what),
    color: state === 'overdue' ? 'attention' : 'default',
  };
}
