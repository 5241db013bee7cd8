import type { z } from 'zod';

/** One thing a schema refused: where in the value, and why. */
export interface SchemaFault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;

/** Turns what zod says into sentences for the one who writes the file. */
export function toSchemaFaults(issues: readonly Issue[], value: unknown, around: readonly PropertyKey[] = []): readonly SchemaFault[] {
  return issues.flatMap((issue) => toFaults(issue, value, [...around, ...issue.path]));
}

function toFaults(issue: Issue, value: unknown, path: readonly PropertyKey[]): readonly SchemaFault[] {
  const name = path.length === 0 ? 'the entry' : path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], reason: `${[...path, key].map(String).join('.')} is not a known property` }));
    case 'invalid_union': {
      // Only a branch that knows every key that was written can be the one that was meant.
      const meant = issue.errors.filter((branch) => !branch.some((part) => part.path.length === 0));
      const only = meant.length === 1 ? meant[0] : undefined;
      if (only !== undefined) return toSchemaFaults(only, value, path);
      return [{ path, reason: `${name} has none of the forms allowed here: ${JSON.stringify(valueAt(value, path))}` }];
    }
    case 'invalid_type':
      if (valueAt(value, path) === undefined) return [{ path, reason: `${name} is missing` }];
      return [{ path, reason: `${name} should be ${issue.expected}, but is ${JSON.stringify(valueAt(value, path))}` }];
    case 'invalid_value':
      if (valueAt(value, path) === undefined) return [{ path, reason: `${name} is missing` }];
      return [{ path, reason: `${name} is ${JSON.stringify(valueAt(value, path))}, but may only be ${issue.values.map(String).join(', ')}` }];
    case 'invalid_format':
      return [
        {
          path,
          reason: `${name} is written wrongly: ${JSON.stringify(valueAt(value, path))}${issue.pattern === undefined ? '' : ` does not match ${issue.pattern}`}`,
        },
      ];
    default:
      return [{ path, reason: `${name}: ${issue.message}` }];
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<PropertyKey, unknown>>)[part] : undefined),
    value,
  );
}
