import type { Button } from '../core/reply/button.ts';
import type { DigestGroup } from '../core/reply/reminder-view.ts';
import type { Reply } from '../core/reply/reply.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toName } from './own-words.ts';
import { toDueLine } from './reminder-line.ts';
import type { Voice } from './voice.ts';

/** Everything that is due to one person, by case. `most` caps the lines shown; the rest are counted. */
export function toDigestCard({ groups, buttons }: Extract<Reply, { readonly kind: 'digest' }>, voice: Voice, most = Infinity) {
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const { frame, summary } = toFrame({ key: 'view.summary.digest', params: { count } }, voice);
  const shown = toShown(groups, most);
  const left = count - shown.reduce((sum, { lines }) => sum + lines.length, 0);
  const data = {
    ...frame,
    title: voice.line('view.digest.heading'),
    groups: shown.map((group) => toGroup(group, voice)),
    more: left > 0 ? [{ text: voice.line('view.digest.more', { count: left }) }] : [],
    actionRows: toButtonRows(buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** The first lines, with the cases they belong to. */
function toShown(groups: readonly DigestGroup[], most: number): readonly DigestGroup[] {
  const shown: DigestGroup[] = [];
  let left = most;
  for (const group of groups) {
    if (left <= 0) break;
    shown.push({ ...group, lines: group.lines.slice(0, left) });
    left -= group.lines.length;
  }
  return shown;
}

function toGroup({ caseId, title, unit, lines, button }: DigestGroup, voice: Voice) {
  return {
    number: voice.line('view.case.number', { case: caseId, unit: toName(unit) }),
    title: voice.text({ plain: toName(title) }),
    open: toOpen(button, voice),
    lines: lines.map((line) => ({
      title: voice.text(line.title),
      ...toDueLine(line.due, voice),
      standing: line.standing === null ? [] : [{ text: voice.text(line.standing) }],
      open: toOpen(line.button, voice),
    })),
  };
}

function toOpen(button: Button | null, voice: Voice) {
  return button === null ? [] : [{ buttons: [toButtonData(button, voice)] }];
}
