import { verbs } from '../../src/core/reply/verb.ts';

/** What the local client and Teams are known to render, with the properties each element needs. */
const needed: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['version', 'body', 'fallbackText'],
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  ColumnSet: ['columns'],
  Column: ['items', 'width'],
  ActionSet: ['actions'],
  Image: ['url', 'altText'],
  'Input.Text': ['id', 'label'],
  'Input.Date': ['id', 'label'],
  'Input.Number': ['id', 'label'],
  'Input.ChoiceSet': ['id', 'label', 'choices'],
  'Input.Toggle': ['id', 'title', 'value'],
  'Action.Execute': ['title', 'verb', 'data', 'associatedInputs'],
  'Action.OpenUrl': ['title', 'url'],
  'Action.ToggleVisibility': ['title', 'targetElements'],
};

const allowed: Readonly<Record<string, readonly unknown[]>> = {
  color: ['default', 'accent', 'attention', 'good', 'warning'],
  spacing: ['none', 'small', 'medium', 'large'],
  size: ['small', 'medium', 'large', 'stretch'],
  weight: ['default', 'bolder'],
  associatedInputs: ['auto', 'none'],
  isSubtle: [true, false],
  isVisible: [false],
  wrap: [true],
};

const knownVerbs = new Set<unknown>(verbs);
const containerStyles = ['default', 'emphasis', 'warning', 'attention'];
const actionStyles = ['default', 'positive', 'destructive'];

/** Names what is wrong with an expanded card: unknown elements, missing or unbound properties, ids used twice, unknown verbs. */
export function findCardFaults(card: unknown): readonly string[] {
  const faults: string[] = [];
  const ids: string[] = [];
  const targets: string[] = [];

  const visit = (node: unknown, path: string): void => {
    if (node === undefined || node === null || node === '') faults.push(`${path} is empty`);
    if (typeof node === 'string') {
      if (node.includes('${')) faults.push(`${path} is unbound: ${node}`);
      if (/\{\{(?:DATE|TIME)/u.test(node)) faults.push(`${path} would be computed: ${node}`);
      if (/undefined|\[object|NaN/u.test(node)) faults.push(`${path} is ${node}`);
      return;
    }
    if (Array.isArray(node)) {
      for (const [index, one] of node.entries()) visit(one, `${path}[${index}]`);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const entries = Object.entries(node);
    const element = Object.fromEntries(entries);
    if (typeof element['type'] === 'string') check(element, element['type'], path);
    for (const [key, value] of entries) {
      if (key === 'data') continue;
      if (key === 'value' || key === 'choices') continue;
      const options = allowed[key];
      if (options !== undefined && !options.includes(value)) faults.push(`${path}.${key} is ${String(value)}`);
      visit(value, `${path}.${key}`);
    }
  };

  const check = (element: Readonly<Record<string, unknown>>, type: string, path: string): void => {
    const properties = needed[type];
    if (properties === undefined) faults.push(`${path} is an unknown ${type}`);
    for (const property of properties ?? []) if (!(property in element)) faults.push(`${path} (${type}) lacks ${property}`);
    if (typeof element['id'] === 'string') ids.push(element['id']);
    if (type === 'Action.Execute' && !knownVerbs.has(element['verb'])) faults.push(`${path} has the unknown verb ${String(element['verb'])}`);
    if (type === 'Action.ToggleVisibility' && Array.isArray(element['targetElements'])) targets.push(...element['targetElements'].map(String));
    if (type === 'Container' && element['style'] !== undefined && !containerStyles.includes(String(element['style'])))
      faults.push(`${path} has style ${String(element['style'])}`);
    if (type === 'Action.Execute' && element['style'] !== undefined && !actionStyles.includes(String(element['style'])))
      faults.push(`${path} has style ${String(element['style'])}`);
    if (type === 'ActionSet' && Array.isArray(element['actions']) && (element['actions'].length === 0 || element['actions'].length > 6))
      faults.push(`${path} has ${element['actions'].length} actions`);
    if (type === 'Input.Number' && 'value' in element && typeof element['value'] !== 'number') faults.push(`${path} has a value that is no number`);
  };

  visit(card, 'card');
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`the id ${id} is used twice`);
  for (const target of targets) if (!ids.includes(target)) faults.push(`nothing has the id ${target}`);
  return faults;
}
