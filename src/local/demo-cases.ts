import type { DemoAnswers } from './demo-manager.ts';
import type { LocalPart } from './local-people.ts';

/** A case of the demo data: what it is about and how far it has come. */
export interface DemoCase {
  readonly owner: LocalPart;
  readonly facts: DemoAnswers;
  /** Days ago the case began. */
  readonly age: number;
  /** The step it has come to. */
  readonly until: string;
  readonly answers: DemoAnswers;
}

/** What a municipality's demo data is made of. */
export interface DemoCases {
  /** Answers every demo case shares; the words a manager could have written. */
  readonly answers: DemoAnswers;
  readonly cases: readonly DemoCase[];
  readonly language: 'nb' | 'nn';
}
