import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply/reply.ts';
import { jsonBytes } from '../../src/view/card-size.ts';
import { findAll, textsOf } from './find-all.ts';
import { findCardFaults } from './find-card-faults.ts';
import { sampleRenderer } from './sample-renderer.ts';
import { heldCase, startCase } from './sample-cases.ts';
import { input, stepForm } from './sample-forms.ts';
import { button } from './sample-parts.ts';
import { sampleReplies, timeline } from './sample-replies.ts';

/** Puts one text everywhere a person's words can stand. */
const everywhere = (text: string): readonly Reply[] => {
  const list = sampleReplies['case list'];
  if (list?.kind !== 'case-list') throw new Error('The sample is no list');
  return [
    { kind: 'case', view: { ...startCase, title: text, unit: text, facts: [{ plain: text }] } },
    { kind: 'case', view: { ...heldCase, title: text, statusNote: { plain: text }, notices: [{ tone: 'attention', text: { plain: text } }] } },
    {
      kind: 'form',
      view: {
        ...stepForm,
        context: { key: 'view.context', params: { case: '2026-14', title: text } },
        notices: [{ tone: 'neutral', text: { plain: text } }],
        inputs: [
          input('a', 'text', { plain: text }, { value: text, problem: { key: 'view.list.owner', params: { owner: text } } }),
          input('b', 'tick', { plain: text }),
          input('c', 'choice', { plain: text }, { value: '1', options: [{ value: '1', label: { plain: text } }] }),
          input('d', 'count', { plain: text }, { value: text }),
          input('e', 'date', { plain: text }, { value: text }),
        ],
      },
    },
    { ...list, cases: list.cases.map((line) => ({ ...line, title: text, unit: text, owner: text })) },
    { kind: 'welcome', name: text, text: { plain: text }, buttons: [button('help.show', { plain: text })] },
    { kind: 'notice', text: { plain: text }, detail: { plain: text }, buttons: [] },
    {
      kind: 'my-data',
      lines: [{ heading: { key: 'app.my-data.person' }, text: { plain: text } }],
      note: { key: 'app.my-data.note' },
      links: [],
      buttons: [],
    },
    { kind: 'ahead', view: { ...timeline, title: text, rows: timeline.rows.map((row) => ({ ...row, what: { plain: text } })) } },
    { kind: 'moved', caseId: startCase.caseId, title: text },
  ];
};

const hostile = [
  "${title} ${$root} ${json('{}')}",
  '{{DATE(2026-12-04T10:00:00Z,LONG)}} {{TIME(2026-12-04T10:00:00Z)}}',
  '[x](http://evil.example) ![y](http://evil.example/p.png)',
  '<b>fet</b> <img src=x onerror=alert(1)> <http://evil.example>',
  '**fet** _kursiv_ ~~strøket~~ `kode`',
  '{name} {0} {{name}}',
  '"}],"type":"Action.OpenUrl"',
  '\u202Etxet desrever\u202C \u2067אבג\u2069 שלום',
  '\u0000\u0007\uD800 ødelagt',
  '👩🏽‍⚕️'.repeat(200),
];

describe('hostile text', () => {
  it.each(hostile)('acts nowhere: %s', (text) => {
    for (const reply of everywhere(text)) {
      const { card, summary } = sampleRenderer.render(reply, 'nb');
      expect(findCardFaults(card)).toEqual([]);
      expect(jsonBytes(card)).toBeLessThan(28_000);
      expect(textsOf(card)).not.toMatch(/\]\(|<[a-z/!]|(?<!\s)\*|`/u);
      expect(summary).not.toMatch(/\$\{|\{\{(?:DATE|TIME)|\u202E|\u0000/u);
    }
  });

  it('of 10,000 characters stays within the limit wherever it stands', () => {
    for (const text of ['æ'.repeat(10_000), '👍'.repeat(10_000), 'ord '.repeat(2_500), '*'.repeat(10_000)]) {
      for (const reply of everywhere(text)) {
        const { card } = sampleRenderer.render(reply, 'nb');
        expect(findCardFaults(card)).toEqual([]);
        expect(jsonBytes(card)).toBeLessThan(28_000);
      }
    }
  });

  it('never changes the structure of a card, whatever it is', () => {
    const shape = (node: unknown): unknown =>
      Array.isArray(node)
        ? node.map(shape)
        : typeof node === 'object' && node !== null
          ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === 'data' ? 0 : shape(value)]))
          : typeof node;
    const plain = everywhere('Sykepleier')
      .slice(0, 2)
      .map((reply) => shape(sampleRenderer.render(reply, 'nb').card));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => /\p{L}/u.test(text)),
        (text) => {
          expect(
            everywhere(text)
              .slice(0, 2)
              .map((reply) => shape(sampleRenderer.render(reply, 'nb').card)),
          ).toEqual(plain);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('leaves input values and choices as they were typed', () => {
    const text = '**fet** ${x} {{DATE(2026-12-04T10:00:00Z)}}';
    const { card } = sampleRenderer.render(
      { kind: 'form', view: { ...stepForm, inputs: [input('a', 'multiline', { plain: 'a' }, { value: text })] } },
      'nb',
    );
    expect(findAll(card, 'Input.Text')[0]).toMatchObject({ value: text });
  });

  it('keeps the direction of right-to-left words to themselves', () => {
    const [name] = findAll(sampleRenderer.render({ kind: 'moved', caseId: startCase.caseId, title: 'שלום' }, 'nb').card, 'TextBlock');
    expect(name?.['text']).toContain('\u2068שלום\u2069');
  });
});
