import type { Policy } from '../../core/case/definition.ts';
import type { Message } from '../../core/text.ts';

/** What the municipality's recruitment system is called; by its kind until HR has confirmed which it is. */
export function systemName({ settings }: Policy): string | Message {
  const setting = settings.find(({ id }) => id === 'system.name');
  return setting?.confirmed === true && typeof setting.value === 'string' ? setting.value : { key: 'app.system' };
}
