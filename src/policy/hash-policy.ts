import { createHash } from 'node:crypto';
import type { Policy, PolicyData } from '../core/case/definition.ts';
import type { PolicyHash } from '../core/ids.ts';

/** The policy with the SHA-256 of its content; how its files are split or their keys ordered plays no part. */
export function hashPolicy(data: PolicyData): Policy {
  const hash = createHash('sha256').update(toCanonicalJson(data)).digest('hex');
  return { ...data, hash: hash as PolicyHash };
}

/** JSON with sorted keys and without undefined, so that equal values have equal text. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
