import type { Locale, Localized } from '../text.ts';
import type { AdvertPolicy } from './advert-policy.ts';
import type { RuleFinding } from './advert-rule.ts';
import { onceFor } from './once-for.ts';
import type { Finding } from './report.ts';

/** A rule's finding with its place in the text as given. */
export interface Placed {
  readonly rule: string;
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly found: RuleFinding;
}

const placeholder = /\{([a-z]+)\}/;
/** A text in its languages, each parted at its placeholders: every other part is the name of one. */
const partsOf = onceFor((template: Localized): Readonly<Record<Locale, readonly string[]>> => ({
  nb: template.nb.split(placeholder),
  nn: template.nn.split(placeholder),
  en: template.en.split(placeholder),
}));
/** A quote longer than this is shortened inside a sentence; the finding itself quotes in full. */
const mostQuoted = 60;

/** Puts a finding into words. */
export function toFinding(
  placed: Placed,
  policy: AdvertPolicy,
  locale: Locale,
  quote: (span: { readonly start: number; readonly end: number }) => string,
): Finding {
  const { rule, span, found } = placed;
  const text = policy.data.texts[found.text];
  if (text === undefined) throw new Error(`The rule ${rule} has no text ${found.text}`);
  const quoted = span === null ? null : quote(span);
  const values: Readonly<Record<string, string | number | Localized>> = {
    ...found.params,
    ...(quoted === null ? {} : { quote: shorten(quoted) }),
    ...(found.replacement === undefined ? {} : { replacement: found.replacement }),
  };
  const fill = (template: Localized): string => {
    const parts = partsOf(template)[locale];
    return parts
      .map((part, at) => {
        if (at % 2 === 0) return part;
        const value = values[part] ?? `{${part}}`;
        return typeof value === 'object' ? value[locale] : String(value);
      })
      .join('');
  };
  const suggestion =
    text.suggestion !== undefined && (found.replacement !== undefined || !text.suggestion[locale].includes('{replacement}'))
      ? fill(text.suggestion)
      : null;
  const source = found.source ?? text.source;
  return {
    rule,
    severity: policy.severities[rule] ?? found.severity ?? text.severity,
    start: span?.start ?? null,
    end: span?.end ?? null,
    quote: quoted,
    principle: found.principle ?? text.principle,
    message: fill(text.message),
    suggestion,
    exception: text.exception === undefined ? null : fill(text.exception),
    source: typeof source === 'string' ? source : source[locale],
  };
}

function shorten(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= mostQuoted) return line;
  // Half of a pair of units is no character.
  const isParted = /[\uD800-\uDBFF]/.test(line.charAt(mostQuoted - 2)) && /[\uDC00-\uDFFF]/.test(line.charAt(mostQuoted - 1));
  return `${line.slice(0, isParted ? mostQuoted - 2 : mostQuoted - 1).trimEnd()}…`;
}
