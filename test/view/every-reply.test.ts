import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectReplies } from '../../scripts/collect-replies.ts';
import type { Policy } from '../../src/core/case/definition.ts';
import type { Reply } from '../../src/core/reply/reply.ts';
import { locales } from '../../src/core/text.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { createRenderer } from '../../src/view/render.ts';

const loaded = loadPolicy({ folder: fileURLToPath(new URL('../../policies', import.meta.url)), id: 'asker' });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
const policy: Policy = loaded.value;
const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });

describe('every reply of whole cases, with the real policy', () => {
  let replies: readonly Reply[] = [];
  beforeAll(async () => {
    replies = await collectReplies(policy);
  }, 240_000);

  it('is met in every kind', () => {
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(
      new Set([
        'welcome',
        'help',
        'notice',
        'case',
        'plan',
        'ahead',
        'form',
        'gate',
        'case-list',
        'settings',
        'advert-report',
        'reported-findings',
        'my-data',
        'my-data-export',
        'reminder',
        'digest',
        'broadcast',
        'broadcast-preview',
        'broadcast-report',
        'broadcast-list',
        'sheet',
      ]),
    );
    expect(replies.length).toBeGreaterThan(200);
  });

  it.each(locales)('becomes a card in %s, with nothing unbound and below 28 KB', (locale) => {
    for (const reply of replies) {
      const { card, summary } = renderer.render(reply, locale);
      const json = JSON.stringify(card);
      expect(json).not.toMatch(/\$\{|undefined|\[object Object\]|\{\w+\}/);
      expect(Buffer.byteLength(json)).toBeLessThan(28 * 1024);
      expect(summary.length).toBeGreaterThan(3);
    }
  });

  it('has every text of the policy in three languages', () => {
    const missing: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('nb' in node || 'nn' in node || 'en' in node) {
        for (const locale of locales)
          if (typeof (node as Record<string, unknown>)[locale] !== 'string' || (node as Record<string, string>)[locale]?.trim() === '')
            missing.push(`${path}.${locale}`);
        return;
      }
      for (const [name, value] of Object.entries(node)) walk(value, `${path}.${name}`);
    };
    walk(policy, '');
    expect(missing).toEqual([]);
  });
});
