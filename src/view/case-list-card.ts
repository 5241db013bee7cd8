import type { CaseLine } from '../core/reply/case-view.ts';
import type { Reply } from '../core/reply/reply.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { toName } from './own-words.ts';
import type { Voice } from './voice.ts';

type CaseList = Extract<Reply, { readonly kind: 'case-list' }>;

/** «Mine saker»: one line for each case with its next step and date. `most` caps the lines shown; the rest are counted. */
export function toCaseListCard(list: CaseList, voice: Voice, most = Infinity) {
  const { frame, summary } = toFrame(list.title, voice);
  const cases = list.cases.slice(0, most);
  const left = list.more + list.cases.length - cases.length;
  const data = {
    ...frame,
    title: voice.text(list.title),
    empty: list.cases.length === 0 ? [{ text: voice.line('view.list.empty') }] : [],
    cases: cases.map((line) => toLine(line, voice)),
    more: left > 0 ? [{ text: voice.line('view.list.more', { count: left }) }] : [],
    actionRows: toButtonRows(list.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toLine(line: CaseLine, voice: Voice) {
  const where = [
    ...(line.status === 'running' ? [] : [voice.say({ key: `view.status.${line.status}` })]),
    ...(line.stage === null ? [] : [voice.say(line.stage)]),
    ...(line.date === null ? [] : [voice.say({ key: 'view.list.date', params: { date: { date: line.date } } })]),
    ...(line.owner === null ? [] : [voice.say({ key: 'view.list.owner', params: { owner: line.owner } })]),
  ];
  return {
    number: voice.line('view.case.number', { case: line.caseId, unit: toName(line.unit) }),
    title: voice.text({ plain: toName(line.title) }),
    next: [
      ...(line.request === null ? [] : [{ text: voice.text(line.request) }]),
      ...(line.next === null ? [] : [{ text: voice.line('view.list.next', { next: line.next }) }]),
    ],
    where: where.length === 0 ? [] : [{ text: escapeText(where.join(' · ')) }],
    button: toButtonData(line.button, voice),
  };
}
