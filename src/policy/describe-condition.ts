import type { Condition } from '../core/case/condition.ts';
import type { PolicyData, Setting } from '../core/case/definition.ts';
import type { Locale } from '../core/text.ts';
import type { ProcessWords } from './process-words/process-words.ts';

/** What a description needs beside the thing it describes. */
export interface DescribeWorld {
  readonly policy: PolicyData;
  readonly locale: Locale;
  readonly words: ProcessWords;
}

/** A condition in words, to stand after «når». */
export function describeCondition(condition: Condition, world: DescribeWorld): string {
  const { policy, locale, words } = world;
  if ('all' in condition) return joined(condition.all, words.and, world);
  if ('any' in condition) return joined(condition.any, words.or, world);
  if ('not' in condition) return describeNot(condition.not, world);
  if ('step' in condition) return words.stepDone(policy.steps.find(({ id }) => id === condition.step)?.title[locale] ?? condition.step);
  if ('setting' in condition) {
    const setting = policy.settings.find(({ id }) => id === condition.setting);
    return words.setting(setting?.label[locale] ?? condition.setting, describeValue(condition.is, world, setting?.options));
  }
  if ('below' in condition)
    return isKey(words.below, condition.fact) ? words.below[condition.fact](condition.below) : `${condition.fact} < ${condition.below}`;
  if ('atLeast' in condition)
    return isKey(words.atLeast, condition.fact) ? words.atLeast[condition.fact](condition.atLeast) : `${condition.fact} ≥ ${condition.atLeast}`;
  const values = 'in' in condition ? condition.in : [condition.is];
  const [first] = values;
  if (isKey(words.flag, condition.fact) && typeof first === 'boolean') return words.flag[condition.fact][first ? 0 : 1];
  if (isKey(words.exactly, condition.fact) && typeof first === 'number') return words.exactly[condition.fact](first);
  const named = namedValues(condition.fact, values, world);
  return isKey(words.oneOf, condition.fact) ? words.oneOf[condition.fact](named) : `${condition.fact}: ${named}`;
}

/** «a», «b» or «c», in the language's own way. */
export function alternatives(texts: readonly string[], words: ProcessWords): string {
  const quoted = texts.map(words.quote);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${words.or} ${last}`;
}

/** A setting's value in words; a choice by its label. */
export function describeValue(
  value: Setting['value'],
  { locale, words }: Pick<DescribeWorld, 'locale' | 'words'>,
  options: Setting['options'] = [],
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const named = (Array.isArray(value) ? value : [String(value)]).map((one) => options.find(({ id }) => id === one)?.label[locale] ?? one);
  return named.length === 0 ? words.none : named.join(', ');
}

function describeNot(inner: Condition, world: DescribeWorld): string {
  if ('not' in inner) return describeCondition(inner.not, world);
  // «ikke midlertidig» reads as a sentence of its own; other negations are spelt out.
  if ('fact' in inner && 'is' in inner && typeof inner.is === 'boolean') return describeCondition({ fact: inner.fact, is: !inner.is }, world);
  if ('fact' in inner && ('in' in inner || 'is' in inner) && isKey(world.words.noneOf, inner.fact)) {
    return world.words.noneOf[inner.fact](namedValues(inner.fact, 'in' in inner ? inner.in : [inner.is], world));
  }
  return world.words.not(describeCondition(inner, world));
}

function joined(parts: readonly Condition[], word: string, world: DescribeWorld): string {
  const several = parts.length > 1;
  return parts
    .map((part) => {
      const text = describeCondition(part, world);
      return several && ('all' in part || 'any' in part) ? `(${text})` : text;
    })
    .join(` ${word} `);
}

function namedValues(fact: string, values: readonly (string | number | boolean)[], world: DescribeWorld): string {
  return alternatives(
    values.map((value) => labelOf(fact, String(value), world)),
    world.words,
  );
}

function labelOf(fact: string, value: string, { policy, locale }: DescribeWorld): string {
  if (fact !== 'serviceArea' && fact !== 'roleFamily' && fact !== 'route') return value;
  const labels: readonly { readonly id: string; readonly label: Readonly<Record<Locale, string>> }[] = policy.labels[fact];
  return labels.find(({ id }) => id === value)?.label[locale] ?? value;
}

function isKey<Known extends object>(record: Known, key: string): key is Extract<keyof Known, string> {
  return Object.hasOwn(record, key);
}
