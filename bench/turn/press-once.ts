import type { Presser } from './create-presser.ts';
import { findButton } from './find-button.ts';
import type { OpenCase } from './open-cases.ts';

/** A reason of ordinary length, as it is kept with the case. */
const hold = { reason: 'Vi venter på svar om budsjettet fra økonomi.', until: '' };

/**
 * Presses the button that puts a case on hold, or takes it up again, and takes over the card that comes back.
 *
 * A nonce can be spent once, so each press needs the card of the press before it. The reason goes with the first
 * press instead of through a form of its own, which would change nothing and halve what is measured.
 */
export async function pressOnce(presser: Presser, one: OpenCase): Promise<void> {
  const button = one.held ? findButton(one.card, 'case.resume') : findButton(one.card, 'case.hold-form');
  const card = await presser.press(one.message, one.held ? button : { verb: 'case.hold', data: { ...button.data, ...hold } });
  one.card = card;
  one.held = !one.held;
}
