import type { InputProblem } from '../../core/case/refusal.ts';
import type { IsoDate } from '../../core/ids.ts';
import { snoozeDays } from '../../core/reminder/snooze-days.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Concern } from '../remind/find-concerns.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toTitle } from './reminder-reply.ts';

/** What the form is made of. */
export interface SnoozeForm {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  readonly daysOff: readonly string[];
  /** Names the reminder. */
  readonly data: Readonly<Record<string, string>>;
  readonly draft: Readonly<Record<string, string>>;
  readonly problems: readonly InputProblem[];
}

/** Asks until when a reminder is put off. */
export function toSnoozeForm({ loaded, nudge }: Concern, { origin, today, daysOff, data, draft, problems }: SnoozeForm): Reply {
  const { state } = loaded;
  const input = (id: string, changes: Pick<InputView, 'kind' | 'value' | 'required' | 'options'>): InputView => ({
    id,
    label: { key: `app.input.${id}` },
    hint: null,
    maxLength: null,
    problem: problems.find((one) => one.input === id)?.message ?? null,
    rule: null,
    heading: null,
    ...changes,
  });
  const days = snoozeDays(today, daysOff).map(({ id, day }) => ({ value: id, label: { key: `app.snooze.${id}`, params: { date: { date: day } } } }));
  return {
    kind: 'form',
    view: {
      form: 'snooze',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.snooze.title' },
      intro: toTitle(nudge, loaded),
      why: null,
      moreRules: [],
      notices: [],
      inputs: [
        input('snooze', {
          kind: 'choice',
          value: draft['snooze'] ?? 'day',
          required: true,
          options: [...days, { value: 'date', label: { key: 'app.snooze.date' } }],
        }),
        input('snooze-date', { kind: 'date', value: draft['snooze-date'] ?? '', required: false, options: [] }),
      ],
      buttons: [
        toButton(origin, 'reminder.snooze', { key: 'app.button.snooze' }, { style: 'primary', submits: true, data }),
        toButton(origin, 'reminder.open', { key: 'app.button.back' }, { data }),
      ],
    },
  };
}
