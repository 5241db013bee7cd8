import { readFileSync } from 'node:fs';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { type Result, accept, refuse } from '../core/result.ts';
import { holderKeysOf, mappingSchema, type DirectoryMapping } from './mapping-schema.ts';

/** Reads a mapping file (YAML or JSON). The refusal names file, line and reason. */
export function readMapping(file: string, knowsUnion: (union: string) => boolean): Result<DirectoryMapping, string> {
  const text = readText(file);
  if (text === undefined) return refuse(`${file}: the file is missing or cannot be read`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const say = (offset: number, reason: string) => refuse(`${file}:${lines.linePos(offset).line}: ${reason}`);
  const [problem] = document.errors;
  if (problem !== undefined) return say(problem.pos[0], `not valid YAML: ${problem.message}`);

  /** Where the path leads to, or the nearest thing around it that stands in the file. */
  const offsetOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path, true);
    if (isNode(node)) return node.range?.[0] ?? 0;
    return path.length === 0 ? 0 : offsetOf(path.slice(0, -1));
  };
  const parsed = mappingSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    const reason = issue?.message ?? 'not a mapping';
    return say(offsetOf(path), path.length === 0 ? reason : `${path.join('.')}: ${reason}`);
  }
  const fault = findFault(parsed.data, knowsUnion);
  return fault === undefined ? accept(parsed.data) : say(offsetOf(fault.path), `${fault.path.join('.')}: ${fault.reason}`);
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** What is wrong beside the form. */
function findFault(mapping: DirectoryMapping, knowsUnion: (union: string) => boolean): Fault | undefined {
  const { application, directors, representatives, standIns } = mapping;
  const usesRoles = holderKeysOf(mapping).some((key) => key.startsWith('role:'));
  if (usesRoles && application === undefined) return { path: ['application'], reason: 'is missing; an appRole belongs to an application' };
  if (!usesRoles && application !== undefined) return { path: ['application'], reason: 'is not used; no entry names an appRole' };

  const unknown = representatives.findIndex(({ union }) => !knowsUnion(union));
  if (unknown >= 0)
    return { path: ['representatives', unknown, 'union'], reason: `the municipality's policy has no union ${representatives[unknown]?.union ?? ''}` };

  const taken = new Set<string>();
  for (const [index, { areas }] of directors.entries()) {
    const twice = areas.find((area) => taken.has(area));
    if (twice !== undefined) return { path: ['directors', index, 'areas'], reason: `${twice} has two directors` };
    for (const area of areas) taken.add(area);
  }
  const self = standIns.findIndex(({ person, owner }) => person === owner);
  return self < 0 ? undefined : { path: ['standIns', self, 'owner'], reason: 'nobody stands in for herself' };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
