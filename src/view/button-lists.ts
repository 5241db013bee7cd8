import type { Button } from '../core/reply/button.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';

/** A button as the templates bind it. */
export interface ButtonData {
  readonly title: string;
  readonly verb: Button['verb'];
  readonly data: Button['data'];
  readonly style: 'positive' | 'destructive' | 'default';
  readonly inputs: 'auto' | 'none';
}

/** Clients cut what is longer; a word's end and an ellipsis are better than their edge. */
const longestTitle = 60;

const styles = { primary: 'positive', normal: 'default', destructive: 'destructive' } as const;

/** One button for a template. */
export function toButtonData({ verb, label, data, style, submits }: Button, voice: Voice): ButtonData {
  return { title: shorten(voice.words(label), longestTitle), verb, data, style: styles[style], inputs: submits ? 'auto' : 'none' };
}

/** Buttons for templates: a list of rows, none when there are no buttons, since an empty row of actions is refused by some clients. */
export function toButtonRows(buttons: readonly Button[], voice: Voice, perRow = 6): readonly { readonly buttons: readonly ButtonData[] }[] {
  const rows = Math.ceil(buttons.length / perRow);
  return Array.from({ length: rows }, (_, row) => ({
    buttons: buttons.slice(row * perRow, (row + 1) * perRow).map((button) => toButtonData(button, voice)),
  }));
}

/** How many buttons a living card shows at once; the others wait behind «Mer». */
const inView = 3;

/** Splits the buttons of a living card into those in view and those behind «Mer». One button alone is not hidden there. */
export function toFoldedButtons(buttons: readonly Button[], more: readonly Button[]) {
  if (more.length === 0 && buttons.length === inView + 1) return { shown: buttons, folded: [] };
  return { shown: buttons.slice(0, inView), folded: [...buttons.slice(inView), ...more] };
}
