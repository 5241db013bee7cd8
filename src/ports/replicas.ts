import type { Urgency } from './messenger.ts';

/** A call to the channel, and the limits it has to keep with the calls of all others. */
export interface SharedCall {
  readonly tenant: string;
  readonly conversation: string;
  readonly urgency: Urgency;
  /** Calls a second in the tenant. */
  readonly rate: number;
  /** It has been put off for long, and reserves as far ahead as an answer to a person. */
  readonly isPressing?: boolean;
}

/** What the processes that share one store agree on. */
export interface Replicas {
  /** Names this process. */
  readonly run: string;
  /** Whether there may be others beside this one. */
  readonly areMany: boolean;
  /** Whether the process that writes under this name is still at work. */
  readonly isAtWork: (run: string) => Promise<boolean>;
  /** Runs something while nobody else runs anything under the same name, in the order in which they have come. Order is a courtesy: after `patienceMs` it runs all the same. */
  readonly alone: <Answer>(name: string, patienceMs: number, run: () => Promise<Answer>) => Promise<Answer>;
  /** Reserves a call within the limits all keep together; how many milliseconds to wait for it. Negative: nothing is reserved, ask again after so long. */
  readonly reserve: (call: SharedCall) => Promise<number>;
  /** Has all of them keep from a tenant or a conversation for so many milliseconds. */
  readonly pause: (road: { readonly tenant: string; readonly conversation: string }, ms: number) => Promise<void>;
  /** Takes leave of the others. */
  readonly leave: () => Promise<void>;
}
