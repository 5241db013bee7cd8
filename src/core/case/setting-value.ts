import { parseDate } from '../parse-date.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import { checkCount, checkText, readInput } from './check-inputs.ts';
import type { Inputs } from './command.ts';
import type { Setting } from './definition.ts';
import type { InputProblem } from './refusal.ts';
import { toLines } from './requirements.ts';

/** How a setting is changed: switched, counted, chosen, dated, written, or listed. */
export type SettingKind = 'switch' | 'number' | 'choice' | 'date' | 'text' | 'list';

/** Input ids of a setting's form. */
export const settingInput = { one: 'setting-is', lines: 'setting-lines', option: (id: string) => `setting-has-${id}` } as const;

/** Longest text or line of a setting, in characters, and the most lines of a list. */
export const settingLimits = { text: 300, line: 100, lines: 30, number: 100_000 } as const;

const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** How this setting is changed. */
export function settingKind({ value, options, format }: Pick<Setting, 'value' | 'options' | 'format'>): SettingKind {
  if (typeof value === 'boolean') return 'switch';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return 'list';
  if (options !== undefined) return 'choice';
  return format === 'date' ? 'date' : 'text';
}

/** Whether a list is written as lines too: one without options, or one whose options leave room for more days. */
export function hasLines({ options, format }: Pick<Setting, 'options' | 'format'>): boolean {
  return options === undefined || format === 'date';
}

/** Whether the setting can have this value: one of its options, within its bounds, in its format. */
export function canBe(setting: Pick<Setting, 'value' | 'options' | 'format' | 'min' | 'max'>, value: Setting['value']): boolean {
  if (Array.isArray(value))
    return Array.isArray(setting.value) && value.every((one) => isOption(setting, one) || (hasLines(setting) && hasFormat(setting, one)));
  if (typeof value !== typeof setting.value || Array.isArray(setting.value)) return false;
  if (typeof value === 'number') return Number.isInteger(value) && value >= (setting.min ?? 0) && value <= (setting.max ?? settingLimits.number);
  if (typeof value === 'string') return setting.options === undefined ? hasFormat(setting, value) : isOption(setting, value);
  return true;
}

/** Reads what HR has filled in; every problem at once, each with its input. */
export function readSetting(setting: Setting, inputs: Inputs): Result<Setting['value'], readonly InputProblem[]> {
  const raw = readInput(inputs, settingInput.one);
  const wrong = (message: Message, input: string = settingInput.one) => refuse([{ input, message }]);
  switch (settingKind(setting)) {
    case 'switch':
      return accept(raw === 'true');
    case 'number': {
      const count = checkCount(raw, { required: true, min: setting.min ?? 0, max: setting.max ?? settingLimits.number });
      return count.ok ? accept(count.value ?? 0) : wrong(count.refusal);
    }
    case 'choice':
      return isOption(setting, raw) ? accept(raw) : wrong({ key: 'problem.choice-missing' });
    case 'date': {
      const date = parseDate(raw);
      return date.ok ? accept(date.value) : wrong({ key: raw === '' ? 'problem.date-missing' : 'problem.date-invalid' });
    }
    case 'text': {
      const text = readText(setting, raw, settingLimits.text);
      return text.ok ? text : wrong(text.refusal);
    }
    case 'list': {
      const chosen = (setting.options ?? []).map(({ id }) => id).filter((id) => readInput(inputs, settingInput.option(id)) === 'true');
      const lines = hasLines(setting) ? [...new Set(toLines(readInput(inputs, settingInput.lines)))] : [];
      if (lines.length > settingLimits.lines)
        return wrong({ key: 'problem.lines-many', params: { count: lines.length, max: settingLimits.lines } }, settingInput.lines);
      const read: string[] = [];
      for (const line of lines) {
        const text = setting.format === 'date' ? readDay(line) : readText(setting, line, settingLimits.line);
        if (!text.ok) return wrong(text.refusal, settingInput.lines);
        read.push(text.value);
      }
      return accept([...chosen, ...new Set(read)]);
    }
  }
}

function readText(setting: Setting, raw: string, maxLength: number): Result<string, Message> {
  // The settings speak of the municipality, its employers and its documents; a place may look like a name.
  const text = checkText(raw, { maxLength, required: true, person: true });
  if (!text.ok) return text;
  return hasFormat(setting, text.value.text) ? accept(text.value.text) : refuse({ key: `problem.setting-${setting.format ?? 'text'}` });
}

function readDay(line: string): Result<string, Message> {
  const date = parseDate(line);
  return date.ok ? accept(date.value) : refuse({ key: 'problem.setting-day', params: { line } });
}

function isOption({ options }: Pick<Setting, 'options'>, value: string): boolean {
  return options?.some(({ id }) => id === value) ?? false;
}

function hasFormat({ format }: Pick<Setting, 'format'>, value: string): boolean {
  switch (format) {
    case undefined:
      return true;
    case 'date':
      return day.test(value) && parseDate(value).ok;
    case 'time':
      return time.test(value);
    case 'link':
      return URL.parse(value)?.protocol === 'https:';
  }
}
