import { readFileSync } from 'node:fs';
import { LineCounter, isNode, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import type { TenantId, UserId } from '../core/ids.ts';
import { type Result, accept, refuse } from '../core/result.ts';
import type { Person } from '../ports/directory.ts';

/** A person of the directory file and the municipality she belongs to. */
export interface ListedPerson extends Person {
  readonly tenant: TenantId;
}

const guid = z.guid().toLowerCase();

const listedPersonSchema = z.strictObject({
  tenant: guid.transform((value) => value as TenantId),
  id: guid.transform((value) => value as UserId),
  name: z.string().trim().min(1).max(256),
  roles: z.array(z.enum(['manager', 'hr', 'union', 'director'])).readonly(),
  unit: z.string().trim().min(1).max(100).nullable().default(null),
});

/** Reads a directory file: a YAML list of `{ tenant, id, name, roles, unit }`. The refusal names file, line and reason. */
export function readPeople(file: string): Result<readonly ListedPerson[], string> {
  const text = readText(file);
  if (text === undefined) return refuse(`${file}: the file is missing or cannot be read`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const say = (offset: number, reason: string) => refuse(`${file}:${lines.linePos(offset).line}: ${reason}`);
  const [problem] = document.errors;
  if (problem !== undefined) return say(problem.pos[0], `not valid YAML: ${problem.message}`);
  const { contents } = document;
  if (!isSeq(contents)) return say(0, 'expected a list of people');
  const offsets = contents.items.map((item) => (isNode(item) ? (item.range?.[0] ?? 0) : 0));

  const people: ListedPerson[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of z.array(z.unknown()).parse(document.toJS()).entries()) {
    const offset = offsets[index] ?? 0;
    const parsed = listedPersonSchema.safeParse(entry);
    if (!parsed.success) return say(offset, firstReason(parsed.error));
    const key = `${parsed.data.tenant} ${parsed.data.id}`;
    if (seen.has(key)) return say(offset, `${parsed.data.id} stands twice in tenant ${parsed.data.tenant}`);
    seen.add(key);
    people.push(parsed.data);
  }
  return accept(people);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function firstReason(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'not a person';
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
