import { findTimes } from '../../core/case/decide-times.ts';
import { fieldInput } from '../../core/case/check-evidence.ts';
import { toCourse } from '../../core/case/course.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { readStoredTimes, writeTimes } from '../../core/interview/interview-time.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** The interview times as they are, to be changed; null when none can be. */
export function toTimesForm(
  loaded: LoadedCase,
  {
    origin,
    today,
    draft,
    problems,
  }: {
    readonly origin: CardOrigin;
    readonly today: IsoDate;
    readonly draft?: Readonly<Record<string, string>> | null;
    readonly problems?: readonly InputProblem[];
  },
): Reply | null {
  const { state, policy } = loaded;
  const found = findTimes(toCourse(state, policy, today));
  if (found === null) return null;
  const { one, field } = found;
  const id = fieldInput(field.id);
  const stored = one.record?.outcome === 'done' ? one.record.evidence.fields[field.id] : undefined;
  return {
    kind: 'form',
    view: {
      form: 'times',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.times.title' },
      intro: { key: 'app.times.intro' },
      why: null,
      moreRules: [],
      notices: [],
      inputs: [
        {
          ...plainInput,
          id,
          kind: 'multiline',
          label: field.label,
          hint: field.hint ?? null,
          value: draft?.[id] ?? writeTimes(readStoredTimes(stored)),
          required: false,
          maxLength: field.maxLength,
          problem: problemOf(id, problems),
        },
      ],
      buttons: [
        toButton(origin, 'times.save', { key: 'app.button.save' }, { style: 'primary', submits: true }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
