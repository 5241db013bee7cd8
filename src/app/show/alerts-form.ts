import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { digestTimes, isWaking, type WakingHours } from '../../core/reminder/quiet-hours.ts';
import { toButton, type CardOrigin } from './button.ts';

/** What the form is made of. */
export interface AlertsForm {
  readonly origin: CardOrigin;
  readonly hours: WakingHours;
  readonly draft: Readonly<Record<string, string>>;
  readonly problems: readonly InputProblem[];
}

/** Asks when somebody wants her reminders, and who gets them while she is away. */
export function toAlertsForm({ origin, hours, draft, problems }: AlertsForm): Reply {
  const input = (id: string, kind: InputView['kind'], changes: Partial<InputView> = {}): InputView => ({
    id,
    kind,
    label: { key: `app.input.${id}` },
    hint: null,
    value: draft[id] ?? '',
    required: false,
    maxLength: null,
    options: [],
    problem: problems.find((one) => one.input === id)?.message ?? null,
    rule: null,
    heading: null,
    ...changes,
  });
  const times = digestTimes.filter((time) => isWaking(time, hours)).map((time) => ({ value: time, label: { plain: time } }));
  const rhythms = ['1', '2', '3', '4', '5'].map((day) => ({ value: day, label: { key: `app.alerts.every.${day}` } }));
  return {
    kind: 'form',
    view: {
      form: 'alerts',
      context: null,
      title: { key: 'app.alerts.title' },
      intro: { key: 'app.alerts.intro', params: { quiet: hours.before, from: hours.from } },
      why: null,
      moreRules: [],
      notices: [],
      inputs: [
        input('alert-time', 'choice', { options: times }),
        input('alert-rhythm', 'choice', { options: [{ value: 'daily', label: { key: 'app.alerts.daily' } }, ...rhythms] }),
        input('away-from', 'date', { heading: { key: 'app.alerts.absence' } }),
        input('away-to', 'date'),
        input('stand-in', 'text', { hint: { key: 'app.alerts.stand-in-hint' }, maxLength: 100 }),
      ],
      buttons: [toButton(origin, 'alerts.set', { key: 'app.button.save' }, { style: 'primary', submits: true })],
    },
  };
}
