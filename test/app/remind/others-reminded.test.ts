import { describe, expect, it } from 'vitest';
import { keys } from '../../../src/app/keys.ts';
import { sweepReminded } from '../../../src/app/remind/sweep-reminded.ts';
import { tellAside } from '../../../src/app/remind/tell-aside.ts';
import { memberOf } from '../../../src/core/case/panel.ts';
import type { CaseId, IsoDate, UserId } from '../../../src/core/ids.ts';
import type { Button } from '../../../src/core/reply/button.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import { addWorkingDays } from '../../../src/core/reminder/working-days.ts';
import { localUserIds } from '../../../src/local/local-people.ts';
import { createRenderer } from '../../../src/view/render.ts';
import { cardTemplates } from '../../../src/view/card-templates.ts';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { buttonsOf } from '../../../src/view/buttons-of.ts';
import { withFreeze } from '../../core/case/asker-policy.ts';
import { partTime, postFacts } from '../../core/case/post-facts.ts';
import { openDesk, tenant, type Desk } from './open-desk.ts';
import { walkToEnd } from './walk-on.ts';
import { linesOf, sentenceOf } from './words-of.ts';

const policy = withFreeze(true);
const { manager, hr, director, employee, union } = localUserIds;

const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });

const told = (desk: Desk, user: UserId) =>
  desk.arrived.filter(({ to }) => to === user).flatMap(({ day, reply, locale }) => linesOf(reply, locale).map((line) => `${day} ${line}`));

const lastOf = (desk: Desk, user: UserId): Reply => {
  const found = desk.arrived.findLast(({ to }) => to === user)?.reply;
  if (found === undefined) throw new Error('Nothing has arrived');
  return found;
};

const press = async (desk: Desk, user: UserId, verb: Button['verb']) => {
  const button = buttonsOf(lastOf(desk, user)).find((one) => one.verb === verb);
  if (button === undefined) throw new Error(`No ${verb}`);
  const { ack, messages } = await desk.say(user, { kind: 'press', verb, data: button.data, activityId: 'a-1' });
  return ack.kind === 'card' ? ack.reply : messages[0]?.reply;
};

/** A case whose panel is named on a Monday, with an employee who leads nothing. */
async function namePanel(locale: 'nb' | 'nn' = 'nb') {
  const desk = await openDesk({ policy, day: '2027-02-01', locale });
  const id = await desk.open(postFacts({ title: 'Rådgiver', serviceArea: 'health' }));
  await walkToEnd(desk, id, 'selection.impartiality');
  const due = addWorkingDays(desk.app.clock.today(), 3, []);
  const add = [{ user: employee, name: 'Magnus Aasen', unreached: false }];
  await desk.run(id, { kind: 'change-panel', add, leave: [], leader: 'Silje Hovland', alone: false, reviewed: false });
  return { desk, id, due };
}

describe('a member of the panel', () => {
  it('who is silent is reminded once with the three answers, and answers there', async () => {
    const { desk, id, due } = await namePanel();
    await desk.goTo('2027-04-30');
    const lines = told(desk, employee);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${id} Kan du behandle saken?: I dag`);
    expect(lines[0]?.slice(0, 10)).toBe(due);
    expect(sentenceOf(lastOf(desk, employee), 'nb')).toContain('Vurderingen kan ikke starte før alle har svart');
    expect(buttonsOf(lastOf(desk, employee)).filter(({ verb }) => verb === 'panel.answer')).toHaveLength(3);
    await press(desk, employee, 'panel.answer');
    expect(memberOf((await desk.load(id)).state, employee)?.answer?.clear).toBe(true);
  });

  it('puts it off and chooses her hour like everybody who is reminded', async () => {
    const { desk, due } = await namePanel('nn');
    const form = await desk.say(employee, { kind: 'text', text: 'varsler' });
    expect(form.messages[0]?.reply).toMatchObject({ kind: 'form', view: { form: 'alerts' } });
    await desk.goTo(due);
    const snoozing = await press(desk, employee, 'reminder.snooze-form');
    const button = snoozing === undefined ? undefined : buttonsOf(snoozing).find(({ verb }) => verb === 'reminder.snooze');
    await desk.say(employee, { kind: 'press', verb: 'reminder.snooze', data: { ...button?.data, snooze: 'day' }, activityId: 'a-1' });
    await desk.goTo('2027-04-30');
    expect(told(desk, employee)).toHaveLength(2);
    expect(told(desk, employee)[1]).toContain('Kan du handsame saka?: Forfalle');
  });

  it('who has left, or whose case is on hold, is not reminded', async () => {
    for (const end of ['left', 'held'] as const) {
      const { desk, id } = await namePanel();
      if (end === 'left')
        await desk.run(id, { kind: 'change-panel', add: [], leave: [employee], leader: 'Silje Hovland', alone: true, reviewed: false });
      if (end === 'held') await desk.run(id, { kind: 'hold', reason: 'Vent', until: null });
      await desk.goTo('2027-04-30');
      expect(told(desk, employee), end).toEqual([]);
    }
  });

  it('whose doubt waits for the director has her reminded, and nobody is when she says no', async () => {
    const { desk, id } = await namePanel();
    await desk.run(id, { kind: 'answer-impartiality', answer: 'doubt' }, employee);
    await desk.goTo('2027-04-30');
    expect(told(desk, director).filter((line) => line.includes('Kan Magnus Aasen behandle saken?'))).toHaveLength(1);
    expect([...told(desk, hr), ...told(desk, union)].filter((line) => line.includes('Magnus'))).toEqual([]);
    await press(desk, director, 'panel.decide');
    expect(memberOf((await desk.load(id)).state, employee)?.ruling?.clear).toBe(true);
    const other = await namePanel();
    await other.desk.run(other.id, { kind: 'answer-impartiality', answer: 'no' }, employee);
    await other.desk.goTo('2027-04-30');
    expect(told(other.desk, director).filter((line) => line.includes('Magnus'))).toEqual([]);
  });

  it('is reminded of what she was to read before the interviews', async () => {
    const { desk, id } = await namePanel();
    for (const by of [employee, manager]) await desk.run(id, { kind: 'answer-impartiality', answer: 'yes' }, by);
    await walkToEnd(desk, id, 'interview.briefing');
    await desk.run(id, { kind: 'send-briefing' });
    await desk.goTo('2027-06-30');
    const lines = told(desk, employee);
    expect(lines.length).toBeGreaterThan(0);
    expect(sentenceOf(desk.arrived.find(({ to }) => to === employee)?.reply ?? lastOf(desk, employee), 'nb')).toContain(
      'hva dere ikke kan spørre om',
    );
  });
});

describe('a request', () => {
  const open = async (owner: 'hr' | 'manager', request = 'public-access') => {
    const desk = await openDesk({ policy, day: '2027-02-01' });
    const id = await desk.open(postFacts({ title: 'Rådgiver', serviceArea: 'health' }));
    await desk.run(id, { kind: 'register-request', inputs: { request, received: '2027-02-01', owner } });
    return { desk, id };
  };

  it('reminds HR to take it up, the day before its last day and on it, and nobody else', async () => {
    const { desk, id } = await open('hr');
    await desk.goTo('2027-03-31');
    expect(told(desk, hr).filter((line) => line.includes('Innsyn'))).toEqual([
      `2027-02-02 ${id} Innsyn etter offentleglova: I dag, tirsdag 2. februar 2027`,
      `2027-02-05 ${id} Innsyn etter offentleglova: Om 3 dager, mandag 8. februar 2027`,
      `2027-02-08 ${id} Innsyn etter offentleglova: I dag, mandag 8. februar 2027`,
    ]);
    expect(told(desk, manager).filter((line) => line.includes('Innsyn'))).toEqual([]);
  });

  it('leads from the reminder to where it is answered, and is not reminded of when it has been', async () => {
    const { desk, id } = await open('hr');
    await desk.goTo('2027-02-05');
    expect(await press(desk, hr, 'request.open')).toMatchObject({ kind: 'form', view: { form: 'request-answer' } });
    expect(sentenceOf(lastOf(desk, hr), 'nb')).toContain('Fristen i loven for å svare er mandag 8. februar 2027.');
    const [request] = (await desk.load(id)).state.requests;
    await desk.run(id, { kind: 'answer-request', request: request?.id ?? 0, inputs: { 'answered-on': '2027-02-05' } }, hr);
    await desk.goTo('2027-03-31');
    expect(told(desk, hr).filter((line) => line.startsWith('2027-02-08') && line.includes('Innsyn'))).toEqual([]);
  });

  it('goes on reminding whoever answers it when the case is on hold, and tells HR of what the manager let lie, without blaming anybody', async () => {
    const { desk, id } = await open('manager', 'information');
    await desk.run(id, { kind: 'hold', reason: 'Venter', until: null });
    await desk.goTo('2027-03-31');
    expect(told(desk, manager).map((line) => line.slice(0, 10))).toEqual(['2027-02-02', '2027-02-05', '2027-02-08']);
    const late = told(desk, hr);
    expect(late).toEqual([`2027-02-15 ${id} Opplysninger om den som ble ansatt: Gjelder mandag 8. februar 2027`]);
    expect(sentenceOf(lastOf(desk, hr), 'nb')).toContain('Det kan være gjort utenom');
  });
});

describe('what Losen has given up', () => {
  it('is told to HR once, by name and with what mends it, in the hours reminders come', async () => {
    const desk = await openDesk({ policy, day: '2027-02-01', time: '04:10' });
    const aside = [`digest/${manager}`, 'replan'];
    await tellAside(desk.app, tenant, aside);
    await desk.idle();
    expect(desk.arrived).toEqual([]);
    await desk.goTo('2027-02-01', '09:00');
    for (let time = 0; time < 3; time += 1) await tellAside(desk.app, tenant, aside);
    await desk.idle();
    expect(desk.arrived.map(({ to }) => to).toSorted()).toEqual([hr, localUserIds.hr2]);
    expect(JSON.stringify(renderer.render(lastOf(desk, hr), 'nb').card)).toMatch(
      /påminnelsene til Silje Hovland og den nattlige gjennomgangen.*starte Losen på nytt/su,
    );
    // It has been handled since, and is given up once more.
    await tellAside(desk.app, tenant, []);
    await tellAside(desk.app, tenant, ['replan']);
    await desk.idle();
    expect(desk.arrived).toHaveLength(4);
  });
});

describe('the sweep', () => {
  it('forgets what was told of cases that are gone and keeps what still counts', async () => {
    const desk = await openDesk({ policy, day: '2027-03-15' });
    const id = await desk.open(postFacts({ title: 'Rådgiver', serviceArea: 'health' }));
    await desk.goTo('2027-03-19');
    expect(told(desk, manager)).toHaveLength(1);
    expect(await sweepReminded(desk.app, tenant)).toBe(0);
    const summary = await desk.app.store.get(keys.summary(tenant, id));
    const version = summary?.version ?? 0;
    await desk.app.store.commit([{ kind: 'delete', key: keys.summary(tenant, id), version }]);
    expect(await sweepReminded(desk.app, tenant)).toBeGreaterThan(0);
    expect(await desk.app.store.get(keys.reminded(tenant, manager))).toBeUndefined();
    for (const user of [manager, hr])
      expect(await desk.app.store.range(keys.tell(tenant, user, '' as IsoDate, '' as CaseId), { limit: 9 })).toEqual([]);
  });
});

describe('a digest', () => {
  it('reads only the cases that have something for its reader by that day', async () => {
    const desk = await openDesk({ policy, day: '2027-02-01' });
    for (let count = 0; count < 40; count += 1) await desk.open(postFacts({ title: `Rådgiver ${count}` }));
    const id = await desk.open(postFacts({ title: 'Sykepleier', positions: [partTime(80)] }));
    await desk.goTo('2027-02-08', '07:59');
    const read = new Set<string>();
    const { get } = desk.app.store;
    Object.assign(desk.app.store, {
      get: async (key: string) => {
        if (key.includes('/case/')) read.add(key);
        return get(key);
      },
    });
    await desk.goTo('2027-02-08', '08:01');
    // Drøftingen of the part-time post escalates to HR after five working days; nothing of the others is HR's.
    expect(told(desk, hr).map((line) => line.slice(0, 18))).toEqual([`2027-02-08 ${id}`.slice(0, 18)]);
    expect([...read]).toEqual([keys.case(tenant, id)]);
  });

  it('forgets the place of what it has told, and of what is done', async () => {
    const desk = await openDesk({ policy, day: '2027-02-01' });
    await desk.open(postFacts());
    const places = async () =>
      (await desk.app.store.range(keys.tell(tenant, manager, '', ''), { limit: 9 })).map(({ key }) => key.split('/').slice(-2));
    expect(await places()).toEqual([['2027-02-04', '2027-1']]);
    await desk.goTo('2027-02-04');
    expect(await places()).toEqual([]);
    await desk.goTo('2027-02-12');
    expect([await places(), told(desk, manager).length]).toEqual([[], 1]);
  });
});
