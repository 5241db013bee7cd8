import { text as checkWithAlex } from 'alex';
import type { IsoDate } from '../../src/core/ids.ts';
import { readGoldSet } from '../../test/adverts/read-gold-set.ts';
import type { Bench, Figures } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { quantile } from '../median.ts';
import { loadChecker } from './load-checker.ts';

const today = '2026-11-22' as IsoDate;
const checksPerRun = 100;
/** A check that the machine interrupts takes several times as long as another, and says nothing of the checker. */
const inARow = 3;
/** A check of 64 KB takes as long as a dozen of a page. */
const longChecksPerRun = 24;
const [short, long] = [4 * 1024, 64 * 1024];

/** The advert check warm, against alex on the same page; and how its time grows with the text. */
export const advertBench: Bench = {
  name: 'advert',
  unit: 'ms',
  bar: { must: 'at-most', ratio: 0.25, kind: 'bar' },
  measured:
    'One check of a page, an English advert of the gold set, warm, all rules, with the report in words: the 95th percentile of all checks. p95Undisturbed is the same of checks that are each the quickest of three in a row; far below p95, it tells that the machine had other work, and the ratio is made of p95 all the same. Then the median of adverts one after the other, cut at 4 KB and at 64 KB: growth64To4 is their quotient, 16 where time is linear in length, and its bar is 20.',
  against: 'alex (`text` of its library, as it comes) on the same page, warm, measured alike; it looks for inconsiderate wording in English.',
  run: async ({ runs, scale }) => {
    const check = loadChecker('asker');
    const drafts = readGoldSet('drafts');
    const page = drafts.filter(({ language }) => language === 'en').toSorted((one, other) => other.text.length - one.text.length)[0]?.text;
    if (page === undefined) throw new Error('The gold set has no English advert');
    const all = drafts.map(({ text }) => text).join('\n\n');
    const ours = () => check(page, today, 'en');
    const alex = () => checkWithAlex(page);
    const [times, longTimes] = [Math.max(5, Math.round(checksPerRun * scale)), Math.max(3, Math.round(longChecksPerRun * scale))];
    const cut = (length: number) => () => check(all.slice(0, length), today, 'en');
    for (const one of [ours, alex, cut(short), cut(long)]) timeInTurn([one], longTimes);
    return interleave({
      runs,
      ours: async () => {
        const pages = timePages(ours, times);
        const [kb4, kb64] = timeInTurn([cut(short), cut(long)], longTimes).map((each) => quantile(each, 0.5));
        if (kb4 === undefined || kb64 === undefined) throw new Error('Nothing was measured');
        return { ...pages, kb4, kb64, growth64To4: kb64 / kb4 };
      },
      reference: async () => timePages(alex, times),
      toRatio: (mine, others) => figure(mine, 'p95') / figure(others, 'p95'),
    });
  },
};

/** Checks of a page as they came, and the same with each the quickest of a few in a row: what the machine’s other work leaves standing. */
function timePages(run: () => unknown, times: number): Figures {
  const all = timeInTurn([run], times * inARow).flat();
  const quickest = Array.from({ length: times }, (_, index) => Math.min(...all.slice(index * inARow, (index + 1) * inARow)));
  return { p95: quantile(all, 0.95), p50: quantile(all, 0.5), p95Undisturbed: quantile(quickest, 0.95) };
}

/** Milliseconds of every time of several runs that take turns, so that a slow moment falls on all of them. */
function timeInTurn(all: readonly (() => unknown)[], times: number): readonly (readonly number[])[] {
  const measured = all.map((): number[] => []);
  for (let time = 0; time < times; time += 1) {
    for (const [index, run] of all.entries()) {
      const began = performance.now();
      run();
      measured[index]?.push(performance.now() - began);
    }
  }
  return measured;
}
