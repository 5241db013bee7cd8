import type { IsoDate, StepId } from '../ids.ts';
import type { Message } from '../text.ts';
import type { NamedDoor } from './course.ts';

/** One answer that cannot be taken, by input id; the message says what to do. */
export interface InputProblem {
  readonly input: string;
  readonly message: Message;
}

/** Why a command was not carried out. Nothing has changed. */
export type Refusal =
  | { readonly reason: 'inputs'; readonly problems: readonly InputProblem[] }
  | { readonly reason: 'door'; readonly door: NamedDoor }
  /** The step is hidden, or no such step: the card was old. */
  | { readonly reason: 'not-applicable' }
  | { readonly reason: 'already-done' }
  /** A discussion is recorded where a representative can see and correct it: one is asked to take part first (N-05). */
  | { readonly reason: 'involve-first' }
  /** The question has been taken back, returned or answered otherwise. */
  | { readonly reason: 'not-asked' }
  /** The advert was changed after she was asked to read it. */
  | { readonly reason: 'text-changed' }
  /** Nobody answers what she has asked herself. */
  | { readonly reason: 'own-question' }
  | { readonly reason: 'not-yet'; readonly opensOn: IsoDate }
  | { readonly reason: 'not-skippable' }
  /** The numbered candidates do not hold it up yet; the message says which and why. */
  | { readonly reason: 'slots'; readonly message: Message }
  /** All references are taken and recorded: the step is to be opened first. */
  | { readonly reason: 'references-over' }
  /** The post is advertised: a premise cannot change silently (S3-03). */
  | { readonly reason: 'frozen'; readonly what: readonly string[] }
  /** Somebody changed the same thing after the form was opened. */
  | { readonly reason: 'changed-meanwhile' }
  | { readonly reason: 'needed-by'; readonly step: StepId }
  | { readonly reason: 'nothing-to-undo' }
  | { readonly reason: 'cannot-undo' }
  | { readonly reason: 'not-now'; readonly status: 'running' | 'held' | 'withdrawn' | 'closed' }
  | { readonly reason: 'binding' }
  /** The one who leads the case is disqualified or in doubt: others may answer, and the case may move. */
  | { readonly reason: 'leader-out' }
  /** She has said that she may not take part, or doubts it: only somebody above her can say that she may. */
  | { readonly reason: 'bound-by-answer' }
  /** It has not been given to her to answer herself yet: the bot reaches her and her days are not over. */
  | { readonly reason: 'hers-to-answer' }
  /** She may take no part in the case, whatever role she has. */
  | { readonly reason: 'disqualified' }
  /** Everything the panel prepares is decided. */
  | { readonly reason: 'decided' };
