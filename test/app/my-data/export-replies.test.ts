import { describe, expect, it } from 'vitest';
import { toExportReplies } from '../../../src/app/my-data/my-data-reply.ts';
import { jsonBytes, maxCardBytes } from '../../../src/view/card-size.ts';
import { sampleRenderer } from '../../view/sample-renderer.ts';

/** What a reader can copy out of all parts. */
const shown = (text: string) =>
  toExportReplies(text)
    .map((reply) => sampleRenderer.render(reply, 'nb').card)
    .flatMap((card) => (card['body'] as { inlines?: { text: string }[] }[]).flatMap(({ inlines = [] }) => inlines.map((run) => run.text)))
    .join('');

describe('everything held about somebody, as messages', () => {
  it.each(['{\n  "a": "«Sitat» og *stjerner* med [lenke](http://evil.example)"\n}\n', 'æøå'.repeat(9_000), '👩🏽‍⚕️'.repeat(3_000)])(
    'is whole when the parts are put together, and each part fits: %#',
    (text) => {
      expect(shown(text)).toBe(text);
      for (const reply of toExportReplies(text)) expect(jsonBytes(sampleRenderer.render(reply, 'nb').card)).toBeLessThan(maxCardBytes);
    },
  );

  it('computes nothing a person has written', () => {
    expect(JSON.stringify(toExportReplies('${title} {{DATE(x)}}').map((reply) => sampleRenderer.render(reply, 'en').card))).not.toMatch(/\$\{|\{\{/);
  });
});
