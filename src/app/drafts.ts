import { z } from 'zod';
import type { InputProblem } from '../core/case/refusal.ts';
import { findIdentityNumbers } from '../core/free-text/find-identity-numbers.ts';
import type { TenantId, UserId } from '../core/ids.ts';
import type { App } from './app.ts';

/** A draft that was refused is kept this long, in milliseconds. */
export const draftLifetimeMs = 30 * 24 * 60 * 60 * 1000;

const draftSchema = z.record(z.string(), z.string());

/** What somebody has filled in, by input id. */
export type Draft = Readonly<Record<string, string>>;

interface DraftPlace {
  readonly app: App;
  readonly tenant: TenantId;
  readonly person: UserId;
  /** Names the form: case, verb, step and position. */
  readonly form: string;
}

const keyOf = ({ person, form }: DraftPlace) => `draft/${person}/${form}`;

/** Keeps a refused draft. One with an identity number is not kept: the client still shows it, the store never holds it. */
export async function keepDraft(place: DraftPlace, draft: Draft, problems: readonly InputProblem[]): Promise<void> {
  if (problems.some(({ message }) => message.key === 'problem.identity-number')) return;
  // A form that was refused as a whole has not been looked at word by word.
  if (Object.values(draft).some((value) => findIdentityNumbers(value).length > 0)) return;
  await place.app.shortLived(place.tenant).set(keyOf(place), draft, draftLifetimeMs);
}

/** The draft kept for a form, or null. */
export async function loadDraft(place: DraftPlace): Promise<Draft | null> {
  const found: unknown = await place.app.shortLived(place.tenant).get(keyOf(place));
  return found === undefined || found === null ? null : draftSchema.parse(found);
}

/** Forgets a draft once its form has been taken. */
export async function dropDraft(place: DraftPlace): Promise<void> {
  if ((await loadDraft(place)) !== null) await place.app.shortLived(place.tenant).delete(keyOf(place));
}
