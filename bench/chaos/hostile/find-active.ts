import { computed } from './injections.ts';

/** What acts in a text wherever a client or a template engine meets it. */
const actsAnywhere: readonly (readonly [string, RegExp])[] = [
  ['a binding', /\$\{|\{\{/u],
  ['a computed result', new RegExp(computed, 'u')],
  ['a control character', /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u],
  ['a turned direction', /[\u202a-\u202e\u2066\u2067]/u],
];

/** What acts in the markdown of a TextBlock; apps on a telephone also make bare addresses clickable. */
const actsInMarkdown: readonly (readonly [string, RegExp])[] = [
  ['a link', /\](?:\(|\[|:)/u],
  ['an address', /:\/\/|www\.|@(?!\u2060)\S/iu],
  ['HTML', /<[a-z!/?]/iu],
  ['an entity', /&#?\w/u],
  ['code', /`/u],
  ['an escape', /\\[!-/:-@[-`{-~]/u],
  ['emphasis', /[*_](?![*_]*\u200A)|(?<!\u200A)[*_]/u],
  ['struck-out text', /~~/u],
  ['a block', /(?:^|\n)(?:[-+#>=|:~]|\d{1,9}[.)])/u],
];

/** Properties that make a client fetch or open something. */
const opens = new Set(['url', 'iconUrl', 'selectAction', 'backgroundImage', 'fallback', 'refresh', 'authentication']);

/** Names everything in a card that would act instead of being read, each with its place. */
export function findActive(card: unknown): readonly string[] {
  const faults: string[] = [];
  const visit = (node: unknown, path: string, isMarkdown: boolean): void => {
    if (typeof node === 'string') {
      if (!node.isWellFormed()) faults.push(`${path} has half a character: ${JSON.stringify(node)}`);
      for (const [what, pattern] of [...actsAnywhere, ...(isMarkdown ? actsInMarkdown : [])]) {
        if (pattern.test(node)) faults.push(`${path} has ${what}: ${JSON.stringify(node)}`);
      }
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const type: unknown = 'type' in node ? node.type : undefined;
    for (const [key, value] of Object.entries(node)) {
      if (opens.has(key) || (key === 'type' && value === 'Action.OpenUrl')) faults.push(`${path}.${key} opens something`);
      if (key === '$schema') continue;
      visit(value, `${path}.${key}`, key === 'text' && (type === 'TextBlock' || type === 'TextRun'));
    }
  };
  visit(card, 'card', false);
  return faults;
}
