import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, isWorkingDay } from '../../../src/core/reminder/working-days.ts';
import { buttonsOf } from '../../../src/view/buttons-of.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { postFacts } from '../../core/case/post-facts.ts';
import { openDesk } from './open-desk.ts';
import { walkToEnd } from './walk-on.ts';

const policy = withFreeze(true);
const daysOff = ['christmas-eve', 'new-years-eve', 'wednesday-before-easter'];

/** What she changes the times to, as days from then on, and how many days pass. */
const moves = fc.array(fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), wait: fc.integer({ min: 1, max: 6 }) }), {
  minLength: 1,
  maxLength: 4,
});

it('tells of the minutes on each interview day as it now is, once, however the days are moved', async () => {
  let heard = 0;
  const tried = await fc.check(
    fc.asyncProperty(moves, async (all) => {
      const desk = await openDesk({ policy, day: '2027-01-04' });
      const id = await desk.open(postFacts());
      await walkToEnd(desk, id, 'interview.hold');
      const { owner } = (await desk.load(id)).state;
      const told = () =>
        desk.arrived.flatMap(({ reply, day }) =>
          [...new Set(buttonsOf(reply).map(({ data }) => String(data['reminder'] ?? '')))].flatMap((name) =>
            name.startsWith('RM-15/') ? [`${name.slice(-10)} on ${day}`] : [],
          ),
        );
      // What stood before the first change hangs on the day that was planned.
      await desk.run(id, { kind: 'change-times', inputs: { 'field-times': `${addDays(desk.app.clock.today(), 40)} 10:00-11:00` } }, owner);
      const before = told().length;
      const expected: string[] = [];
      for (const { days, wait } of all) {
        const from = desk.app.clock.today();
        const wanted = days.map((day) => addDays(from, day));
        if (wanted.length === 0) continue;
        await desk.run(id, { kind: 'change-times', inputs: { 'field-times': wanted.map((day) => `${day} 10:00-11:00`).join('\n') } }, owner);
        for (let passed = 0; passed < wait; passed += 1) {
          const today = addDays(desk.app.clock.today(), 1);
          await desk.goTo(today, '11:00');
          if (wanted.includes(today) && isWorkingDay(today, daysOff)) expected.push(`${today} on ${today}`);
        }
      }
      const now = told().slice(before);
      heard += now.length;
      expect(new Set(now.map((one) => one.slice(0, 10))).size).toBe(now.length);
      expect(now.filter((one) => one.slice(0, 10) === one.slice(-10))).toEqual(expected);
      // The rest were interviews on a day off, told of on the first day after it.
      for (const one of now) expect(one.slice(0, 10) === one.slice(-10) || !isWorkingDay(one.slice(0, 10) as never, daysOff)).toBe(true);
    }),
    { numRuns: 15, interruptAfterTimeLimit: 25_000 },
  );
  if (tried.failed) throw new Error(fc.defaultReportMessage(tried));
  expect(heard).toBeGreaterThan(0);
}, 60_000);
