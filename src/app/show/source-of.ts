import type { Policy } from '../../core/case/definition.ts';
import type { Message } from '../../core/text.ts';

/** «004:L12-14, L20»: lines of a document of the customer's that has a name in the interface texts. */
const documentLines = /(?<![\w-])(00[14]):(L\d[\d-]*(?:,\s*L\d[\d-]*)*)/;

/** A source as a reader understands it: a document of the customer's by name wherever it is mentioned, everything else as it is written. */
export function sourceOf(source: string, policy: Pick<Policy, 'name'>): string | Message {
  const found = documentLines.exec(source);
  const [mention, document, lines] = found ?? [];
  if (found === null || mention === undefined || document === undefined || lines === undefined) return source;
  const named: Message = {
    key: `app.source.${document}`,
    params: { municipality: policy.name, lines: lines.replaceAll('L', '').replaceAll('-', '–') },
  };
  const before = source.slice(0, found.index);
  const after = source.slice(found.index + mention.length);
  if (before === '' && after === '') return named;
  return { key: 'app.source.within', params: { before, source: named, after: sourceOf(after, policy) } };
}
