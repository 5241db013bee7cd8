import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { generatedDocs } from '../../scripts/generated-docs.ts';

/** Whole cases are played for the samples; a machine that is busy takes its time. */
const patience = { timeout: 240_000 };

it('finds every generated page as the data would make it; else run «npm run docs»', patience, async () => {
  const pages = await generatedDocs();
  expect(pages.map(({ path }) => basename(path))).toEqual(['process.md', 'process-alver.md', 'advert-rules.md', 'cards.md']);
  for (const { path, text } of pages) expect(readFileSync(path, 'utf8') === text, `${basename(path)} is stale`).toBe(true);
});

it('names a card for every verb', patience, async () => {
  const cards = (await generatedDocs()).find(({ path }) => path.endsWith('cards.md'));
  expect(cards?.text).not.toContain('none in the samples');
});
