import type { CaseId, Nonce, StepId, PositionId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { Verb } from '../../core/reply/verb.ts';
import type { Say } from '../../core/text.ts';

/** What every button of one card shares: the case it belongs to and the card's one-shot nonce. */
export interface CardOrigin {
  readonly caseId: CaseId | null;
  readonly nonce: Nonce;
}

interface ButtonOptions {
  readonly style?: Button['style'];
  /** The client checks and sends the card's inputs with the press. */
  readonly submits?: boolean;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}

/** A button of a card; `data` holds the case, the nonce and what the verb needs. */
export function toButton(origin: CardOrigin, verb: Verb, label: Say, { style = 'normal', submits = false, data = {} }: ButtonOptions = {}): Button {
  const common = origin.caseId === null ? { nonce: origin.nonce } : { nonce: origin.nonce, case: origin.caseId };
  return { verb, label, style, submits, data: { ...common, ...data } };
}

/** Names a step, and the position where it is recorded for each. */
export function stepData(step: StepId, position: PositionId | null): Readonly<Record<string, string>> {
  return position === null ? { step } : { step, position };
}
