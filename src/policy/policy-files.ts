import { z } from 'zod';
import { policySchema, stageSchema, stepSchema } from '../core/case/definition.ts';

/** A step as it is written in `steps/*.yaml`: which stage it belongs to is the municipality's choice. */
export const writtenStepSchema = stepSchema.omit({ stage: true });

/** `policy.yaml`: who the municipality is, and its path as stages with step ids in order. */
export const municipalitySchema = z.strictObject({
  id: policySchema.shape.id,
  name: policySchema.shape.name,
  locale: policySchema.shape.locale,
  /** Settings of the base that the municipality has no use for. */
  unused: z.array(z.string()).default([]),
  /** Sources the base's rules cite, as the municipality writes them in its own language. */
  sources: z.record(z.string(), z.string()).default({}),
  stages: z.array(z.strictObject({ ...stageSchema.shape, steps: z.array(z.string()).min(1) })).min(1),
});

/** `labels.yaml`. */
export const labelsSchema = policySchema.shape.labels;

/** A step as it is written in `steps/*.yaml`. */
export type WrittenStep = Readonly<z.infer<typeof writtenStepSchema>>;
/** `policy.yaml`. */
export type Municipality = Readonly<z.infer<typeof municipalitySchema>>;
/** `labels.yaml`. */
export type Labels = Readonly<z.infer<typeof labelsSchema>>;
