import { expect, it } from 'vitest';
import { readScaleArguments } from '../../bench/scale/read-scale-arguments.ts';

it('measures every size on both stores when nothing is said, and what is said otherwise', () => {
  expect(readScaleArguments([])).toEqual({ ok: true, value: { sizes: [1_000, 10_000, 100_000], stores: ['sqlite', 'postgres'], keeps: false } });
  expect(readScaleArguments(['--json', '10000'])).toMatchObject({ value: { sizes: [10_000], stores: ['sqlite', 'postgres'], keeps: false } });
  expect(readScaleArguments(['--docs', '--store', 'postgres', '100000', '400'])).toEqual({
    ok: true,
    value: { sizes: [100_000, 400], stores: ['postgres'], keeps: true },
  });
});

it.each([[['399']], [['1000001']], [['many']], [['--store', 'mysql']], [['--store']], [['--json', '--docs']], [['--yaml']]])(
  'refuses %j in one line that says what there is',
  (argv) => {
    const read = readScaleArguments(argv);
    expect(read.ok ? '' : read.refusal).toMatch(/^Give [^\n]*--store sqlite\|postgres[^\n]*$/);
  },
);
