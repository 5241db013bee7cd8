import type { Check, Field, Involvement, Step } from '../core/case/definition.ts';
import { alternatives, describeCondition, type DescribeWorld } from './describe-condition.ts';

/** One step as lines of markdown: when it applies, who, what is recorded, what is checked. */
export function describeStep(step: Step, number: string, world: DescribeWorld): readonly string[] {
  const { words, locale, policy } = world;
  const { labels } = words;
  const applies = [words.course[step.course], when(step, world)].filter((text) => text !== null).join('; ');
  const asked = step.asks?.who ?? (step.editor === 'panel' || step.editor === 'briefing' ? 'panel' : undefined);
  const who = asked === undefined ? words.manager : `${words.manager}; ${words.asks[asked]}`;
  const why = policy.rules.find(({ id }) => id === step.why);
  // What goes along with a question is evidence too.
  const fields = [...(step.asks?.fields ?? []), ...step.fields];
  return [
    `### ${number} ${step.title[locale]}`,
    '',
    step.instruction[locale],
    ...(step.per === 'position' ? ['', words.perPosition] : []),
    '',
    ...(why === undefined ? [] : [item(labels.why, `${why.text[locale]} (${why.basis[locale]})`)]),
    ...(applies === '' ? [] : [item(labels.applies, applies)]),
    item(labels.who, who),
    ...(step.involves === undefined ? [] : [item(labels.involves, involves(step.involves, world))]),
    ...(step.deadline === undefined ? [] : [item(labels.deadline, deadline(step.deadline, world))]),
    ...(step.opensAt === undefined ? [] : [item(labels.opens, words.opens(words.date[step.opensAt]))]),
    item(labels.skipping, step.skippable ? words.skipping.yes : words.skipping.no),
    item(labels.rules, step.rules.join(', ')),
    ...(fields.length === 0 ? [] : ['', `**${labels.evidence}**`, '', ...fields.map((field) => describeField(field, step, world))]),
    ...(step.topics.length === 0
      ? []
      : ['', `**${labels.topics}**`, '', ...step.topics.map(({ label, rules }) => `- ${label[locale]} (${rules.join(', ')})`)]),
    ...(step.pitfalls.length === 0 ? [] : ['', item(labels.pitfalls, step.pitfalls.join(', '))]),
    ...(step.checks.length === 0 ? [] : ['', `**${labels.checks}**`, '', ...step.checks.map((check) => describeCheck(check, world))]),
    '',
  ];
}

function item(label: string, text: string): string {
  return `- **${label}:** ${text}`;
}

function when({ when: condition }: { readonly when?: Step['when'] }, world: DescribeWorld): string | null {
  return condition === undefined ? null : `${world.words.onlyWhen} ${describeCondition(condition, world)}`;
}

function involves({ moment, rule, within }: Involvement, { words, locale, policy }: DescribeWorld): string {
  return words.involves(moment[locale], rule, policy.settings.find(({ id }) => id === within)?.label[locale] ?? within);
}

function deadline({ after, days, workdays, certainty }: NonNullable<Step['deadline']>, { words }: DescribeWorld): string {
  return words.deadline(workdays ?? days ?? 0, workdays !== undefined, words.date[after], certainty === 'DEFAULT' || certainty === 'X');
}

function describeField(field: Field, step: Step, world: DescribeWorld): string {
  const { words, locale, policy } = world;
  const details = [
    field.kind === 'choice'
      ? alternatives(
          field.options.map(({ label }) => label[locale]),
          words,
        )
      : words.field[field.kind],
    field.required ? null : words.field.optional,
    field.notBefore.length === 0 ? null : words.field.notBefore(field.notBefore.map((date) => words.date[date]).join(` ${words.or} `)),
    field.atMost === undefined ? null : words.field.atMost(step.fields.find(({ id }) => id === field.atMost)?.label[locale] ?? field.atMost),
    field.equals === undefined ? null : equals(field.equals, world),
    when(field, world),
  ].filter((text) => text !== null);
  return `- ${field.label[locale]} (${details.join('; ')})`;

  function equals(path: string, { words: said }: DescribeWorld): string {
    const [stepId, fieldId] = path.split('/');
    const other = policy.steps.find(({ id }) => id === stepId);
    return said.field.equals(other?.fields.find(({ id }) => id === fieldId)?.label[locale] ?? path, other?.title[locale] ?? path);
  }
}

function describeCheck(check: Check, world: DescribeWorld): string {
  const { words, locale } = world;
  const details = [words.need[check.need], when(check, world), check.rules.join(', ')].filter((text) => text !== null);
  return `- ${check.label[locale]} (${details.join('; ')})`;
}
