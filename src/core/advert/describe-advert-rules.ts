import type { Locale } from '../text.ts';
import type { PhraseFile } from './advert-data.ts';
import type { AdvertPolicy } from './advert-policy.ts';
import { advertRules } from './rules/advert-rules.ts';

/** Examples shown for each phrase; the files hold more. */
const mostExamples = 2;

/** The rule list as Markdown: for every rule what it looks for and leaves, with examples from the data. Generated, never written by hand. */
export function describeAdvertRules({ data, values }: Pick<AdvertPolicy, 'data' | 'values'>, locale: Locale): string {
  const fill = (example: string): string => example.replaceAll('{values}', values.words.join(', '));
  const say = (key: string): string => {
    const label = data.labels[key];
    if (label === undefined) throw new Error(`There is no label ${key}`);
    return label[locale];
  };
  const rules = advertRules.map((rule) => {
    const text = data.texts[rule.id];
    if (text?.describe === undefined) throw new Error(`The rule ${rule.id} is not described`);
    const source = typeof text.source === 'string' ? text.source : text.source[locale];
    const files = data.phrases.filter((file) => file.rule === rule.id);
    const catches = [...(text.catches ?? []).map(fill), ...examplesOf(files, 'catches')];
    const leaves = [...(text.leaves ?? []).map(fill), ...examplesOf(files, 'leaves')];
    return [
      `## ${rule.id}`,
      text.describe[locale],
      `${say(`severity.${text.severity}`)} · ${text.principle} · ${source}`,
      ...(text.replaces === undefined ? [] : [say('in-place-of').replace('{part}', say(`part.${text.replaces}`))]),
      ...(text.analysis === undefined ? [] : [`${say('analysis-has')} ${text.analysis.map((line) => `«${line}»`).join(', ')}.`]),
      ...listOf(say('catches'), catches),
      ...listOf(say('leaves'), leaves),
    ].join('\n\n');
  });
  return `${[`# ${say('rule-list')}`, say('rule-list-intro'), ...rules].join('\n\n')}\n`;
}

function examplesOf(files: readonly PhraseFile[], part: 'catches' | 'leaves'): readonly string[] {
  const all = files.flatMap((file) => file.phrases.flatMap((phrase) => phrase[part].slice(0, mostExamples)));
  return [...new Set(all)];
}

function listOf(title: string, examples: readonly string[]): readonly string[] {
  if (examples.length === 0) return [];
  return [`${title}:`, examples.map((example) => `- «${example.replaceAll(/\s+/g, ' ').trim()}»`).join('\n')];
}
