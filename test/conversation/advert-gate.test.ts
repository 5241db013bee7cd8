import { describe, expect, it, vi } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

const good = demoAdvert('2026-11-22' as IsoDate, { title: 'Sykepleier', police: true });
/** One thing that must be mended and one to consider. */
const bad = good.replace('- du samarbeider godt', '- du er ung og samarbeider godt');

const someone = (part: 'manager' | 'hr' | 'manager2') => createPerson({ url: stage.bot.url, connector: stage.connector, part });

/** A case whose next step is the check of its advert. */
async function atAdvert(manager: TestPerson): Promise<Robot> {
  const robot = await openCase(manager, { ...nurse, 'position-1-percentage': '100' });
  await robot.goOn({ until: ['advert.check'] });
  expect(robot.nextStep()).toBe('advert.check');
  return robot;
}

/** A case that only waits to be advertised, its advert checked. */
async function readyToAdvertise(manager: TestPerson): Promise<Robot> {
  const robot = await openCase(manager, { ...nurse, 'position-1-percentage': '100' });
  await robot.goOn({ until: ['advert.publish'] });
  expect(robot.nextStep()).toBe('advert.publish');
  return robot;
}

/** Checks a text in the case's own step, from the whole path. */
async function check(robot: Robot, text: string) {
  const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
  const step = actionsOf(plan).find(({ verb, data }) => verb === 'step.open' && data['step'] === 'advert.check');
  const opened = await robot.press(step ?? actionOf(plan, 'case.show'));
  const form = hasAction(opened, 'advert.check') ? opened : await robot.press(actionOf(opened, 'advert.open'));
  return robot.press(actionOf(form, 'advert.check'), { advert: text });
}

const caseIdOf = (robot: Robot) => String(actionOf(robot.card(), 'case.show').data['case']);

/** Tries to advertise, from the whole path; the gate, or the form when it is open. */
async function tryToPublish(person: TestPerson, robotCase: string) {
  const [plan] = await person.say(`sak ${robotCase}`);
  const stages = await person.press(plan?.id ?? null, actionOf(cardOf(plan), 'case.plan', {}));
  const publish = actionsOf(stages.card ?? {}).find(({ verb, data }) => verb === 'step.open' && data['step'] === 'advert.publish');
  if (publish === undefined) throw new Error('The path does not show the publication');
  const answer = await person.press(plan?.id ?? null, publish);
  return { message: plan?.id ?? null, card: answer.card ?? {} };
}

describe('the gate before publication', () => {
  it('takes the check as a step of the case, leads on when nothing must be mended, and asks again once the text is changed', async () => {
    const robot = await atAdvert(someone('manager'));
    const report = await check(robot, good);
    expect(textOf(report)).toContain('ingenting som må rettes, står åpent');
    await robot.press(actionOf(report, 'case.show'));
    expect(robot.nextStep()).toBe('advert.second-reader');
  });

  it('stays shut while something must be mended; the manager cannot keep it, HR can, and the next text shuts it again', async () => {
    const manager = someone('manager');
    const robot = await readyToAdvertise(manager);
    const report = await check(robot, bad);
    const id = caseIdOf(robot);
    expect(textOf(report)).toContain('Bare HR kan la et slikt punkt stå');
    expect(textOf((await tryToPublish(manager, id)).card)).toContain('sjekken fant noe som må rettes');

    const form = await robot.press(actionOf(report, 'advert.finding'));
    const age = inputsOf(form)
      .find(({ id: input }) => input === 'finding')
      ?.choices.find(({ title }) => title.startsWith('«ung»'));
    const refused = await robot.press(actionOf(form, 'advert.decide'), { finding: age?.value ?? '', decision: 'keep', reason: 'Vi vil ha unge' });
    expect(textOf(refused)).toContain('Bare HR kan la det stå');
    expect(inputsOf(refused).find(({ id: input }) => input === 'reason')?.value).toBe('Vi vil ha unge');

    const hr = someone('hr');
    const gate = await tryToPublish(hr, id);
    const opened = await hr.press(
      gate.message,
      actionsOf(gate.card).find(({ data }) => data['step'] === 'advert.check') ?? actionOf(gate.card, 'step.open'),
    );
    expect(textOf(opened.card ?? {})).toContain('ung');
    const decide = await hr.press(gate.message, actionOf(opened.card ?? {}, 'advert.finding'));
    const kept = await hr.press(gate.message, actionOf(decide.card ?? {}, 'advert.decide'), {
      finding: age?.value ?? '',
      decision: 'keep',
      reason: 'Forskriften setter en øvre aldersgrense',
    });
    expect(textOf(kept.card ?? {})).toContain('Beholdt med grunn');
    expect(textOf(kept.card ?? {})).toContain('Forskriften setter en øvre aldersgrense');
    expect(textOf((await tryToPublish(manager, id)).card)).toContain('HR har ikke lest annonsen slik den nå står');
    expect(textOf((await tryToPublish(manager, id)).card)).not.toContain('sjekken fant noe som må rettes');

    const [again] = await manager.say(`sak ${id}`);
    const plan = await manager.press(again?.id ?? null, actionOf(cardOf(again), 'case.plan'));
    const step = actionsOf(plan.card ?? {}).find(({ verb, data }) => verb === 'step.open' && data['step'] === 'advert.check');
    const old = await manager.press(again?.id ?? null, step ?? actionOf(cardOf(again), 'case.plan'));
    const edit = await manager.press(again?.id ?? null, actionOf(old.card ?? {}, 'advert.open'));
    await manager.press(again?.id ?? null, actionOf(edit.card ?? {}, 'advert.check'), { advert: `${bad}\nVelkommen til oss.` });
    expect(textOf((await tryToPublish(manager, id)).card)).toContain('sjekken fant noe som må rettes');
  });

  it('lets HR pass with a reason for the text as it stands', async () => {
    const manager = someone('manager');
    const robot = await readyToAdvertise(manager);
    await check(robot, bad);
    const id = caseIdOf(robot);
    const hr = someone('hr');
    const gate = await tryToPublish(hr, id);
    const form = await hr.press(gate.message, actionOf(gate.card, 'gate.pass-form'));
    const empty = await hr.press(gate.message, actionOf(form.card ?? {}, 'gate.pass'), { reason: ' ' });
    expect(hasAction(empty.card ?? {}, 'gate.pass')).toBe(true);
    await hr.press(gate.message, actionOf(empty.card ?? {}, 'gate.pass'), { reason: 'Avklart med kommuneadvokaten' });
    expect(textOf((await tryToPublish(manager, id)).card)).not.toContain('sjekken fant noe som må rettes');
  });

  it('keeps what is to be considered with the manager’s reason, also in the next text', async () => {
    const manager = someone('manager');
    const robot = await atAdvert(manager);
    const text = good.replace('- du samarbeider godt', '- du samarbeider godt og er en kunstnerisk sjel');
    const report = await check(robot, text);
    const form = await robot.press(actionOf(report, 'advert.finding'));
    const finding = inputsOf(form)
      .find(({ id: input }) => input === 'finding')
      ?.choices.find(({ title }) => title.startsWith('«'));
    expect(finding).toBeDefined();
    const answers = { finding: finding?.value ?? '', decision: 'keep', reason: 'Det gjelder kulturkvelden' };
    const missing = await robot.press(actionOf(form, 'advert.decide'), { ...answers, reason: '' });
    expect(textOf(missing)).toContain('Skriv noen ord');
    const kept = await robot.press(actionOf(missing, 'advert.decide'), answers);
    expect(textOf(kept)).toContain('Det gjelder kulturkvelden');
    const edit = await robot.press(actionOf(kept, 'advert.open'));
    const next = await robot.press(actionOf(edit, 'advert.check'), { advert: `${text}\nVelkommen til oss.` });
    expect(textOf(next)).toContain('Det gjelder kulturkvelden');
  });

  it('checks after publication without touching the case', async () => {
    const robot = await atAdvert(someone('manager'));
    await robot.goOn({ until: ['advert.period'] });
    const plan = await robot.press(actionOf(robot.card(), 'case.plan', {}));
    const unfold = actionsOf(plan).find(({ verb, data }) => verb === 'step.open' && data['step'] === 'advert.check');
    const report = await robot.press(unfold ?? actionOf(plan, 'case.show'));
    expect(textOf(report)).toContain('sjekket da stillingen ble lyst ut');
    const edit = await robot.press(actionOf(report, 'advert.open'));
    const other = await robot.press(actionOf(edit, 'advert.check'), { advert: bad });
    expect(textOf(other)).toContain('lyst ut med en annen tekst');
  });

  it('takes a pasted text into the case that was last spoken of, and the living card follows', async () => {
    const manager = someone('manager');
    const robot = await atAdvert(manager);
    await manager.say('sjekk annonse');
    const [report] = await manager.say(good);
    expect(textOf(cardOf(report))).toContain('ingenting som må rettes, står åpent');
    const living = () => textOf(cardOf(manager.messages().find(({ id }) => id === robot.message())));
    await vi.waitFor(() => expect(living()).toContain('Be HR lese annonsen'), { timeout: 15_000 });
  });
});

describe('a finding that is wrong', () => {
  it('is reported to HR once, is on her list, and goes from it when she has dealt with it', async () => {
    const manager = someone('manager2');
    await manager.say('sjekk annonse');
    const [report] = await manager.say(bad);
    const form = await manager.press(report?.id ?? null, actionOf(cardOf(report), 'advert.finding'));
    const finding = inputsOf(form.card ?? {}).find(({ id }) => id === 'finding')?.choices[0]?.value ?? '';
    const record = actionOf(form.card ?? {}, 'advert.decide');
    const nothing = await manager.press(report?.id ?? null, record, { reason: 'Feil' });
    expect(textOf(nothing.card ?? {})).toContain('Velg ett av alternativene');
    const answers = { finding, reason: 'Ordet står i navnet på tiltaket' };
    const reported = await manager.press(report?.id ?? null, record, answers);
    expect(textOf(reported.card ?? {})).toContain('meldt til HR');
    await manager.press(report?.id ?? null, record, answers);

    const hr = someone('hr');
    const [list] = await hr.say('meldte funn');
    expect(textOf(cardOf(list)).split('Ordet står i navnet på tiltaket')).toHaveLength(2);
    const after = await hr.press(list?.id ?? null, actionOf(cardOf(list), 'advert.handled'));
    expect(textOf(after.card ?? {})).toContain('Ingen har meldt feil');
    const [refused] = await manager.say('meldte funn');
    expect(textOf(cardOf(refused))).not.toContain('Ordet står');
  });
});
