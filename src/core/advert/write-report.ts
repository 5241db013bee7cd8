import type { Locale } from '../text.ts';
import type { AdvertData } from './advert-data.ts';
import type { Finding, Report } from './report.ts';

/** What a terminal would obey instead of showing, and the marks that turn the direction of whatever follows. */
const unshown = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Writes a report as plain text for a terminal, in the order of the findings. */
export function writeReport(report: Report, given: string, locale: Locale, data: AdvertData): string {
  const say = (key: string): string => {
    const label = data.labels[key];
    if (label === undefined) throw new Error(`There is no label ${key}`);
    return label[locale];
  };
  const lineOf = lineCounter(given);
  const write = (finding: Finding): string => {
    const place =
      finding.start === null ? say('missing') : `${say('line')} ${lineOf(finding.start)}: «${(finding.quote ?? '').replaceAll(/\s+/g, ' ')}»`;
    return [
      `${say(`severity.${finding.severity}`)} · ${place}  [${finding.rule}]`,
      `  ${finding.message}`,
      ...(finding.suggestion === null ? [] : [`  ${say('suggestion')}: ${finding.suggestion}`]),
      ...(finding.exception === null ? [] : [`  ${say('exception')}: ${finding.exception}`]),
      `  ${say('source')}: ${finding.principle}, ${finding.source}`,
    ].join('\n');
  };
  const { words, sentences, lix } = report.statistics;
  const statistics = say('statistics').replace('{words}', String(words)).replace('{sentences}', String(sentences)).replace('{lix}', String(lix));
  const left = report.notAssessed.map((id) => say(`not-assessed.${id}`)).join('; ');
  const body = report.findings.length === 0 ? [say('nothing-found')] : report.findings.map(write);
  return `${[...body, `${say('not-assessed')}: ${left}.`, statistics].join('\n\n').replaceAll(unshown, '')}\n`;
}

/** The number of the line an offset stands in, counted from 1; offsets must come in ascending order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1;
    return line;
  };
}
