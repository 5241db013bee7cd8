import { describe, expect, it } from 'vitest';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { storedEvents } from './stored-events.ts';

const stage = setStage();
const someone = (part: 'manager' | 'hr') => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const step = 'advert.second-reader';

/** A case whose advert HR is to read; nobody in HR had used Losen before, so nothing else waits for her. */
async function atReading(manager: TestPerson): Promise<Robot> {
  const robot = await openCase(manager, { ...nurse, 'position-1-percentage': '100' });
  await robot.goOn({ until: [step] });
  return robot;
}
const newest = (person: TestPerson) => {
  const message = person.messages().at(-1);
  return { id: message?.id ?? '', card: cardOf(message) };
};
const says = (person: TestPerson, id: string) => textOf(cardOf(person.messages().find((message) => message.id === id)));
const caseOf = (robot: Robot) => String(actionOf(robot.card(), 'case.plan').data['case']);

/** Asks HR; resolves with her card once it has come. */
async function ask(robot: Robot, hr: TestPerson) {
  const before = hr.messages().length;
  const form = await robot.press(actionOf(robot.card(), 'step.open', { step }));
  await robot.press(actionOf(form, 'step.ask'));
  await expect.poll(() => hr.messages().length).toBeGreaterThan(before);
  return newest(hr);
}

/** Another text in the case's own step. */
async function change(robot: Robot, more: string) {
  const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
  const report = await robot.press(actionOf(plan, 'step.open', { step: 'advert.check' }));
  const form = await robot.press(actionOf(report, 'advert.open'));
  const text = inputsOf(form).find(({ id }) => id === 'advert')?.value ?? '';
  const after = await robot.press(actionOf(form, 'advert.check'), { advert: `${text}\n${more}` });
  await robot.press(actionOf(after, 'case.show'));
}

describe('HR as second reader', () => {
  it('is asked on her own card, reads the text and the check, and what she says stands on the manager’s card until the text changes', async () => {
    const [manager, hr] = [someone('manager'), someone('hr')];
    const robot = await atReading(manager);
    await hr.say('hei');
    expect(textOf(robot.card())).toContain('HR har ikke bekreftet dette ennå. HR er andreleser');
    const request = await ask(robot, hr);
    expect(textOf(request.card)).toContain('Vil du lese annonsen før den lyses ut?');
    const report = (await hr.press(request.id, actionOf(request.card, 'step.open', { step: 'advert.check' }))).card ?? {};
    expect(textOf(report)).toContain('ingenting som må rettes, står åpent');
    expect(hasAction(report, 'advert.open')).toBe(false);
    const whole = (await hr.press(request.id, actionOf(report, 'advert.read'))).card ?? {};
    expect(textOf(whole)).toContain('følge opp brukere og pårørende i det daglige');
    const form = (await hr.press(request.id, actionOf(whole, 'answer.open'))).card ?? {};
    expect(inputsOf(form).map(({ id }) => id)).toEqual(['field-verdict', 'field-remarks']);
    const empty = (await hr.press(request.id, actionOf(form, 'answer.give'), { 'field-verdict': 'remarks', 'field-remarks': '' })).card ?? {};
    expect(hasAction(empty, 'answer.give')).toBe(true);
    const given = await hr.press(request.id, actionOf(empty, 'answer.give'), {
      'field-verdict': 'remarks',
      'field-remarks': 'Nevn turnusen i første avsnitt',
    });
    expect(textOf(given.card ?? {})).toContain('Svaret er registrert');
    await expect.poll(() => says(manager, robot.message())).toContain('Merknader til teksten: Nevn turnusen i første avsnitt');
    await expect.poll(() => textOf(newest(manager).card)).toContain('Eirik Lunde har svart på «Be HR lese annonsen»');
    expect(textOf(newest(manager).card)).toContain('Nevn turnusen i første avsnitt');
    expect(JSON.stringify(storedEvents(stage.bot.dataDir, caseOf(robot)))).not.toContain('turnusen i første');

    await robot.press({ ...actionOf(robot.card(), 'case.plan'), verb: 'case.show' });
    await change(robot, 'Vi har turnus med arbeid hver tredje helg.');
    expect(textOf(robot.card())).toContain('Annonsen er endret etter at HR leste den');
    expect(robot.nextStep()).toBe(step);
    const again = await ask(robot, hr);
    const second = (await hr.press(again.id, actionOf(again.card, 'answer.open'))).card ?? {};
    await hr.press(again.id, actionOf(second, 'answer.give'), { 'field-verdict': 'no-remarks', 'field-remarks': '' });
    await expect.poll(() => says(manager, robot.message())).toContain('HR om annonsen: Lest, ingen merknader');
    expect(says(manager, robot.message())).not.toContain('Nevn turnusen');
  });

  it('does not answer about a text the manager has changed meanwhile, and finds her words again when she is asked anew', async () => {
    const [manager, hr] = [someone('manager'), someone('hr')];
    await hr.say('hei');
    const robot = await openCase(manager, { ...nurse, title: 'Vernepleier', 'position-1-percentage': '100' });
    await robot.goOn({ until: ['need.preference'] });
    const asked = await robot.press(actionOf(robot.card(), 'step.open', { step: 'need.preference' }));
    const elsewhere = await robot.press(actionOf(asked, 'step.open', { answered: true }));
    const filled = Object.fromEntries(
      inputsOf(elsewhere).map(({ id, type, choices }) => [
        id,
        type === 'Input.Toggle' ? 'true' : type === 'Input.Date' ? '2026-11-20' : (choices[0]?.value ?? 'På telefon'),
      ]),
    );
    await robot.press(actionOf(elsewhere, 'step.do'), filled);
    await robot.goOn({ until: [step] });
    const request = await ask(robot, hr);
    const form = (await hr.press(request.id, actionOf(request.card, 'answer.open'))).card ?? {};
    await change(robot, 'Vi holder til i nye lokaler.');
    const words = { 'field-verdict': 'remarks', 'field-remarks': 'Stryk det siste avsnittet' };
    const late = await hr.press(request.id, actionOf(form, 'answer.give'), words);
    expect(textOf(late.card ?? {})).toContain('Annonsen er endret etter at du ble spurt');
    expect(textOf(late.card ?? {})).not.toContain('Vil du lese annonsen');
    expect(storedEvents(stage.bot.dataDir, caseOf(robot)).some(({ what }) => what.kind === 'step-done' && 'step' in what && what.step === step)).toBe(
      false,
    );
    const again = await ask(robot, hr);
    const filledIn = (await hr.press(again.id, actionOf(again.card, 'answer.open'))).card ?? {};
    expect(inputsOf(filledIn).map(({ value }) => value)).toEqual(['remarks', 'Stryk det siste avsnittet']);
    expect(actionsOf(filledIn).map(({ verb }) => verb)).toContain('answer.give');
  });
});
