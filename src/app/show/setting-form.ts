import type { Setting } from '../../core/case/definition.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { hasLines, settingInput, settingKind, settingLimits } from '../../core/case/setting-value.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Policy } from '../../core/case/definition.ts';
import { newOrigin, type OriginSource } from '../turn-context.ts';
import { toButton } from './button.ts';
import { toShownSetting } from './shown-setting.ts';
import { sourceOf } from './source-of.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** What a setting's form starts from. */
export interface SettingFormOptions {
  readonly policy: Policy;
  /** The page of settings to go back to. */
  readonly page: number;
  readonly draft?: Readonly<Record<string, string>> | null;
  readonly problems?: readonly InputProblem[];
}

/** The form that changes one setting, by its kind; it starts with the value in force. */
export function toSettingForm(source: OriginSource, setting: Setting, { policy, page, draft = null, problems = [] }: SettingFormOptions): Reply {
  const origin = newOrigin(source, null);
  const inputs = toInputs(setting).map((input) => ({ ...input, value: draft?.[input.id] ?? input.value, problem: problemOf(input.id, problems) }));
  return {
    kind: 'form',
    view: {
      form: 'setting',
      context: { key: 'app.settings.title', params: { name: policy.name } },
      title: setting.label,
      intro: {
        key: setting.confirmed ? 'app.settings.now-confirmed' : 'app.settings.now',
        params: { value: toShownSetting(setting, setting.value), source: sourceOf(setting.source, policy) },
      },
      why: null,
      moreRules: [],
      notices: [],
      inputs,
      buttons: [
        toButton(origin, 'settings.change', { key: 'app.button.save' }, { style: 'primary', submits: true, data: { setting: setting.id, page } }),
        toButton(origin, 'settings.show', { key: 'app.button.back' }, { data: { page } }),
      ],
    },
  };
}

function toInputs(setting: Setting): readonly InputView[] {
  const { value, options = [], min = 0, max, format } = setting;
  const one = { ...plainInput, id: settingInput.one, label: { key: 'app.settings.new-value' }, value: String(value) };
  const kind = settingKind(setting);
  switch (kind) {
    case 'switch':
      return [{ ...one, kind: 'tick', label: setting.label, required: false }];
    case 'number':
      return [{ ...one, kind: 'count', label: max === undefined ? one.label : { key: 'app.settings.number', params: { min, max } } }];
    case 'choice':
      return [{ ...one, kind, options: options.map(({ id, label }) => ({ value: id, label })) }];
    case 'date':
      return [{ ...one, kind }];
    case 'text':
      return [{ ...one, kind, maxLength: settingLimits.text, label: format === 'time' ? { key: 'app.settings.time' } : one.label }];
    case 'list':
      return toListInputs(setting, Array.isArray(value) ? value : []);
  }
}

function toListInputs(setting: Setting, value: readonly string[]): readonly InputView[] {
  const { options = [] } = setting;
  const ticks = options.map(({ id, label }): InputView => ({
    ...plainInput,
    id: settingInput.option(id),
    kind: 'tick',
    label,
    value: String(value.includes(id)),
    required: false,
  }));
  if (!hasLines(setting)) return ticks;
  const lines: InputView = {
    ...plainInput,
    id: settingInput.lines,
    kind: 'multiline',
    label: { key: setting.format === 'date' ? 'app.settings.more-days' : 'app.settings.lines' },
    value: value.filter((one) => options.every(({ id }) => id !== one)).join('\n'),
    required: false,
  };
  return [...ticks, lines];
}
