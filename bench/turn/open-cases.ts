import { randomUUID } from 'node:crypto';
import type { Presser } from './create-presser.ts';
import { findButton } from './find-button.ts';

/** A case with its living card. */
export interface OpenCase {
  /** The message the card is. */
  readonly message: string;
  card: unknown;
  held: boolean;
}

/** What a manager fills in; a part-time post that is no leader's has the rules of an ordinary case. */
const facts = {
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  serviceArea: 'health',
  roleFamily: 'HO',
  route: 'external',
  'position-1-percentage': '80',
  'position-1-count': '1',
  'position-1-permanence': 'permanent',
};

/** Opens so many cases the way a manager does: the form, filled in and sent. */
export async function openCases(presser: Presser, count: number): Promise<readonly OpenCase[]> {
  const cases: OpenCase[] = [];
  for (let number = 1; number <= count; number += 1) {
    const message = `card-${randomUUID()}`;
    const form = await presser.press(message, { verb: 'case.new', data: { nonce: randomUUID() } });
    const send = findButton(form, 'case.open');
    const card = await presser.press(message, { ...send, data: { ...send.data, ...facts } });
    cases.push({ message, card, held: false });
  }
  return cases;
}
