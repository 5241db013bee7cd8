import { expect, it } from 'vitest';
import { withFreeze } from '../core/case/asker-policy.ts';
import { postFacts } from '../core/case/post-facts.ts';
import { openDesk } from './remind/open-desk.ts';

it('gives a hundred cases that are opened at the same moment a number each, without a gap', async () => {
  const desk = await openDesk({ policy: withFreeze(true), day: '2027-03-15' });
  const opened = await Promise.all(Array.from({ length: 100 }, () => desk.open(postFacts())));
  const numbers = opened.map((id) => Number(id.replace('2027-', ''))).toSorted((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});
