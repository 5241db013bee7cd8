import { randomUUID } from 'node:crypto';
import type { LocalPart } from '../../src/local/local-people.ts';
import type { CardJson } from '../../test/conversation/fake-connector.ts';
import { actionOf, actionsOf, hasAction } from '../../test/conversation/person.ts';
import { nurse } from '../../test/conversation/robot.ts';
import type { Delivery } from './deliver.ts';

/** A press that changes a case, and the words by which it is found there again. */
export interface MarkedPress extends Omit<Delivery, 'activityId'> {
  readonly nonce: string;
  /** What happens, as `readHistory` words it; no two presses of a run have the same. */
  readonly label: string;
}

/** Somebody who opens a case, puts it on hold and takes it up again, over and over, and then opens the next. */
export interface Writer {
  /** Unique in a run; becomes part of every mark. */
  readonly name: string;
  readonly part: LocalPart;
  /** Presses that change one case, its opening included; few, since a long case makes every commit larger. */
  readonly perCase: number;
  /** Asked before every press that changes something. */
  readonly goesOn: () => boolean;
  /** Sees a press through until it is answered with a card. */
  readonly press: (press: MarkedPress) => Promise<CardJson>;
  /** The same for a press that changes nothing. */
  readonly look: (press: Omit<Delivery, 'activityId'>) => Promise<CardJson>;
}

/** Presses for as long as the writer goes on. Throws when a press is answered with a card that does not show its effect. */
export async function pressOn(writer: Writer): Promise<void> {
  const who = { part: writer.part, conversation: `chat-${writer.name}` };
  for (let number = 1; writer.goesOn(); number += 1) {
    const message = `card-${randomUUID()}`;
    const send = async (verb: string, data: MarkedPress['data'], label: string, shows: string): Promise<CardJson> => {
      const card = await writer.press({ ...who, message, verb, data, nonce: String(data['nonce']), label });
      if (!hasAction(card, shows)) throw new Error(`«${label}» was answered with a card without ${shows}`);
      return card;
    };
    const form = await writer.look({ ...who, message, verb: 'case.new', data: { nonce: randomUUID() } });
    const title = `Sykepleier ${writer.name}-${number}`;
    let card = await send('case.open', { ...actionOf(form, 'case.open').data, ...nurse, title }, `opened ${title}`, 'case.hold-form');
    let reason = '';
    for (let count = 1; count < writer.perCase && writer.goesOn(); count += 1) {
      if (hasAction(card, 'case.resume')) card = await send('case.resume', actionOf(card, 'case.resume').data, `resumed ${reason}`, 'case.hold-form');
      else {
        reason = `Venter på svar ${writer.name}-${number}-${count}`;
        // The reason goes with the button's own data, past the form: a form changes nothing and would halve the presses.
        card = await send('case.hold', { ...actionOf(card, 'case.hold-form').data, reason, until: '' }, `held ${reason}`, 'case.resume');
      }
    }
  }
}

/** The case a card is about. Throws when it is about none. */
export function caseOf(card: CardJson): string {
  const found = actionsOf(card).find(({ data }) => typeof data['case'] === 'string');
  if (found === undefined) throw new Error('The card belongs to no case');
  return String(found.data['case']);
}
