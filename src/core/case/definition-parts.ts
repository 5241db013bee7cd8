import { z } from 'zod';
import type { RuleId, StepId } from '../ids.ts';

/** Dates that rules and reminders hang on (catalogue 1.2, plus `asked` dates of requests). */
export const referenceDates = [
  'T_behov',
  'T_tv',
  'T_droft',
  'T_godkjenning',
  'T_pub',
  'T_frist',
  'T_liste',
  'T_intervju',
  'T_intervju_siste',
  'T_avklart',
  'T_ref',
  'T_innst',
  'T_tv_frist',
  'T_vedtak',
  'T_tilbud',
  'T_signert',
  'T_avslag',
  'T_start',
  'T_provetid_slutt',
  'T_slutt',
  'T_trukket',
  'T_close',
] as const;

/** A date that rules and reminders hang on. */
export type ReferenceDate = (typeof referenceDates)[number];

/** How sure a rule is: statute read (A), official source (B), other source (C), unverified (D, X), the municipality's own principles (LOCAL), our proposal (DEFAULT). */
export const certaintySchema = z.enum(['A', 'B', 'C', 'D', 'X', 'LOCAL', 'DEFAULT']);

/** Id of a rule in the rule catalogue. */
export const ruleIdSchema = z
  .string()
  .regex(/^(S\d|HT|N|ME|AL|RO|GP)-\d\d$|^S4-\d\d$/)
  .transform((value) => value as RuleId);

/** Id of a step in a policy. */
export const stepIdSchema = z
  .string()
  .regex(/^[a-z]+(\.[a-z-]+)$/)
  .transform((value) => value as StepId);
