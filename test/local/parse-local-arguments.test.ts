import { describe, expect, it } from 'vitest';
import { parseLocalArguments } from '../../src/local/parse-local-arguments.ts';

describe('the arguments of npm start', () => {
  it.each([
    [[], ['manager', 'hr']],
    [
      ['--people', 'manager,hr,union,director,manager2,employee'],
      ['manager', 'hr', 'union', 'director', 'manager2', 'employee'],
    ],
    [['--people=hr'], ['hr']],
    [
      ['--people', ' hr , manager, hr'],
      ['hr', 'manager'],
    ],
    [['--no-clients'], []],
    [['--no-clients', '--people', 'hr'], []],
  ])('%j start the clients of %j', (argv, people) => {
    expect(parseLocalArguments(argv)).toEqual({ ok: true, value: { people } });
  });

  it.each([
    [['--people', 'boss'], '--people does not know «boss»'],
    [['--people', ','], '--people names nobody'],
    [['--people'], '--people'],
    [['--peple', 'hr'], '--peple'],
    [['hr'], 'hr'],
  ])('%j are refused in a sentence that says what is wrong', (argv, reason) => {
    expect(parseLocalArguments(argv)).toMatchObject({ ok: false, refusal: expect.stringContaining(reason) });
  });
});
