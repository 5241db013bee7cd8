import { describe, expect, it } from 'vitest';
import type { CaseId, PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import type { Button } from '../../../src/core/reply/button.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import type { Outcome } from '../../../src/core/turn.ts';
import { saveProfile } from '../../../src/app/profile.ts';
import { toReferenceDates } from '../../../src/core/case/state.ts';
import { addDays, addWorkingDays } from '../../../src/core/reminder/working-days.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { buttonsOf } from '../../../src/view/buttons-of.ts';
import { createRenderer } from '../../../src/view/render.ts';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { cardTemplates } from '../../../src/view/card-templates.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { partTime, postFacts } from '../../core/case/post-facts.ts';
import { openDesk, tenant, type Desk } from './open-desk.ts';
import { record, walkOn, walkToEnd } from './walk-on.ts';
import { linesOf } from './words-of.ts';

const policy = withFreeze(true);
const { manager, manager2, hr, union, director, employee } = localUserIds;
const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });

/** A Monday; the needs analysis is due on Thursday 18 March. */
const openMonday = async () => {
  const desk = await openDesk({ policy, day: '2027-03-08' });
  await desk.goTo('2027-03-15', '09:00');
  const id = await desk.open(postFacts({ title: 'Rådgiver', serviceArea: 'health' }));
  return { desk, id };
};

const told = (desk: Desk, user: UserId = manager) => desk.arrived.filter(({ to }) => to === user).map(({ day, time }) => `${day} ${time}`);

const last = (desk: Desk): Reply => {
  const reply = desk.arrived.at(-1)?.reply;
  if (reply === undefined) throw new Error('Nothing has arrived');
  return reply;
};

const buttonOf = (reply: Reply, verb: Button['verb']): Button => {
  const found = buttonsOf(reply).find((one) => one.verb === verb);
  if (found === undefined)
    throw new Error(
      `No ${verb} among ${buttonsOf(reply)
        .map((one) => one.verb)
        .join(' ')}`,
    );
  return found;
};

const press = (desk: Desk, user: UserId, button: Button, inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  desk.say(user, { kind: 'press', verb: button.verb, data: { ...button.data, ...inputs }, activityId: 'a-1' });

const shown = ({ ack, messages }: Outcome): Reply => {
  const reply = ack.kind === 'card' ? ack.reply : messages[0]?.reply;
  if (reply === undefined) throw new Error('Nothing was answered');
  return reply;
};

const problemsOf = (reply: Reply) =>
  reply.kind === 'form' ? reply.view.inputs.flatMap(({ id, problem }) => (problem === null ? [] : [`${id} ${problem.key}`])) : [];

const alerts = async (desk: Desk, user: UserId, inputs: Readonly<Record<string, string>>) => {
  const form = shown(await desk.say(user, { kind: 'text', text: 'varsler' }));
  return shown(await press(desk, user, buttonOf(form, 'alerts.set'), { 'alert-time': '08:00', 'alert-rhythm': 'daily', ...inputs }));
};

describe('a reminder', () => {
  it('comes at eight on its day with the step’s own button, and never again', async () => {
    const { desk } = await openMonday();
    await desk.goTo('2027-03-18', '07:59');
    expect(told(desk)).toEqual([]);
    await desk.goTo('2027-04-30');
    expect(told(desk)).toEqual(['2027-03-18 08:00']);
    const form = shown(await press(desk, manager, buttonOf(last(desk), 'step.open')));
    expect(form).toMatchObject({ kind: 'form', view: { form: 'step' } });
  });

  it('is not sent for what is done by then', async () => {
    const { desk, id } = await openMonday();
    await desk.goTo('2027-03-18', '07:30');
    await record(desk, id, 'need.analysis');
    await desk.goTo('2027-04-02');
    expect(told(desk)).toEqual([]);
  });

  it('is not sent when the date goes while the message is on its way, and comes when it is due again', async () => {
    const { desk, id } = await openMonday();
    const release = desk.holdSending();
    const going = desk.goTo('2027-03-18', '09:00');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await record(desk, id, 'need.analysis');
    release();
    await going;
    expect(told(desk)).toEqual([]);
    await desk.run(id, { kind: 'reopen', step: 'need.analysis' as StepId, position: null, reason: 'Feil' });
    await desk.goTo('2027-03-31');
    expect(told(desk)).toEqual(['2027-03-19 08:00']);
  });

  it('waits for the morning when the program was down until the evening', async () => {
    const { desk } = await openMonday();
    desk.sleepTo('2027-03-18', '16:00');
    await desk.goTo('2027-03-18', '23:00');
    expect(told(desk)).toEqual([]);
    await desk.goTo('2027-03-19');
    expect(told(desk)).toEqual(['2027-03-19 08:00']);
  });

  it('comes later the same day when the program was down in the morning', async () => {
    const { desk } = await openMonday();
    desk.sleepTo('2027-03-18', '13:15');
    await desk.goTo('2027-03-18', '14:00');
    expect(told(desk)).toEqual(['2027-03-18 13:15']);
  });

  it('is put off until a day to come and told of once more', async () => {
    const { desk } = await openMonday();
    await desk.goTo('2027-03-18');
    const form = shown(await press(desk, manager, buttonOf(last(desk), 'reminder.snooze-form')));
    const again = buttonOf(form, 'reminder.snooze');
    expect(problemsOf(shown(await press(desk, manager, again, { snooze: 'date', 'snooze-date': '2027-03-18' })))).toEqual([
      'snooze-date problem.snooze-past',
    ]);
    expect(problemsOf(shown(await press(desk, manager, again, { snooze: 'date', 'snooze-date': '2027-03-01' })))).toEqual([
      'snooze-date problem.snooze-past',
    ]);
    expect(problemsOf(shown(await press(desk, manager, again, { snooze: 'date', 'snooze-date': '' })))).toEqual(['snooze-date problem.date-missing']);
    expect(problemsOf(shown(await press(desk, manager, again, {})))).toEqual(['snooze problem.choice-missing']);
    await press(desk, manager, again, { snooze: 'monday' });
    await desk.goTo('2027-04-02');
    expect(told(desk)).toEqual(['2027-03-18 08:00', '2027-03-22 08:00']);
    expect(linesOf(last(desk), 'nb')).toEqual(['2027-1 Gjør behovsanalysen ferdig: Forfalt for 4 dager siden, torsdag 18. mars 2027']);
  });

  it('that is not relevant to the case asks why and does not come, nor reach HR', async () => {
    const desk = await openDesk({ policy, day: '2027-03-15' });
    const id = await desk.open(postFacts({ positions: [partTime(80)] }));
    await desk.goTo('2027-03-18');
    const form = shown(await press(desk, manager, buttonOf(last(desk), 'reminder.settle-form')));
    expect(problemsOf(shown(await press(desk, manager, buttonOf(form, 'reminder.settle'), { reason: '' })))).toEqual(['reason problem.text-missing']);
    const done = shown(await press(desk, manager, buttonOf(form, 'reminder.settle'), { reason: 'Avklart i ledermøtet' }));
    expect(done).toMatchObject({ kind: 'case', view: { notices: [{ text: { key: 'app.done.reminder-settled' } }] } });
    await desk.run(id, { kind: 'settle-reminder', reminder: 'RM-03', position: null, as: 'not-relevant', reason: 'Drøftet muntlig' });
    await desk.goTo('2027-04-16');
    expect(told(desk, hr)).toEqual([]);
    expect(shown(await press(desk, manager, buttonOf(desk.arrived[0]?.reply ?? last(desk), 'reminder.snooze-form')))).toMatchObject({
      text: { key: 'app.reminder.gone' },
    });
  });

  it('is nobody’s whose case is on hold, and comes when it is taken up again', async () => {
    const { desk, id } = await openMonday();
    await desk.run(id, { kind: 'hold', reason: 'Venter på budsjettet', until: null });
    await desk.goTo('2027-04-01', '10:00');
    expect(told(desk)).toEqual([]);
    await desk.run(id, { kind: 'resume' });
    await desk.goTo('2027-04-05');
    expect(told(desk)).toEqual(['2027-04-02 08:00']);
  });

  it('follows the case to its new owner', async () => {
    const { desk, id } = await openMonday();
    await desk.run(id, { kind: 'hand-over', to: manager2 });
    await desk.goTo('2027-04-01');
    expect([told(desk), told(desk, manager2)]).toEqual([[], ['2027-03-18 08:00']]);
  });

  it('whose date lies in the past already stands on the card and is no message', async () => {
    const { desk, id } = await openMonday();
    const card = shown(await desk.say(manager, { kind: 'text', text: 'status' }));
    expect(card).toMatchObject({ kind: 'case', view: { reminders: [{ say: { nb: expect.stringContaining('Du har registrert et behov') } }] } });
    await walkOn(desk, id, 'advert.check', {
      'advert.plan': { 'planned-publication': '2027-03-17', 'planned-deadline': '2027-04-07', 'planned-interview': '2027-03-16' },
    });
    await desk.goTo('2027-03-16');
    const later = shown(await desk.say(manager, { kind: 'text', text: 'status' }));
    expect(later.kind === 'case' ? later.view.reminders.length : 0).toBe(2);
    expect(JSON.stringify(renderer.render(later, 'nn').card)).toContain('17. mars 2027');
  });

  it('escalates to HR after the municipality’s delay, and says nothing of anybody', async () => {
    const desk = await openDesk({ policy, day: '2027-03-08' });
    await desk.open(postFacts({ positions: [partTime(80)] }));
    await desk.goTo('2027-03-15', '08:30');
    expect(told(desk, hr)).toEqual(['2027-03-15 08:00']);
    const text = JSON.stringify(renderer.render(last(desk), 'nb').card);
    expect(text).not.toMatch(/Silje|Forfalt/u);
    expect(text).toContain('Det kan være gjort utenom');
  });
});

describe('«varsler»', () => {
  it.each(['varsler', 'varsel', 'alerts'])('answers «%s» with the form for everybody who can be reminded', async (text) => {
    const { desk } = await openMonday();
    for (const user of [manager, hr, union, director])
      expect(shown(await desk.say(user, { kind: 'text', text }))).toMatchObject({ kind: 'form', view: { form: 'alerts' } });
    expect(shown(await desk.say(employee, { kind: 'text', text })).kind).toBe('welcome');
  });

  it('moves the day’s message to another hour', async () => {
    const { desk } = await openMonday();
    expect(await alerts(desk, manager, { 'alert-time': '14:30' })).toMatchObject({
      kind: 'notice',
      text: { key: 'app.alerts.saved-daily', params: { time: '14:30' } },
    });
    await desk.goTo('2027-03-18', '23:00');
    expect(told(desk)).toEqual(['2027-03-18 14:30']);
  });

  it('gathers the week on one day, up to the next time', async () => {
    const { desk } = await openMonday();
    await alerts(desk, manager, { 'alert-rhythm': '3' });
    await desk.goTo('2027-03-31', '23:00');
    expect(told(desk)).toEqual(['2027-03-17 08:00']);
    expect(linesOf(last(desk), 'nb')).toEqual(['2027-1 Gjør behovsanalysen ferdig: I morgen, torsdag 18. mars 2027']);
  });

  it.each([
    [{ 'alert-time': '07:00' }, ['alert-time problem.alert-quiet']],
    [{ 'alert-time': '16:00' }, ['alert-time problem.alert-quiet']],
    [{ 'alert-time': '08:17' }, ['alert-time problem.choice-missing']],
    [{ 'away-from': '2027-03-20' }, ['away-to problem.date-missing']],
    [{ 'away-from': '2027-03-20', 'away-to': '2027-03-18' }, ['away-to problem.away-order']],
    [{ 'away-from': '2027-03-01', 'away-to': '2027-03-05' }, ['away-to problem.date-past']],
    [{ 'stand-in': 'Ingrid Sunde' }, ['away-from problem.stand-in-no-days']],
    [{ 'away-from': '2027-03-17', 'away-to': '2027-03-20', 'stand-in': 'Ola Finnes Ikke' }, ['stand-in problem.stand-in-unknown']],
    [{ 'away-from': '2027-03-17', 'away-to': '2027-03-20', 'stand-in': 'Silje Hovland' }, ['stand-in problem.stand-in-self']],
    [{ 'away-from': '2027-03-17', 'away-to': '2027-03-20', 'stand-in': 'Ingrid Sunde', 'alert-time': '03:00' }, ['alert-time problem.alert-quiet']],
  ])('says what is wrong with %j', async (inputs, problems) => {
    const { desk } = await openMonday();
    const form = await alerts(desk, manager, inputs);
    expect(problemsOf(form)).toEqual(problems);
    for (const locale of ['nb', 'nn', 'en'] as const) expect(renderer.render(form, locale).summary.length).toBeGreaterThan(3);
  });

  it('refuses a stand-in who is away too, and one whom Losen cannot reach', async () => {
    const { desk } = await openMonday();
    await alerts(desk, manager2, { 'away-from': '2027-03-18', 'away-to': '2027-03-18' });
    const away = { 'away-from': '2027-03-17', 'away-to': '2027-03-20', 'stand-in': 'ingrid sunde' };
    expect(problemsOf(await alerts(desk, manager, away))).toEqual(['stand-in problem.stand-in-away']);
    expect(problemsOf(await alerts(desk, manager, { ...away, 'away-to': '2027-03-17' }))).toEqual([]);
    await saveProfile(desk.app, tenant, hr, { unreachable: { reason: 'removed', since: desk.app.clock.now() } });
    expect(problemsOf(await alerts(desk, manager, { ...away, 'stand-in': 'Eirik' }))).toEqual(['stand-in problem.stand-in-unreached']);
  });

  it('gives a stand-in the reminders meanwhile, and tells who is back what is still open', async () => {
    const { desk } = await openMonday();
    const set = await alerts(desk, manager, { 'away-from': '2027-03-17', 'away-to': '2027-03-23', 'stand-in': 'Ingrid Sunde' });
    expect(set).toMatchObject({ detail: { key: 'app.alerts.away', params: { name: 'Ingrid Sunde' } } });
    await desk.goTo('2027-03-22');
    expect([told(desk), told(desk, manager2)]).toEqual([[], ['2027-03-18 08:00']]);
    // She leads none of these cases, so she is told and can open nothing.
    expect(last(desk)).toMatchObject({ kind: 'reminder', view: { standing: { key: 'app.reminder.instead-of-unseen' } } });
    expect(buttonsOf(last(desk)).map(({ verb }) => verb)).toEqual(['reminder.snooze-form']);
    await desk.goTo('2027-04-02');
    // Wednesday before Easter to Easter Monday are off.
    expect([told(desk), told(desk, manager2)]).toEqual([['2027-03-30 08:00'], ['2027-03-18 08:00']]);
  });

  it('shows nobody another’s reminder who claims to stand in for her', async () => {
    const { desk, id } = await openMonday();
    const data = { nonce: 'n-1', case: id, reminder: 'RM-02/-/2027-03-18', of: manager };
    for (const user of [manager2, union]) {
      const answer = shown(await desk.say(user, { kind: 'press', verb: 'reminder.open', data, activityId: 'a-1' }));
      expect(answer).toMatchObject({ kind: 'notice', text: { key: 'app.no-such-case' } });
    }
  });

  it('lets reminders wait for who is away without a stand-in', async () => {
    const { desk } = await openMonday();
    await alerts(desk, manager, { 'away-from': '2027-03-17', 'away-to': '2027-03-22' });
    await desk.goTo('2027-04-02');
    expect(told(desk)).toEqual(['2027-03-23 08:00']);
  });
});

describe('the nightly round', () => {
  it('mends what a crash between a change and its wake has left', async () => {
    const { desk } = await openMonday();
    const wake = desk.app.scheduler.wakeBy;
    Object.assign(desk.app.scheduler, {
      wakeBy: async ({ key }: { readonly key: string }) => {
        if (key.startsWith('digest/')) throw new Error('down');
      },
    });
    await desk.goTo('2027-03-16', '01:00');
    const id: CaseId = await desk.open(postFacts({ title: 'Lærer' }));
    expect(desk.warnings).toContain('reminders could not be scheduled');
    Object.assign(desk.app.scheduler, { wakeBy: wake });
    await desk.goTo('2027-03-19');
    expect(linesOf(last(desk), 'nb')).toEqual([`${id} Gjør behovsanalysen ferdig: I dag, fredag 19. mars 2027`]);
  });

  it('reaches the months after a case is closed', async () => {
    const { desk, id } = await openMonday();
    await walkToEnd(desk, id);
    const { state } = await desk.load(id);
    const start = toReferenceDates(state, 'p1' as PositionId).T_start;
    if (start === undefined) throw new Error('Nobody has started');
    const before = desk.arrived.length;
    // A new process knows nothing but what the round finds.
    await desk.goTo(addDays(start, 60));
    const later = desk.arrived.slice(before).flatMap(({ day, reply }) => linesOf(reply, 'nb').map((line) => `${day} ${line}`));
    const due = addDays(start, 30);
    expect(later[0]).toContain('2027-1 Etter ansettelsen');
    expect(later[0]?.slice(0, 10)).toBe(addWorkingDays(due, 0, []));
    const settled = shown(await press(desk, manager, buttonOf(last(desk), 'reminder.settle')));
    expect(settled).toMatchObject({ kind: 'case', view: { notices: [{ text: { key: 'app.done.reminder-done' } }] } });
  });
});
