import type { Check, Field, Gate, Rule, Step, askedParties } from '../../core/case/definition.ts';
import type { ReferenceDate, certaintySchema } from '../../core/case/definition-parts.ts';
import type { FactValues } from '../../core/case/fact-values.ts';
import type { z } from 'zod';

type FactsOf<Kind> = { [Name in keyof FactValues]: FactValues[Name] extends Kind ? Name : never }[keyof FactValues];

/** The words around a policy's own texts when its process is written out for HR. */
export interface ProcessWords {
  readonly title: (municipality: string) => string;
  readonly intro: (stages: number, steps: number, rules: number, hash: string) => string;
  readonly headings: Readonly<Record<'stages' | 'gates' | 'rules' | 'unions' | 'plan' | 'unconfirmed' | 'confirmed', string>>;
  readonly intros: Readonly<Record<'gates' | 'rules' | 'unions' | 'plan' | 'unconfirmed', string>>;
  readonly columns: Readonly<
    Record<'stage' | 'steps' | 'id' | 'rule' | 'basis' | 'source' | 'kind' | 'certainty' | 'setting' | 'value' | 'valid' | 'union' | 'families' | 'milestone' | 'takes' | 'least', string>
  >;
  readonly labels: Readonly<
    Record<
      'why' | 'applies' | 'who' | 'involves' | 'deadline' | 'opens' | 'evidence' | 'checks' | 'topics' | 'pitfalls' | 'rules' | 'skipping' | 'before' | 'needs' | 'openedBy' | 'text',
      string
    >
  >;
  readonly course: Readonly<Record<Step['course'], string | null>>;
  readonly manager: string;
  readonly perPosition: string;
  readonly asks: Readonly<Record<(typeof askedParties)[number], string>>;
  readonly involves: (moment: string, rule: string, within: string) => string;
  readonly skipping: { readonly yes: string; readonly no: string };
  readonly deadline: (days: number, workdays: boolean, after: string, proposal: boolean) => string;
  readonly duration: (days: number, workdays: boolean) => string;
  readonly opens: (date: string) => string;
  readonly date: Readonly<Record<ReferenceDate, string>>;
  readonly field: Readonly<Record<Field['kind'], string>> & {
    readonly optional: string;
    readonly equals: (field: string, step: string) => string;
    readonly atMost: (field: string) => string;
    readonly notBefore: (dates: string) => string;
  };
  readonly need: Readonly<Record<Check['need'], string>>;
  readonly gate: Readonly<Record<Gate['kind'], string>> & { readonly advises: (setting: string) => string };
  readonly ruleKind: Readonly<Record<Rule['kind'], string>>;
  readonly certainty: Readonly<Record<z.infer<typeof certaintySchema>, string>>;
  readonly valid: (from: string | undefined, to: string | undefined) => string;
  readonly quote: (text: string) => string;
  readonly onlyWhen: string;
  readonly and: string;
  readonly or: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly not: (condition: string) => string;
  /** A fact that holds, and the same fact when it does not. */
  readonly flag: Readonly<Record<FactsOf<boolean>, readonly [holds: string, not: string]>>;
  readonly below: Readonly<Record<FactsOf<number>, (limit: number) => string>>;
  readonly atLeast: Readonly<Record<FactsOf<number>, (limit: number) => string>>;
  readonly exactly: Readonly<Record<FactsOf<number>, (value: number) => string>>;
  readonly oneOf: Readonly<Record<FactsOf<string>, (values: string) => string>>;
  readonly noneOf: Readonly<Record<FactsOf<string>, (values: string) => string>>;
  readonly setting: (label: string, value: string) => string;
  readonly stepDone: (title: string) => string;
}
