import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitsFor } from '../../../src/app/remind/find-concerns.ts';
import { toCourse } from '../../../src/core/case/course.ts';
import { memberOf } from '../../../src/core/case/panel.ts';
import { openRequests, requestKinds } from '../../../src/core/case/requests.ts';
import type { CaseId, IsoDate, UserId } from '../../../src/core/ids.ts';
import { planNudges } from '../../../src/core/reminder/plan-nudges.ts';
import { addDays, isWorkingDay } from '../../../src/core/reminder/working-days.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { buttonsOf } from '../../../src/view/buttons-of.ts';
import { arbitraryFacts } from '../../core/case/arbitrary-facts.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { fillIn } from '../../core/case/fill-in.ts';
import { openDesk, tenant, type Desk } from './open-desk.ts';
import { take } from './walk-on.ts';

const policy = withFreeze(true);
const { manager, manager2, hr, union, director, employee } = localUserIds;
const people = [manager, manager2, hr, union, director, employee];
const daysOff = ['christmas-eve', 'new-years-eve', 'wednesday-before-easter'];

/** What somebody does at noon, or lets be. */
type Move =
  | { readonly move: 'forward'; readonly times: number; readonly plan: number }
  | { readonly move: 'wait'; readonly days: number }
  | { readonly move: 'reopen' | 'ask' | 'share'; readonly nth: number }
  | { readonly move: 'hold' | 'resume' | 'undo' | 'withdraw' | 'hand-over' | 'crash' }
  | { readonly move: 'panel'; readonly answer: 'yes' | 'no' | 'doubt' | 'silent' | 'ruled' }
  | { readonly move: 'request'; readonly nth: number; readonly by: 'hr' | 'manager' }
  | { readonly move: 'request-answered'; readonly nth: number }
  | { readonly move: 'snooze'; readonly who: number; readonly days: number }
  | { readonly move: 'settle'; readonly nth: number };

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ move: fc.constant('forward' as const), times: fc.integer({ min: 1, max: 6 }), plan: fc.integer({ min: 0, max: 25 }) }),
    },
    { weight: 6, arbitrary: fc.record({ move: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }) },
    { weight: 5, arbitrary: fc.record({ move: fc.constantFrom('reopen' as const, 'ask' as const, 'share' as const), nth: fc.nat(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({ move: fc.constantFrom('hold' as const, 'resume' as const, 'undo' as const, 'hand-over' as const, 'crash' as const) }),
    },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('withdraw' as const) }) },
    { weight: 3, arbitrary: fc.record({ move: fc.constant('snooze' as const), who: fc.nat(5), days: fc.integer({ min: 1, max: 9 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constant('panel' as const),
        answer: fc.constantFrom('yes' as const, 'no' as const, 'doubt' as const, 'silent' as const, 'ruled' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ move: fc.constant('request' as const), nth: fc.nat(4), by: fc.constantFrom('hr' as const, 'manager' as const) }),
    },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('request-answered' as const), nth: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('settle' as const), nth: fc.nat(20) }) },
  ),
  { minLength: 4, maxLength: 14 },
);

/** Names of the reminders a message holds, with the case. */
const namesIn = (desk: Desk, index: number): readonly string[] => {
  const reply = desk.arrived[index]?.reply;
  const buttons = reply === undefined ? [] : buttonsOf(reply);
  return [...new Set(buttons.flatMap(({ data }) => (typeof data['reminder'] === 'string' ? [`${String(data['case'])}/${data['reminder']}`] : [])))];
};

/** The day a reminder is due stands in its name; an escalation names the day of what it escalates. */
const dueIn = (name: string): string => /\d{4}-\d\d-\d\d(?!.*\d{4}-\d\d-\d\d)/u.exec(name)?.[0] ?? '';

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** Names a member who has no role, or has her answer; a superior decides a doubt. */
async function panelMove(desk: Desk, id: CaseId, answer: Extract<Move, { readonly move: 'panel' }>['answer'], owner: UserId): Promise<void> {
  const { state } = await desk.load(id);
  const member = memberOf(state, employee);
  if (member === undefined) {
    const add = [{ user: employee, name: 'Magnus Aasen', unreached: false }];
    const command = { kind: 'change-panel', add, leave: [], leader: 'Silje Hovland', alone: false, reviewed: false } as const;
    if (await desk.attempt(id, command, owner)) count('named');
    return;
  }
  if (answer === 'silent') return;
  if (answer === 'ruled') {
    if (member.answer === null) return;
    return void (await desk.attempt(id, { kind: 'rule-on-doubt', member: employee, basis: member.answer.words, clear: true }, director));
  }
  if (await desk.attempt(id, { kind: 'answer-impartiality', answer }, employee)) count(`said ${answer}`);
}

async function act(desk: Desk, id: CaseId, move: Move, snoozed: Map<string, string>): Promise<void> {
  const { state } = await desk.load(id);
  const { owner } = state;
  const today = desk.app.clock.today();
  const { steps } = toCourse(state, policy, today);
  switch (move.move) {
    case 'wait':
    case 'crash':
      return;
    case 'forward':
      for (let time = 0; time < move.times; time += 1) {
        const now = await desk.load(id);
        const open = toCourse(now.state, policy, today).steps.find(({ standing }) => standing === 'open');
        if (open === undefined || now.state.hold !== null) return;
        const plan = {
          'planned-publication': addDays(today, move.plan),
          'planned-deadline': addDays(today, move.plan + 21),
          'planned-interview': addDays(today, move.plan + 30),
        };
        await take(desk, id, open, open.step.id === 'advert.plan' ? plan : {}).catch(() => count('refused'));
      }
      return;
    case 'reopen': {
      const done = steps.filter(({ record }) => record !== undefined);
      const one = done[move.nth % Math.max(done.length, 1)];
      if (one !== undefined) await desk.attempt(id, { kind: 'reopen', step: one.step.id, position: one.position, reason: 'Feil' }, owner);
      return;
    }
    case 'ask': {
      const open = steps.filter(({ step, standing }) => standing === 'open' && (step.asks?.who === 'hr' || step.asks?.who === 'director'));
      const one = open[move.nth % Math.max(open.length, 1)];
      if (one === undefined) return;
      const inputs = { ...fillIn(one.step, { state, policy, position: one.position, today }), asked: today };
      const to = [one.step.asks?.who === 'hr' ? hr : director];
      if (await desk.attempt(id, { kind: 'ask', step: one.step.id, position: one.position, inputs, to }, owner)) count('asked');
      return;
    }
    case 'share': {
      const open = steps.filter(({ step, standing }) => step.involves !== undefined && standing !== 'shut' && standing !== 'not-yet');
      const one = open[move.nth % Math.max(open.length, 1)];
      if (one === undefined) return;
      const marit = { user: union, union: 'fagforbundet', name: 'Marit Tveit' };
      if (await desk.attempt(id, { kind: 'share', step: one.step.id, position: one.position, with: [marit] }, owner)) count('shared');
      return;
    }
    case 'panel':
      return panelMove(desk, id, move.answer, owner);
    case 'request': {
      const request = requestKinds[move.nth % requestKinds.length] ?? 'complaint';
      const inputs = { request, received: today, owner: move.by };
      if (await desk.attempt(id, { kind: 'register-request', inputs }, move.nth % 2 === 0 ? hr : owner)) count('requested');
      return;
    }
    case 'request-answered': {
      const open = openRequests(state.requests);
      const one = open[move.nth % Math.max(open.length, 1)];
      if (one !== undefined) await desk.attempt(id, { kind: 'answer-request', request: one.id, inputs: { 'answered-on': today } }, hr);
      return;
    }
    case 'hold':
      return void (await desk.attempt(id, { kind: 'hold', reason: 'Vent', until: null }, owner));
    case 'resume':
      return void (await desk.attempt(id, { kind: 'resume' }, owner));
    case 'undo':
      return void (await desk.attempt(id, { kind: 'undo' }, owner));
    case 'withdraw':
      return void (await desk.attempt(id, { kind: 'withdraw', reason: 'Borte', nobodyApplied: false }, owner));
    case 'hand-over':
      return void (await desk.attempt(id, { kind: 'hand-over', to: owner === manager ? manager2 : manager }, owner));
    case 'settle': {
      const nudges = planNudges(state, policy, today);
      const one = nudges[move.nth % Math.max(nudges.length, 1)];
      if (one?.about.kind !== 'reminder') return;
      const { reminder, position } = one.about.planned;
      await desk.attempt(id, { kind: 'settle-reminder', reminder: reminder.id, position, as: 'not-relevant', reason: 'Avklart' }, owner);
      return;
    }
    case 'snooze': {
      const user = people[move.who] ?? manager;
      const index = desk.arrived.findLastIndex(({ to }) => to === user);
      const [name] = namesIn(desk, index);
      if (name === undefined) return;
      const [of = '', ...rest] = name.split('/');
      const data = { nonce: 'n-1', case: of, reminder: rest.join('/'), snooze: 'date', 'snooze-date': addDays(today, move.days) };
      const { ack } = await desk.say(user, { kind: 'press', verb: 'reminder.snooze', data, activityId: 'a-1' });
      if (ack.kind !== 'card' || ack.reply.kind !== 'notice' || !('key' in ack.reply.text) || ack.reply.text.key !== 'app.snooze.done') return;
      count('snoozed');
      snoozed.set(`${user} ${name}`, addDays(today, move.days));
    }
  }
}

it('loses no reminder, doubles none, sends none early and none for what is done, whatever is edited', async () => {
  const tried = await fc.check(
    fc.asyncProperty(arbitraryFacts, moves, fc.integer({ min: 0, max: 200 }), async (facts, all, offset) => {
      const day = addDays('2027-01-04' as IsoDate, offset);
      const desk = await openDesk({ policy, day });
      const id = await desk.open(facts);
      /** By person and reminder: the last day she was told. */
      const told = new Map<string, string>();
      const snoozed = new Map<string, string>();
      let read = 0;

      const check = async () => {
        const today = desk.app.clock.today();
        const loaded = await desk.load(id);
        const nudges = planNudges(loaded.state, policy, today);
        for (; read < desk.arrived.length; read += 1) {
          const message = desk.arrived[read];
          if (message === undefined) break;
          count('message');
          expect([message.time, isWorkingDay(message.day, daysOff)]).toEqual(['08:00', true]);
          for (const name of namesIn(desk, read)) {
            const about = `${message.to} ${name}`;
            count(name.split('/')[1] ?? '');
            if (/\/(?:panel|doubt|request)\//u.test(name)) count(`told of a ${name.split('/')[1]}`);
            // Early: before its day, or before the day it was put off to.
            expect(dueIn(name) <= message.day, `${about} on ${message.day}`).toBe(true);
            const until = snoozed.get(about);
            if (until !== undefined) expect(until <= message.day).toBe(true);
            // Doubled: told before, and not put off since.
            else expect(told.has(about), `${about} again on ${message.day}`).toBe(false);
            snoozed.delete(about);
            told.set(about, message.day);
            // Done: the case is looked at before anything else happens in it.
            const nudge = nudges.find(({ key }) => `${id}/${key}` === name);
            expect(nudge, `${about} is not due any more`).toBeDefined();
            if (nudge !== undefined) expect(nudge.due <= message.day).toBe(true);
            const about_ = nudge?.about;
            const step = about_ === undefined || about_.kind === 'request' ? null : 'planned' in about_ ? about_.planned.step : about_.step;
            const record = step === null || step === undefined ? undefined : (loaded.state.steps[step.step.id] ?? step.record);
            expect(record?.outcome === 'done' || record?.outcome === 'skipped').toBe(false);
          }
        }
        // Lost: due on a working day and hers, and she has never been told.
        if (!isWorkingDay(today, daysOff)) return;
        for (const user of people) {
          const person = await desk.app.directory.find(tenant, user);
          if (person === undefined) continue;
          for (const nudge of nudges.filter(({ due }) => due <= today)) {
            if (!(await waitsFor(desk.app, tenant, { nudge, loaded, person, today }))) continue;
            const about = `${user} ${id}/${nudge.key}`;
            expect(told.has(about), `${about} is lost on ${today}`).toBe(true);
            const until = snoozed.get(about);
            if (until !== undefined) expect(until > today, `${about} was put off to ${until} and is lost`).toBe(true);
          }
        }
        const daily = desk.arrived.map(({ to, day: on }) => `${to} ${on}`);
        expect(new Set(daily).size).toBe(daily.length);
      };

      for (const move of all) {
        if (move.move === 'crash') {
          // What was to be scheduled after the next change is lost, and the night's round mends it.
          const { wakeBy } = desk.app.scheduler;
          Object.assign(desk.app.scheduler, {
            wakeBy: async () => {
              throw new Error('down');
            },
          });
          await act(desk, id, { move: 'forward', times: 4, plan: 9 }, snoozed);
          Object.assign(desk.app.scheduler, { wakeBy });
        } else await act(desk, id, move, snoozed);
        const days = move.move === 'wait' ? move.days : move.move === 'crash' ? 12 : 1;
        for (let passed = 0; passed < days; passed += 1) {
          await desk.goTo(addDays(desk.app.clock.today(), 1), '11:00');
          await check();
        }
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
  if (tried.failed) throw new Error(fc.defaultReportMessage(tried));
  const often = ['message', 'RM-02', 'asked', 'shared', 'snoozed', 'told of a request', 'told of a panel'];
  if (tried.interrupted) process.stdout.write(`The machine was slow: ${tried.numRuns} cases, too few to say what comes up.\n`);
  else expect(often.filter((kind) => !seen.has(kind))).toEqual([]);
}, 60_000);
