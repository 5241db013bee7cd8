import type { DigestGroup } from '../../core/reply/reminder-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Concern } from '../remind/find-concerns.ts';
import { may, newOrigin } from '../turn-context.ts';
import { toButton } from './button.ts';
import { reminderData, toDue, toStanding, toTitle, type ReminderReader } from './reminder-reply.ts';

/** Everything that is due to one person, by case; what is about the earliest day comes first. */
export function toDigestReply(concerns: readonly Concern[], reader: ReminderReader): Reply {
  const byDay = concerns.toSorted((one, other) => one.nudge.day.localeCompare(other.nudge.day));
  const cases = new Map<string, Concern[]>();
  for (const concern of byDay) cases.set(concern.loaded.state.id, [...(cases.get(concern.loaded.state.id) ?? []), concern]);
  return {
    kind: 'digest',
    groups: [...cases.values()].flatMap((all) => toGroup(all, reader)),
    buttons: [toButton(newOrigin(reader, null), 'alerts.show', { key: 'app.button.alerts' }, { data: { menu: true } })],
  };
}

function toGroup(concerns: readonly Concern[], reader: ReminderReader): readonly DigestGroup[] {
  const [first] = concerns;
  if (first === undefined) return [];
  const { loaded } = first;
  const { id, facts } = loaded.state;
  const origin = newOrigin(reader, id);
  const open = (concern: Concern) =>
    toButton(origin, 'reminder.open', { key: 'app.button.open' }, { data: { menu: true, ...reminderData(concern, reader.person) } });
  return [
    {
      caseId: id,
      title: facts.title,
      unit: facts.unit,
      lines: concerns.map((concern) => ({
        title: toTitle(concern.nudge, loaded),
        due: toDue(concern.nudge, reader.today),
        standing: toStanding(concern, reader),
        button: open(concern),
      })),
      button: may(reader, loaded, 'view-shared') ? toButton(origin, 'case.show', { key: 'app.button.show' }, { data: { menu: true } }) : null,
    },
  ];
}
