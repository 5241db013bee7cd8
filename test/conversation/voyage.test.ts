import { describe, expect, it } from 'vitest';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

const person = (part: Parameters<typeof createPerson>[0]['part'] = 'manager'): TestPerson =>
  createPerson({ url: stage.bot.url, connector: stage.connector, part });

const leader = {
  ...nurse,
  title: 'Rektor',
  unit: 'Fjellheim skole',
  serviceArea: 'school',
  roleFamily: 'LE',
  'position-1-percentage': '100',
  leader: 'true',
  shiftWork: 'false',
};
const temporaryTeacher = {
  ...nurse,
  title: 'Lærer',
  unit: 'Fjellheim skole',
  serviceArea: 'school',
  roleFamily: 'SK',
  'position-1-percentage': '60',
  'position-1-permanence': 'b',
  'position-1-end': '2027-06-30',
  shiftWork: 'false',
};

describe('a whole case, in chat', () => {
  it('takes a nurse at 80 % from need to closing', async () => {
    const robot = await openCase(person());
    const steps = await robot.goOn();
    expect(steps).toContain('need.part-time');
    expect(steps).not.toContain('need.temporary');
    expect(steps.at(-1)).toBe('hire.close');
    expect(textOf(robot.card())).toContain('Saken er avsluttet');
  });

  it('takes a leader post through with three kinds of references, or a reason', async () => {
    const robot = await openCase(person(), leader);
    const before = await robot.goOn({ until: ['interview.references'] });
    expect(before).not.toContain('need.part-time');
    let card = await robot.press(actionOf(robot.card(), 'step.open', { step: 'interview.references' }));
    for (const referee of ['superior', 'subordinate']) {
      card = await robot.press(actionOf(card, 'slot.call'), { slot: 'K1', referee, called: '2026-11-20', negative: 'no' });
    }
    card = await robot.press(actionOf(card, 'step.open', { step: 'interview.references' }));
    const filled = Object.fromEntries(inputsOf(card).map(({ id, type }) => [id, type === 'Input.Toggle' ? 'true' : '']));
    const refused = await robot.press(actionOf(card, 'step.do'), filled);
    expect(textOf(refused)).toContain('Skriv på én linje hvorfor');
    const accepted = await robot.press(actionOf(refused, 'step.do'), { ...filled, 'field-reason': 'Ingen likestilt kunne svare denne uken' });
    expect(hasAction(accepted, 'step.do')).toBe(false);
    await robot.goOn({ answers: { date: '2026-11-20' } });
    expect(textOf(robot.card())).toContain('Saken er avsluttet');
  });

  it('takes a temporary teacher at 60 % through with ground, drøfting and police certificate', async () => {
    const robot = await openCase(person(), temporaryTeacher);
    const steps = await robot.goOn({ answers: { police: 'true' } });
    expect(steps).toEqual(expect.arrayContaining(['need.part-time', 'need.temporary', 'hire.police', 'hire.close']));
    expect(textOf(robot.card())).toContain('Saken er avsluttet');
  });

  it('withdraws an advertised post, tells the applicants, archives and advertises anew as a linked case', async () => {
    const manager = person();
    const robot = await openCase(manager);
    await robot.goOn({ until: ['selection.lists'] });
    const edit = await robot.press(actionOf(robot.card(), 'case.edit'));
    const frozen = await robot.press(actionOf(edit, 'case.change'), { ...nurse, 'position-1-percentage': '100' });
    expect(textOf(frozen)).toContain('S3-03');
    const reason = await robot.press(actionOf(frozen, 'case.withdraw-form'));
    const withdrawn = await robot.press(actionOf(reason, 'case.withdraw'), { reason: 'Stillingen skal være på 100 prosent' });
    expect(robot.nextStep()).toBe('hire.withdrawal-notice');
    await manager.press(robot.message(), actionOf(withdrawn, 'case.readvertise'));
    const form = cardOf(manager.messages().at(-1));
    expect(inputsOf(form).find(({ id }) => id === 'title')?.value).toBe('Sykepleier');
    const anew = await manager.press(manager.messages().at(-1)?.id ?? null, actionOf(form, 'case.open'), {
      ...nurse,
      'position-1-percentage': '100',
    });
    expect(textOf(anew.card ?? {})).toMatch(/Lyst ut på nytt etter sak 2026-\d+/);
    const done = await robot.goOn({ answers: { 'field-notified': '4', date: '2026-11-22' } });
    expect(done).toEqual(['hire.withdrawal-notice', 'hire.archive', 'hire.close']);
    expect(textOf(robot.card())).toMatch(/lyst ut på nytt i sak 2026-\d+/);
  });

  it('offers to advertise anew when nobody applied', async () => {
    const robot = await openCase(person());
    await robot.goOn({
      until: ['selection.impartiality'],
      answers: { 'field-applicants': '0', 'field-women': '0', 'field-men': '0', 'field-handled': '0' },
    });
    expect(textOf(robot.card())).toContain('Ingen søkte');
    const reason = await robot.press(actionOf(robot.card(), 'case.withdraw-form', { nobody: true }));
    const withdrawn = await robot.press(actionOf(reason, 'case.withdraw'), { reason: 'Ingen søkte innen fristen' });
    expect(hasAction(withdrawn, 'case.readvertise')).toBe(true);
  });

  it('fills two positions when one offer is declined and the next accepts', async () => {
    const robot = await openCase(person(), { ...nurse, 'position-1-percentage': '100', 'position-1-count': '2' });
    await robot.goOn({ until: ['hire.police', 'hire.contract'] });
    const form = await robot.press(actionOf(robot.card(), 'offer.decline-form'));
    const declined = await robot.press(actionOf(form, 'offer.decline'), { declined: '2026-11-20' });
    expect(robot.nextStep()).toBe('hire.offer');
    expect(textOf(declined)).toContain('neste på rangeringen');
    const steps = await robot.goOn({ answers: { date: '2026-11-20' } });
    expect(steps.filter((step) => step === 'hire.contract')).toHaveLength(2);
    expect(textOf(robot.card())).toContain('Saken er avsluttet');
  });
});

describe('the turns a case can take', () => {
  it('is put on hold, refuses work meanwhile and is taken up where it was', async () => {
    const manager = person();
    const robot = await openCase(manager);
    const open = actionOf(robot.card(), 'step.open');
    const form = await robot.press(actionOf(robot.card(), 'case.hold-form'));
    await robot.press(actionOf(form, 'case.hold'), { reason: 'Budsjettet er til ny vurdering', until: '2026-12-15' });
    expect(textOf(robot.card())).toContain('15. desember 2026');
    const meanwhile = await manager.press(robot.message(), { ...open, verb: 'step.do' }, {});
    expect(textOf(meanwhile.card ?? {})).toContain('på vent');
    await robot.press(actionOf(robot.card(), 'case.resume'));
    expect(robot.nextStep()).toBe('need.analysis');
  });

  it('is handed over: the new manager has it, the old one sees it no more', async () => {
    const [old, other] = [person(), person('manager2')];
    const robot = await openCase(old);
    const caseId = String(actionOf(robot.card(), 'case.plan').data['case']);
    const form = await robot.press(actionOf(robot.card(), 'case.handover-form'));
    await robot.press(actionOf(form, 'case.handover'), { receiver: other.id });
    expect(textOf(robot.card())).toContain('er overlatt til');
    const [theirs] = await other.say(`sak ${caseId}`);
    expect(textOf(cardOf(theirs))).toContain('Gjør behovsanalysen ferdig');
    const [refused] = await old.say(`sak ${caseId}`);
    expect(textOf(cardOf(refused))).toContain(`Jeg fant ingen sak som passer med «${caseId}»`);
  });

  it('takes back the last thing done with «angre», once, and again for the one before', async () => {
    const manager = person();
    const robot = await openCase(manager);
    await robot.doNext();
    await robot.doNext();
    expect(robot.nextStep()).toBe('need.part-time');
    await manager.say('angre');
    const [once] = await manager.say('status');
    expect(textOf(cardOf(once))).toContain('Ta kontakt med tillitsvalgte');
    await manager.say('angre');
    const [twice] = await manager.say('status');
    expect(textOf(cardOf(twice))).toContain('Gjør behovsanalysen ferdig');
  });

  it('adapts when a fact changes before publication: the part-time step comes and goes', async () => {
    const robot = await openCase(person(), { ...nurse, 'position-1-percentage': '100' });
    await robot.goOn({ until: ['need.preference'] });
    const form = await robot.press(actionOf(robot.card(), 'case.edit'));
    await robot.press(actionOf(form, 'case.change'), { ...nurse, 'position-1-percentage': '80' });
    expect(robot.nextStep()).toBe('need.part-time');
    const back = await robot.press(actionOf(robot.card(), 'case.edit'));
    await robot.press(actionOf(back, 'case.change'), { ...nurse, 'position-1-percentage': '100' });
    expect(robot.nextStep()).toBe('need.preference');
  });

  it('marks a step not relevant with a reason, shows the reason and opens it again', async () => {
    const robot = await openCase(person());
    await robot.goOn({ until: ['analysis.webcruiter'] });
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'analysis.webcruiter' }));
    const skip = await robot.press(actionOf(form, 'step.skip-form'));
    const without = await robot.press(actionOf(skip, 'step.skip'), { reason: '' });
    expect(textOf(without)).toContain('Skriv noen ord');
    await robot.press(actionOf(without, 'step.skip'), { reason: 'Ligger der fra før' });
    expect(robot.nextStep()).not.toBe('analysis.webcruiter');
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const unfolded = await robot.press(actionOf(plan, 'case.plan', { stage: 'analysis' }));
    const seen = await robot.press(actionOf(unfolded, 'step.open', { step: 'analysis.webcruiter' }));
    expect(textOf(seen)).toContain('Ligger der fra før');
    await robot.press(actionOf(seen, 'step.reopen'));
    expect(robot.nextStep()).toBe('analysis.webcruiter');
  });

  it('shows the gate, its rule and the step that opens it', async () => {
    const robot = await openCase(person());
    const plan = await robot.press(actionOf(robot.card(), 'case.plan', {}));
    const unfolded = await robot.press(actionOf(plan, 'case.plan', { stage: 'advert' }));
    const gate = await robot.press(actionOf(unfolded, 'step.open', { step: 'advert.publish' }));
    expect(textOf(gate)).toMatch(/S0-02|S1-01/);
    expect(hasAction(gate, 'step.open')).toBe(true);
    expect(hasAction(gate, 'step.do')).toBe(false);
  });

  it('lets HR record why a binding gate was met otherwise, and nobody else', async () => {
    const manager = person();
    const robot = await openCase(manager);
    const caseId = String(actionOf(robot.card(), 'case.plan').data['case']);
    const pass = { verb: 'gate.pass', title: '', data: { nonce: 'n-manager', case: caseId, door: 'G1/0' } };
    const refused = await manager.press(robot.message(), pass, { reason: 'Vi har det travelt' });
    expect(textOf(refused.card ?? {})).toContain('bare HR');
    const hr = person('hr');
    const passed = await hr.press(
      null,
      { ...pass, data: { ...pass.data, nonce: 'n-hr' } },
      { reason: 'Analysen ble gjort for to like stillinger samtidig' },
    );
    expect(textOf(passed.card ?? {})).toContain('Grunnen er registrert');
  });
});
