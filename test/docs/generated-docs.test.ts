import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { generatedDocs } from '../../scripts/generated-docs.ts';

/** Whole cases are played for the samples; a machine that is busy takes its time. */
const patience = { timeout: 240_000 };

/** Playing them takes seconds, so both tests look at the same pages. */
let pages: ReturnType<typeof generatedDocs> | undefined;
const allPages = () => (pages ??= generatedDocs());

it('finds every generated page as the data would make it; else run «npm run docs»', patience, async () => {
  const found = await allPages();
  expect(found.map(({ path }) => basename(path))).toEqual(['process.md', 'process-alver.md', 'advert-rules.md', 'cards.md', 'reliability.md']);
  for (const { path, text } of found) expect(readFileSync(path, 'utf8') === text, `${basename(path)} is stale`).toBe(true);
});

it('names a card for every verb', patience, async () => {
  const cards = (await allPages()).find(({ path }) => path.endsWith('cards.md'));
  expect(cards?.text).not.toContain('none in the samples');
});
