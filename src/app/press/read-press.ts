import { z } from 'zod';
import type { CaseId, Nonce, PositionId, StepId } from '../../core/ids.ts';
import { verbs, type Verb } from '../../core/reply/verb.ts';
import type { Draft } from '../drafts.ts';

// These become parts of keys, so their alphabet is closed at the door.
const dataSchema = z.looseObject({
  nonce: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .transform((value) => value as Nonce),
  case: z
    .string()
    .regex(/^\d{4}-\d{1,7}$/)
    .transform((value) => value as CaseId)
    .optional(),
  step: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .transform((value) => value as StepId)
    .optional(),
  position: z
    .string()
    .regex(/^p\d{1,2}$/)
    .transform((value) => value as PositionId)
    .optional(),
});

/** A press that has passed the door: a known verb, a nonce, ids of sane length. Inputs stay raw. */
export interface Press {
  readonly verb: Verb;
  readonly nonce: Nonce;
  readonly caseId: CaseId | null;
  readonly step: StepId | null;
  readonly position: PositionId | null;
  /** Everything the card sent: its own data and the inputs. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The pressed card belongs to no case; the answer is posted and the card stays. */
  readonly menu: boolean;
  readonly activityId: string | null;
}

/** A press about one step. */
export type StepPress = Press & { readonly step: StepId };

/** Longest input that is looked at, in UTF-16 units; more than any field takes, so that its writer is told how long it was. */
const longestInput = 20_000;

/** Reads a press; null when it is none of ours. */
export function readPress(verb: string, data: Readonly<Record<string, unknown>>, activityId: string | null): Press | null {
  const known = verbs.find((one) => one === verb);
  const parsed = dataSchema.safeParse(data);
  if (known === undefined || !parsed.success) return null;
  const { nonce, case: caseId, step, position } = parsed.data;
  return {
    verb: known,
    nonce,
    caseId: caseId ?? null,
    step: step ?? null,
    position: position ?? null,
    data: parsed.data,
    menu: data['menu'] === true,
    activityId,
  };
}

/** What card data holds beside inputs. */
const ownData = new Set([
  'nonce',
  'case',
  'step',
  'position',
  'menu',
  'rows',
  'basis',
  'from',
  'keep',
  'answered',
  'door',
  'stage',
  'nobody',
  'verb',
  'setting',
  'value',
  'page',
  'to',
  'report',
  'answer',
  'returns',
  'again',
  'of',
  'about',
  'clear',
  'reminder',
  'of',
  'settles',
  'as',
  'broadcast',
  'lang',
  'goto',
  'only',
]);

/** The inputs of a press as strings, by input id. */
export function toDraft({ data }: Press): Draft {
  const entries = Object.entries(data)
    .filter(([name]) => !ownData.has(name))
    .slice(0, 80);
  return Object.fromEntries(
    entries.flatMap(([name, value]): readonly [string, string][] =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value).slice(0, longestInput)]] : [],
    ),
  );
}

/** A whole number of the card's data, or a fallback. */
export function numberOf({ data }: Press, name: string, fallback: number): number {
  const value = Number(data[name]);
  return Number.isInteger(value) ? value : fallback;
}

/** A text of the card's data, or null. */
export function textOf({ data }: Press, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}

/** Whether a box is ticked. */
export function isTicked({ data }: Press, id: string): boolean {
  return data[id] === true || data[id] === 'true';
}
