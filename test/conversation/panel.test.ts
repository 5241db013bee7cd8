import { describe, expect, it } from 'vitest';
import type { LocalPart } from '../../src/local/local-people.ts';
import { gets } from './gets.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { storedEvents } from './stored-events.ts';

const stage = setStage();

const someone = (part: LocalPart) => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);
const eventsOf = (caseId: string) => storedEvents(stage.bot.dataDir, caseId);
const refusals = () => stage.bot.log().split('"msg":"refused').length - 1;
const install = (one: TestPerson, action: 'add' | 'remove') => one.send({ type: 'installationUpdate', action });

/** A case whose applicant lists are locked. */
async function lockedCase(title: string, manager: TestPerson): Promise<Robot> {
  const robot = await openCase(manager, { ...nurse, title, 'position-1-percentage': '100' });
  await robot.goOn({ until: ['selection.impartiality'] });
  return robot;
}

/** Names people in the panel's form; the manager's card is what the press was answered with. */
async function names(robot: Robot, people: readonly TestPerson[], more: Readonly<Record<string, string>> = {}): Promise<string> {
  const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
  const inputs = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, value]));
  const chosen = Object.fromEntries(people.map(({ id }) => [`member-${id}`, 'true']));
  await robot.press(actionOf(form, 'panel.save'), { ...inputs, ...chosen, ...more });
  return textOf(robot.card());
}

/** The manager's living card as her client holds it now. */
const livingCard = (robot: Robot) => cardOf(robot.person.messages().find(({ id }) => id === robot.message()));
const says = (robot: Robot) => expect.poll(() => textOf(livingCard(robot)));

/** The manager's robot looks at her card as it is by now. */
async function looks(robot: Robot): Promise<void> {
  const data = actionOf(livingCard(robot), 'case.plan').data;
  await robot.press({ verb: 'case.show', title: '', data: { case: data['case'], nonce: `look-${Math.random()}`.replace('.', '') } });
}

/** A member's question, answered. */
async function answers(person: TestPerson, answer: 'yes' | 'no' | 'doubt') {
  const { id, card } = await gets(person, 'Kan du behandle saken?');
  return (await person.press(id, actionOf(card, 'panel.answer', { answer }))).card ?? {};
}

const own = (robot: Robot, answer: 'yes' | 'no' | 'doubt') => robot.press(actionOf(robot.card(), 'panel.answer', { answer }));

describe('a panel member who is disqualified', () => {
  it('says so on a card of her own without a reason, is replaced, and the assessment starts when all are clear', async () => {
    const [manager, employee, colleague] = [someone('manager'), someone('employee'), someone('manager2')];
    await Promise.all([employee.say('hei'), colleague.say('hei')]);
    const robot = await lockedCase('Sykepleier dag', manager);
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.impartiality' }));
    expect(textOf(form)).toContain('Hvem er i panelet?');
    expect(inputsOf(form).map(({ label }) => label)).toContain('Magnus Aasen (Solbakken sykehjem)');
    await robot.press(actionOf(form, 'case.show'));
    const saved = await names(robot, [employee]);
    expect(saved).toContain('Habilitet: Venter på svar fra Magnus Aasen');

    const asked = await gets(employee, 'Silje Hovland har satt deg i panelet.');
    expect(textOf(asked.card)).toContain('Kan du behandle saken?');
    expect(textOf(asked.card)).toContain('forvaltningsloven §§ 6, 8 og 10');
    expect(textOf(asked.card)).toContain('Skriv ingen grunn');
    expect(actionsOf(asked.card).map(({ verb }) => verb)).toEqual(['panel.answer', 'panel.answer', 'panel.answer']);
    expect(inputsOf(asked.card)).toEqual([]);
    const said = await answers(employee, 'no');
    expect(textOf(said)).toContain('Du kan ikke behandle saken');
    await says(robot).toContain('Magnus Aasen kan ikke behandle saken');
    await gets(manager, 'Magnus Aasen kan ikke delta');

    await own(robot, 'yes');
    expect(robot.nextStep()).toBe('selection.impartiality');
    const replaced = await names(robot, [colleague]);
    expect(replaced).toContain('Venter på svar fra Ingrid Sunde');
    expect(replaced).not.toContain('Magnus Aasen');
    await expect.poll(() => textOf(cardOf(employee.messages().find(({ id }) => id === asked.id)))).not.toContain('Sykepleier dag');
    const [list] = await employee.say('sak sykepleier dag');
    expect(textOf(cardOf(list))).not.toContain('Sykepleier dag');

    await answers(colleague, 'yes');
    await says(robot).not.toContain('Venter på svar');
    await gets(manager, 'Alle i panelet');
    await looks(robot);
    expect(await robot.goOn({ until: ['selection.invite'] })).toContain('selection.assessment');
    const kept = JSON.stringify(eventsOf(caseOf(robot)).filter(({ what }) => what.kind.startsWith('impartiality')));
    expect(kept).not.toMatch(/"(yes|no|doubt)"/);
    expect(kept).toMatch(/"clear":false/);
  });

  it('can report it after the assessment: the case waits, and says what is to be gone through anew', async () => {
    const [manager, employee] = [someone('manager'), someone('employee')];
    await employee.say('hei');
    const robot = await lockedCase('Sykepleier kveld', manager);
    await names(robot, [employee]);
    await own(robot, 'yes');
    await answers(employee, 'yes');
    await says(robot).not.toContain('Venter på svar');
    await looks(robot);
    await robot.goOn({ until: ['selection.invite'] });

    const [posted] = await employee.say('sak sykepleier kveld');
    const form = await employee.press(posted?.id ?? '', actionOf(cardOf(posted), 'panel.ask'));
    await employee.press(posted?.id ?? '', actionOf(form.card ?? {}, 'panel.answer', { answer: 'no' }));
    await says(robot).toContain('noe er gjort mens Magnus Aasen var med');
    await looks(robot);
    expect(robot.nextStep()).toBe('selection.impartiality');
    const refused = await names(robot, [], { alone: 'true' });
    expect(refused).toContain('Kryss av når dette er gjort');
    await robot.press(actionOf(robot.card(), 'panel.save'), { leave: employee.id, alone: 'true', reviewed: 'true' });
    expect(robot.nextStep()).toBe('selection.invite');
  });
});

describe('doubt', () => {
  it('goes to the director, who decides on her own card; the member and the manager are told', async () => {
    const [manager, employee, director] = [someone('manager'), someone('employee'), someone('director')];
    await Promise.all([employee.say('hei'), director.say('hei')]);
    const robot = await lockedCase('Sykepleier natt', manager);
    await names(robot, [employee]);
    await own(robot, 'yes');
    expect(textOf(await answers(employee, 'doubt'))).toContain('En overordnet avgjør');
    await says(robot).toContain('Magnus Aasen er i tvil');

    const question = await gets(director, 'Magnus Aasen er i tvil om egen habilitet og ber deg avgjøre det.');
    const decide = actionOf(question.card, 'panel.decide', { clear: true });
    expect(decide.title).toBe('Kan delta');
    // The manager and the member hold the same button in their hands, and cannot press it.
    const before = refusals();
    await manager.press(null, decide);
    await employee.press(null, decide);
    expect(refusals()).toBe(before + 2);
    const decided = await director.press(question.id, decide);
    expect(textOf(decided.card ?? {})).toContain('Avgjørelsen er registrert');
    await gets(employee, 'Håvard Myhre har avgjort at du kan delta');
    await gets(manager, 'Håvard Myhre har avgjort at Magnus Aasen kan delta');
    await says(robot).not.toContain('i tvil');
    await looks(robot);
    expect(await robot.goOn({ until: ['selection.invite'] })).toContain('selection.assessment');
  });

  it('goes to nobody the bot reaches: the member has a text to send by hand', async () => {
    const [manager, employee, director] = [someone('manager'), someone('employee'), someone('director')];
    await Promise.all([employee.say('hei'), director.say('hei')]);
    await install(director, 'remove');
    const robot = await lockedCase('Helsefagarbeider', manager);
    await names(robot, [employee]);
    const said = textOf(await answers(employee, 'doubt'));
    expect(said).toContain('Håvard Myhre har fjernet Losen fra Teams');
    expect(said).toContain('Kan du avgjøre det?');
    // HR decides as well, once somebody opens the case there.
    const hr = someone('hr');
    const [posted] = await hr.say('sak helsefagarbeider');
    await hr.press(posted?.id ?? '', actionOf(cardOf(posted), 'panel.decide', { clear: false }));
    await says(robot).toContain('Magnus Aasen kan ikke behandle saken');
    await install(director, 'add');
  });
});

describe('a leader who is disqualified', () => {
  it('loses the case to another, the director moves it, and nobody under her decides it', async () => {
    const [manager, director, colleague] = [someone('manager'), someone('director'), someone('manager2')];
    await Promise.all([director.say('hei'), colleague.say('hei')]);
    const robot = await lockedCase('Fagleder', manager);
    await names(robot, [colleague]);
    await answers(colleague, 'yes');
    const card = await own(robot, 'no');
    expect(textOf(card)).toContain('Saken må få en annen leder');
    expect(textOf(card)).toContain('Håvard Myhre eller HR kan peke ut en annen');
    expect(hasAction(card, 'step.open')).toBe(false);
    const caseId = caseOf(robot);

    const told = await gets(director, 'Silje Hovland kan ikke behandle saken');
    const form = (await director.press(told.id, actionOf(told.card, 'case.handover-form'))).card ?? {};
    expect(textOf(form)).toContain('direkte underordnet');
    const handOver = actionOf(form, 'case.handover');
    const refused = (await director.press(told.id, handOver, { receiver: colleague.id, 'not-subordinate': 'false' })).card ?? {};
    expect(textOf(refused)).toContain('Kryss av når dette er gjort');
    const moved =
      (await director.press(told.id, actionOf(refused, 'case.handover'), { receiver: colleague.id, 'not-subordinate': 'true' })).card ?? {};
    expect(textOf(moved)).toContain('Silje Hovland er inhabil og har gitt fra seg saken');
    expect(textOf(moved)).toContain('Da er det Håvard Myhre som avgjør hvem som kan');

    const theirs = await gets(colleague, 'Du har overtatt saken fra Håvard Myhre');
    expect(textOf(theirs.card)).toContain('Den som er direkte underordnet Silje Hovland, kan ikke avgjøre den');
    expect(textOf(theirs.card)).toContain('Håvard Myhre har krysset av for at den som overtok, ikke er direkte underordnet Silje Hovland');
    expect(eventsOf(caseId).find(({ what }) => what.kind === 'handed-over')).toMatchObject({ by: director.id, what: { notSubordinate: true } });
    expect(hasAction(theirs.card, 'step.open')).toBe(true);
    expect(eventsOf(caseId).map(({ what }) => what.kind)).toEqual(expect.arrayContaining(['handed-over', 'panel-left']));
    const before = refusals();
    await manager.press(null, actionOf(card, 'case.handover-form'));
    expect(refusals()).toBe(before + 1);
    // A case whose leader is clear is not the director's to move.
    const second = await director.press(
      null,
      { ...handOver, data: { ...handOver.data, nonce: 'again-1' } },
      { receiver: manager.id, 'not-subordinate': 'true' },
    );
    expect(textOf(second.card ?? {})).not.toContain('Fagleder');
    expect(eventsOf(caseId).filter(({ what }) => what.kind === 'handed-over')).toHaveLength(1);
  });

  it('in doubt waits for the director, and goes on when she may', async () => {
    const [manager, director] = [someone('manager'), someone('director')];
    await director.say('hei');
    const robot = await lockedCase('Teamleder', manager);
    await names(robot, [], { alone: 'true' });
    const card = await own(robot, 'doubt');
    expect(textOf(card)).toContain('Saken hviler til tvilen er avgjort');
    const question = await gets(director, 'Silje Hovland er i tvil');
    await director.press(question.id, actionOf(question.card, 'panel.decide', { clear: true }));
    await gets(manager, 'Håvard Myhre har avgjort at du kan delta');
    await looks(robot);
    expect(robot.nextStep()).toBe('selection.status');
  });
});

describe('a member the bot does not reach', () => {
  it('is named with the reason and a text to send by hand, and her answer is recorded with how it came', async () => {
    const [manager, employee] = [someone('manager'), someone('employee')];
    await employee.say('hei');
    await install(employee, 'remove');
    const robot = await lockedCase('Vernepleier', manager);
    const saved = await names(robot, [employee]);
    expect(saved).toContain('Losen kan ikke gi beskjed til Magnus Aasen: Magnus Aasen har fjernet Losen fra Teams');
    expect(saved).toContain('Du kan sende dette selv: «Hei. Du er i panelet for «Vernepleier»');
    await own(robot, 'yes');
    await looks(robot);
    const waiting = await robot.press(
      actionOf(await robot.press(actionOf(robot.card(), 'case.plan')), 'step.open', { step: 'selection.impartiality' }),
    );
    expect(textOf(waiting)).toContain('Magnus Aasen: har ikke svart, og Losen nådde ikke fram');
    const form = await robot.press(actionOf(waiting, 'panel.record-form'));
    expect(
      inputsOf(form)
        .find(({ id }) => id === 'how')
        ?.choices.map(({ title }) => title),
    ).toEqual(['E-post', 'Telefon', 'Møte eller samtale', 'Brev']);
    const again = await robot.press(actionOf(form, 'panel.record'), { member: employee.id, said: 'no', how: 'Hun er søskenbarnet til en søker' });
    expect(textOf(again)).not.toContain('Svaret er ført');
    await robot.press(actionOf(again, 'panel.record'), { member: employee.id, said: 'no', how: 'email' });
    expect(textOf(robot.card())).toContain('Svaret er ført');
    const last = eventsOf(caseOf(robot)).at(-1);
    expect(last).toMatchObject({ what: { kind: 'impartiality-answered', member: employee.id, clear: false, how: 'email' } });
    expect(JSON.stringify(eventsOf(caseOf(robot)))).not.toContain('søskenbarnet');
    const listed = await robot.press(
      actionOf(await robot.press(actionOf(robot.card(), 'case.plan')), 'step.open', { step: 'selection.impartiality' }),
    );
    expect(textOf(listed)).toContain('Magnus Aasen: nei, ført av Silje Hovland etter e-post (');
    await robot.press(actionOf(listed, 'case.show'));
    await install(employee, 'add');

    // Her own card does not say that she has answered; it says who has said so for her, and asks her.
    const [posted] = await employee.say('sak vernepleier');
    const hers = cardOf(posted);
    expect(textOf(hers)).toContain('ført at du ikke kan behandle saken, etter e-post');
    expect(textOf(hers)).toContain('Stemmer det ikke, svar selv');
    expect(textOf(hers)).not.toContain('Du svarte');
    const corrected = await employee.press(posted?.id ?? '', actionOf(hers, 'panel.answer', { answer: 'yes' }));
    expect(textOf(corrected.card ?? {})).toContain('at du kan behandle saken');
    expect(textOf(corrected.card ?? {})).not.toContain('har ført');
    await says(robot).not.toContain('Magnus Aasen kan ikke behandle saken');
  });
});

describe('a member the bot reaches', () => {
  it('answers for herself: nobody is offered to record it for her, and a forged press does not', async () => {
    const [manager, employee] = [someone('manager'), someone('employee')];
    await employee.say('hei');
    const robot = await lockedCase('Hjelpepleier', manager);
    await names(robot, [employee]);
    await own(robot, 'yes');
    await looks(robot);
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const listed = await robot.press(actionOf(plan, 'step.open', { step: 'selection.impartiality' }));
    expect(textOf(listed)).toContain('Magnus Aasen: har ikke svart');
    expect(hasAction(listed, 'panel.record-form')).toBe(false);
    const back = actionOf(listed, 'case.show');
    const data = { ...back.data, about: 'impartiality', nonce: 'record-for-her' };
    const refused = await robot.press({ verb: 'panel.record', title: '', data }, { member: employee.id, said: 'yes', how: 'email' });
    expect(textOf(refused)).toContain('Losen når fram til medlemmet');
    expect(eventsOf(caseOf(robot)).some(({ what }) => what.kind === 'impartiality-answered' && what.member === employee.id)).toBe(false);
  });

  it('does not answer away her own doubt or no: only the superior says that she may', async () => {
    const [manager, employee, director] = [someone('manager'), someone('employee'), someone('director')];
    await Promise.all([employee.say('hei'), director.say('hei')]);
    const robot = await lockedCase('Fysioterapeut', manager);
    await names(robot, [employee]);
    await own(robot, 'yes');
    const asked = await gets(employee, 'Kan du behandle saken?');
    const yes = actionOf(asked.card, 'panel.answer', { answer: 'yes' });
    const no = await answers(employee, 'no');
    const form = (await employee.press(asked.id, actionOf(no, 'panel.ask'))).card ?? {};
    expect(textOf(form)).toContain('HR eller overordnet avgjør');
    expect(actionsOf(form).filter(({ verb }) => verb === 'panel.answer')).toMatchObject([{ data: { answer: 'doubt' } }]);
    // The button she has from before does not help her either.
    const refused = await employee.press(asked.id, { ...yes, data: { ...yes.data, nonce: 'yes-after-no' } });
    expect(textOf(refused.card ?? {})).toContain('HR eller overordnet avgjør');
    const doubt = (await employee.press(asked.id, actionOf(form, 'panel.answer', { answer: 'doubt' }))).card ?? {};
    expect(textOf(doubt)).toContain('En overordnet avgjør');
    await employee.press(asked.id, { ...yes, data: { ...yes.data, nonce: 'yes-after-doubt' } });
    await says(robot).toContain('Magnus Aasen er i tvil');
    const question = await gets(director, 'Magnus Aasen er i tvil om egen habilitet');
    await director.press(question.id, actionOf(question.card, 'panel.decide', { clear: true }));
    await gets(employee, 'har avgjort at du kan delta');
    const clear = eventsOf(caseOf(robot)).flatMap(({ what }) => (what.kind.startsWith('impartiality') && what.member === employee.id ? [what] : []));
    expect(clear.map((what) => [what.kind, what.clear])).toEqual([
      ['impartiality-answered', false],
      ['impartiality-answered', false],
      ['impartiality-decided', true],
    ]);
  });
});

describe('a leader who has said no', () => {
  it('cannot take it back by a button, by «angre», or by an old card, and her card offers nothing she may not do', async () => {
    const [manager, director, hr] = [someone('manager'), someone('director'), someone('hr')];
    await director.say('hei');
    const robot = await lockedCase('Avdelingsleder', manager);
    await names(robot, [], { alone: 'true' });
    const yes = actionOf(robot.card(), 'panel.answer', { answer: 'yes' });
    const undo = actionOf(robot.card(), 'case.undo');
    const card = await own(robot, 'no');
    const offered = new Set(actionsOf(card).map(({ verb }) => verb));
    for (const verb of ['case.edit', 'case.hold-form', 'case.undo', 'case.withdraw-form', 'request.form', 'policy.adopt', 'step.open'])
      expect(offered, verb).not.toContain(verb);
    for (const verb of ['case.handover-form', 'panel.ask', 'case.plan']) expect(offered, verb).toContain(verb);
    const form = await robot.press(actionOf(card, 'panel.ask'));
    expect(actionsOf(form).filter(({ verb }) => verb === 'panel.answer')).toMatchObject([{ data: { answer: 'doubt' } }]);
    await robot.press(actionOf(form, 'case.show'));
    const events = eventsOf(caseOf(robot));
    for (const [index, one] of [yes, undo].entries()) {
      const refused = await robot.press({ ...one, data: { ...one.data, nonce: `take-back-${index}` } });
      expect(textOf(refused)).toContain('HR eller overordnet avgjør');
    }
    const [written] = await manager.say('angre siste');
    expect(textOf(cardOf(written))).toContain('HR eller overordnet avgjør');
    expect(eventsOf(caseOf(robot))).toEqual(events);
    // What somebody asks for by right does not wait for a new leader: HR takes it.
    const [theirs] = await hr.say('sak avdelingsleder');
    expect(hasAction(cardOf(theirs), 'request.form')).toBe(true);

    const doubted = await robot.press(actionOf(await robot.press(actionOf(robot.card(), 'panel.ask')), 'panel.answer', { answer: 'doubt' }));
    expect(textOf(doubted)).toContain('Saken hviler til tvilen er avgjort');
    const question = await gets(director, 'Silje Hovland er i tvil');
    await director.press(question.id, actionOf(question.card, 'panel.decide', { clear: true }));
    await gets(manager, 'Håvard Myhre har avgjort at du kan delta');
    await looks(robot);
    expect(robot.nextStep()).toBe('selection.status');
  });
});

describe('what somebody finds out after the decision', () => {
  it('is reported on the same card: the case moves, and the new leader is told to go through what was done', async () => {
    const [manager, director, colleague] = [someone('manager'), someone('director'), someone('manager2')];
    await Promise.all([director.say('hei'), colleague.say('hei')]);
    const robot = await lockedCase('Klinisk rådgiver', manager);
    await names(robot, [], { alone: 'true' });
    await own(robot, 'yes');
    await robot.goOn({ until: ['hire.offer'], answers: { date: '2026-11-22' } });
    const form = await robot.press(actionOf(robot.card(), 'panel.ask'));
    expect(actionsOf(form).flatMap(({ verb, data }) => (verb === 'panel.answer' ? [data['answer']] : []))).toEqual(['no', 'doubt']);
    const card = await robot.press(actionOf(form, 'panel.answer', { answer: 'no' }));
    expect(textOf(card)).toContain('Saken må få en annen leder');
    expect(hasAction(card, 'step.open')).toBe(false);
    const told = await gets(director, 'Silje Hovland kan ikke behandle saken');
    const moving = (await director.press(told.id, actionOf(told.card, 'case.handover-form'))).card ?? {};
    await director.press(told.id, actionOf(moving, 'case.handover'), { receiver: colleague.id, 'not-subordinate': 'true' });
    const theirs = await gets(colleague, 'Noe ble gjort mens Silje Hovland ledet saken');
    expect(textOf(theirs.card)).toContain('Kan du behandle saken?');
    const clear = (await colleague.press(theirs.id, actionOf(theirs.card, 'panel.answer', { answer: 'yes' }))).card ?? {};
    expect(actionOf(clear, 'step.open').data['step']).toBe('hire.offer');
  });
});

describe('before the first interview', () => {
  it('each member confirms on her own card; silence is seen, and HR alone may go on without', async () => {
    const [manager, employee, hr] = [someone('manager'), someone('employee'), someone('hr')];
    await employee.say('hei');
    const robot = await lockedCase('Miljøterapeut', manager);
    await names(robot, [employee]);
    await own(robot, 'yes');
    await answers(employee, 'yes');
    await says(robot).not.toContain('Venter på svar');
    await looks(robot);
    await robot.goOn({ until: ['interview.briefing'] });
    const overview = await robot.press(actionOf(robot.card(), 'step.open', { step: 'interview.briefing' }));
    expect(textOf(overview)).toContain('– Medlemskap i fagforening (N-15)');
    await robot.press(actionOf(overview, 'panel.brief'));
    expect(textOf(robot.card())).toContain('Venter på bekreftelse fra Magnus Aasen');

    const read = await gets(employee, 'Silje Hovland ber deg lese dette før første intervju');
    const form = (await employee.press(read.id, actionOf(read.card, 'panel.read'))).card ?? {};
    expect(textOf(form)).toContain('– Religion og livssyn');
    expect(textOf(form)).toContain('Likhetseffekten');
    const half = (await employee.press(read.id, actionOf(form, 'panel.confirm'), { topics: 'true', pitfalls: 'true', same: 'false' })).card ?? {};
    expect(textOf(half)).toContain('Kryss av når du har lest det');

    // The manager confirms; the employee is silent, so the interviews wait.
    const mine = await robot.press(actionOf(robot.card(), 'panel.read'));
    await robot.press(actionOf(mine, 'panel.confirm'), { topics: 'true', pitfalls: 'true', same: 'true' });
    expect(textOf(robot.card())).toContain('Venter på bekreftelse fra Magnus Aasen');
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const gate = await robot.press(actionOf(plan, 'step.open', { step: 'interview.hold' }));
    expect(textOf(gate)).toContain('Ikke alle i panelet har bekreftet');
    expect(hasAction(gate, 'gate.pass-form')).toBe(false);
    const [hrs] = await hr.say('sak miljøterapeut');
    const theirs = (await hr.press(hrs?.id ?? '', actionOf(cardOf(hrs), 'case.plan'))).card ?? {};
    const shut = (await hr.press(hrs?.id ?? '', actionOf(theirs, 'step.open', { step: 'interview.hold' }))).card ?? {};
    expect(hasAction(shut, 'gate.pass-form')).toBe(true);

    await employee.press(read.id, actionOf(half, 'panel.confirm'), { topics: 'true', pitfalls: 'true', same: 'true' });
    await says(robot).not.toContain('Venter på bekreftelse');
    await looks(robot);
    expect(await robot.goOn({ until: ['interview.certificates'] })).toContain('interview.hold');
  });
});

describe('forged presses about a panel', () => {
  it('change nothing: a member’s answer is her own, and a case somebody is not on is none of hers', async () => {
    const [manager, employee, stranger] = [someone('manager'), someone('employee'), someone('manager2')];
    await employee.say('hei');
    const robot = await lockedCase('Ergoterapeut', manager);
    await names(robot, [employee]);
    const caseId = caseOf(robot);
    const events = eventsOf(caseId);
    const asked = await gets(employee, 'har satt deg i panelet');
    const answer = actionOf(asked.card, 'panel.answer', { answer: 'yes' });
    const before = refusals();
    const forged = {
      member: employee.id,
      user: employee.id,
      as: 'panel',
      about: 'impartiality',
      said: 'yes',
      how: 'Sagt',
      clear: true,
      basis: '1/impartiality',
    };
    const presses: readonly (readonly [TestPerson, string])[] = [
      [stranger, 'panel.answer'],
      [stranger, 'panel.ask'],
      [stranger, 'panel.confirm'],
      [stranger, 'panel.save'],
      [stranger, 'panel.record'],
      [employee, 'panel.save'],
      [employee, 'panel.search'],
      [employee, 'panel.record'],
      [employee, 'panel.brief'],
      [employee, 'panel.decide'],
      [employee, 'case.plan'],
      [employee, 'step.open'],
    ];
    for (const [index, [person, verb]] of presses.entries()) {
      const data = { ...answer.data, ...forged, step: 'selection.impartiality', nonce: `forged-${index}` };
      const answered = await person.press(null, { verb, title: '', data });
      expect(answered.status).toBe(200);
      if (person === stranger) expect(textOf(answered.card ?? {}), verb).not.toContain('Ergoterapeut');
    }
    expect(refusals()).toBe(before + presses.length);
    expect(eventsOf(caseId)).toEqual(events);

    // She sees how far the case has come, and nothing that is written in it.
    const card = textOf(asked.card);
    expect(card).not.toContain('Kort og greit');
    expect(card).not.toContain('søkere');
  });
});
