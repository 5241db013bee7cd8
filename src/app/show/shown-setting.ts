import type { Setting } from '../../core/case/definition.ts';
import type { Localized, Message, Say } from '../../core/text.ts';

/** A setting's value as HR reads it: choices by their labels, days written out, never a code. */
export function toShownSetting({ options = [], format }: Pick<Setting, 'options' | 'format'>, value: Setting['value']): Localized | Message {
  const one = (text: string): Say => {
    const label = options.find(({ id }) => id === text)?.label;
    if (label !== undefined) return label;
    return format === 'date' ? { key: 'app.settings.day', params: { day: { date: text, weekday: false } } } : { plain: text };
  };
  if (typeof value === 'boolean') return { key: value ? 'app.settings.on' : 'app.settings.off' };
  const listed = Array.isArray(value) ? value : [String(value)];
  return listed.length === 0 ? { key: 'app.settings.none' } : { key: 'app.settings.values', params: { values: { list: listed.map(one) } } };
}
