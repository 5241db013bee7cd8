import type { Policy } from '../../core/case/definition.ts';
import type { Message } from '../../core/text.ts';

/** «004:L12-14, L20»: lines of a document of the customer's that has a name in the interface texts. */
const documentLines = /^(00[14]):((?:L[\d-]+(?:,\s*)?)+)$/;

/** A source as a reader understands it: a document of the customer's by name, everything else as it is written. */
export function sourceOf(source: string, { name }: Pick<Policy, 'name'>): string | Message {
  const [, document, lines] = documentLines.exec(source) ?? [];
  if (document === undefined || lines === undefined) return source;
  return { key: `app.source.${document}`, params: { municipality: name, lines: lines.replaceAll('L', '').replaceAll('-', '–') } };
}
