import type { Door, Gate, Policy, Setting } from '../core/case/definition.ts';
import type { Duration } from '../core/reminder/plan-stage.ts';
import type { Locale } from '../core/text.ts';
import { describeCondition, describeValue, type DescribeWorld } from './describe-condition.ts';
import { describeStep } from './describe-step.ts';
import { en } from './process-words/en.ts';
import { nb } from './process-words/nb.ts';
import { nn } from './process-words/nn.ts';

/** The whole process as markdown for HR advisers: stages, steps, gates, rules and the settings that wait for them. */
export function describeProcess(policy: Policy, locale: Locale = policy.locale): string {
  const words = { nb, nn, en }[locale];
  const world: DescribeWorld = { policy, locale, words };
  const { headings, intros, columns } = words;
  const unconfirmed = policy.settings.filter(({ confirmed }) => !confirmed);
  const confirmed = policy.settings.filter((setting) => setting.confirmed);
  const lines = [
    `# ${words.title(policy.name)}`,
    '',
    words.intro(policy.stages.length, policy.steps.length, policy.rules.length, policy.hash.slice(0, 12)),
    '',
    `## ${headings.stages}`,
    '',
    ...table(
      [columns.stage, columns.steps],
      policy.stages.map(({ id, title, codes }, index) => [
        `${index + 1}. ${title[locale]} (${codes.join(', ')})`,
        policy.steps
          .filter(({ stage }) => stage === id)
          .map((step) => step.title[locale])
          .join('; '),
      ]),
    ),
    ...policy.stages.flatMap((stage, index) => [
      `## ${index + 1}. ${stage.title[locale]}`,
      '',
      ...policy.steps
        .filter((step) => step.stage === stage.id)
        .flatMap((step, position) => describeStep(step, `${index + 1}.${position + 1}`, world)),
    ]),
    ...(policy.gates.length === 0
      ? []
      : [`## ${headings.gates}`, '', intros.gates, '', ...policy.gates.flatMap((gate) => describeGate(gate, world))]),
    `## ${headings.rules}`,
    '',
    intros.rules,
    '',
    ...table(
      [columns.id, columns.rule, columns.basis, columns.kind, columns.source, columns.certainty, columns.valid],
      policy.rules.map((rule) => [
        rule.id,
        rule.text[locale],
        rule.basis[locale],
        words.ruleKind[rule.kind],
        rule.source,
        words.certainty[rule.certainty],
        words.valid(rule.validFrom, rule.validTo),
      ]),
    ),
    ...describeUnions(world),
    ...describePlan(world),
    ...(unconfirmed.length === 0 ? [] : [`## ${headings.unconfirmed}`, '', intros.unconfirmed, '', ...settings(unconfirmed, world)]),
    ...(confirmed.length === 0 ? [] : [`## ${headings.confirmed}`, '', ...settings(confirmed, world)]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function describeGate(gate: Gate, world: DescribeWorld): readonly string[] {
  const { locale, words } = world;
  return [
    `### ${gate.id} ${gate.title[locale]} (${words.gate[gate.kind]}; ${gate.rules.join(', ')})`,
    '',
    ...gate.doors.flatMap((door) => describeDoor(door, world)),
    '',
  ];
}

function describeDoor(door: Door, world: DescribeWorld): readonly string[] {
  const { locale, words, policy } = world;
  const titles = (ids: readonly string[]): string =>
    ids.map((id) => words.quote(policy.steps.find((step) => step.id === id)?.title[locale] ?? id)).join(', ');
  const setting = policy.settings.find(({ id }) => id === door.restsOn);
  return [
    `- **${words.labels.before}:** ${titles(door.before)}`,
    `  - **${words.labels.needs}:** ${describeCondition(door.needs, world)}`,
    `  - **${words.labels.openedBy}:** ${titles(door.openedBy)}`,
    `  - **${words.labels.text}:** ${door.text[locale]} (${door.rule})`,
    ...(setting === undefined || setting.confirmed ? [] : [`  - ${words.gate.advises(setting.label[locale])}`]),
  ];
}

function describeUnions({ policy, locale, words }: DescribeWorld): readonly string[] {
  const { columns, headings, intros } = words;
  if (policy.unions.length === 0) return [];
  const family = (id: string) => policy.labels.roleFamily.find((label) => label.id === id)?.label[locale] ?? id;
  const rows = policy.unions.map(({ name, families, source, certainty }) => [
    name,
    families.map(family).join('; '),
    source,
    words.certainty[certainty],
  ]);
  return [`## ${headings.unions}`, '', intros.unions, '', ...table([columns.union, columns.families, columns.source, columns.certainty], rows)];
}

function describePlan({ policy, locale, words }: DescribeWorld): readonly string[] {
  const { columns, headings, intros } = words;
  if (policy.plan.length === 0) return [];
  const toTime = ({ days, workdays }: Duration) => words.duration(workdays ?? days ?? 0, workdays !== undefined);
  const rows = policy.plan.map(({ label, takes, least, source, certainty }) => [
    label[locale],
    toTime(takes),
    least === undefined ? '–' : toTime(least),
    source,
    words.certainty[certainty],
  ]);
  const head = [columns.milestone, columns.takes, columns.least, columns.source, columns.certainty];
  return [`## ${headings.plan}`, '', intros.plan, '', ...table(head, rows)];
}

function settings(list: readonly Setting[], world: DescribeWorld): readonly string[] {
  const { locale, words } = world;
  const { columns } = words;
  return table(
    [columns.setting, columns.value, columns.source, columns.certainty],
    list.map((setting) => [
      setting.label[locale],
      describeValue(setting.value, world, setting.options),
      setting.source,
      words.certainty[setting.certainty],
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
