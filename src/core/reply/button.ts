import type { Say } from '../text.ts';
import type { Verb } from './verb.ts';

/** A button; `data` is complete, the view adds nothing to it. */
export interface Button {
  readonly verb: Verb;
  readonly label: Say;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly style: 'primary' | 'normal' | 'destructive';
  /** Inputs are checked by the client before the press is sent; false for «tilbake» and the like. */
  readonly submits: boolean;
}
