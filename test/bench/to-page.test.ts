import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { describeMachine } from '../../bench/describe-machine.ts';
import { toPage } from '../../bench/to-page.ts';

const machine = { ...describeMachine(), cores: 2, load: 1 };
const page = toPage({
  benches,
  rows: benches.map(({ name }) => `| \`${name}\` |`),
  comparison: ['## Beside other checkers'],
  before: machine,
  after: { ...machine, load: 1.5 },
  date: '2026-11-22',
});

describe('the page of benchmarks', () => {
  it('explains every benchmark it lists and says what it was measured on', () => {
    for (const { name, measured, against } of benches) {
      expect(page).toContain(`**${name}.** ${measured}`);
      expect(page).toContain(against);
    }
    expect(page).toContain('Measured on 2026-11-22');
    expect(page).toContain(`Node ${process.versions.node}`);
    expect(page).not.toContain(hostname());
  });

  it('cautions when the machine had more work than cores', () => {
    const busy = toPage({ benches, rows: [], comparison: [], before: { ...machine, load: 9 }, after: machine, date: '2026-11-22' });
    expect(busy).toContain('much other work');
    expect(page).not.toContain('much other work');
  });

  it('is kept in docs with a row for every benchmark', () => {
    const kept = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');
    for (const { name } of benches) expect(kept).toContain(`| \`${name}\` |`);
    expect(kept).toContain('## Beside other checkers');
  });
});
