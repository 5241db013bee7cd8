import type { Localized, Message, Say } from '../text.ts';
import type { Button } from './button.ts';

/** A setting HR should confirm. */
export interface SettingView {
  readonly id: string;
  readonly label: Localized;
  readonly value: Say;
  readonly confirmed: boolean;
  readonly source: string | Message;
  readonly buttons: readonly Button[];
}
