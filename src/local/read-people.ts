import { readFileSync } from 'node:fs';
import { LineCounter, isNode, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Result, accept, refuse } from '../core/result.ts';
import { checkPerson, indexPeople, type PeopleWorld } from './check-people.ts';
import { listedPersonSchema, type ListedPerson } from './people-schema.ts';

export type { ListedPerson } from './people-schema.ts';

/** Reads a directory file: a YAML list of `{ tenant, id, name, roles, unit, post, directs, standsInFor }`. The refusal names file, line and reason. */
export function readPeople(
  file: string,
  { knowsUnion = () => true }: Partial<Pick<PeopleWorld, 'knowsUnion'>> = {},
): Result<readonly ListedPerson[], string> {
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
  for (const [index, entry] of z.array(z.unknown()).parse(document.toJS()).entries()) {
    const parsed = listedPersonSchema.safeParse(entry);
    if (!parsed.success) return say(offsets[index] ?? 0, firstReason(parsed.error));
    people.push(parsed.data);
  }
  const world = { people: indexPeople(people), knowsUnion };
  for (const [index, person] of people.entries()) {
    const reason = checkPerson(person, world);
    if (reason !== undefined) return say(offsets[index] ?? 0, reason);
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
