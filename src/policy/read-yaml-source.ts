import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, LineCounter, type Node, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Place, Report } from './policy-fault.ts';

/** A YAML file as plain data that still knows on which line everything stands. */
export interface YamlSource {
  readonly value: unknown;
  /** The place of what the path leads to, or of the nearest thing around it that exists. */
  readonly at: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads a YAML file; a missing, unreadable or malformed one is reported and yields undefined.
 *
 * The values come from the quick parser; the one that knows lines, several times slower, reads a file only when
 * something in it is to be reported.
 */
export function readYamlSource(file: string, report: Report): YamlSource | undefined {
  const text = readText(file, report);
  if (text === undefined) return undefined;
  const quick = readQuickly(text);
  if (quick === undefined) return readWithLines(file, text, report);
  let lined: YamlSource | undefined;
  return {
    value: quick.value,
    // Every entry asks for its place, and hardly any is ever reported: the line is looked up when somebody reads it.
    at: (path) => ({
      file,
      get line() {
        lined ??= readWithLines(file, text, () => {});
        return lined?.at(path).line ?? 1;
      },
    }),
  };
}

function readQuickly(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

function readWithLines(file: string, text: string, report: Report): YamlSource | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // A warning is an unknown tag or the like: harmless to the parser, surely a slip of the writer.
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems) {
    report({ file, line: lines.linePos(problem.pos[0]).line }, `not valid YAML: ${problem.message}`);
  }
  if (problems.length > 0) return undefined;
  return {
    value: document.toJS(),
    at: (path) => ({ file, line: lines.linePos(offsetOf(document, path)).line }),
  };
}

function readText(file: string, report: Report): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    report({ file, line: 1 }, missing ? 'the file is missing' : `the file cannot be read: ${String(error)}`);
    return undefined;
  }
}

/** A key's own line is what the writer looks for; its value may begin further down. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    let child: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (isScalar(pair?.key)) offset = pair.key.range?.[0] ?? offset;
      child = pair?.value;
    } else if (isSeq(node)) {
      child = node.items[Number(part)];
      if (isNode(child)) offset = child.range?.[0] ?? offset;
    }
    if (!isNode(child)) return offset;
    node = child;
  }
  return offset;
}
