import { describe, expect, it } from 'vitest';
import { actionOf, actionsOf, cardOf, createPerson, inputsOf, textOf, type CardAction } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { storedEvents } from './stored-events.ts';

const stage = setStage();

const caseOf = (robot: Robot) => String(actionsOf(robot.card()).find(({ data }) => data['case'] !== undefined)?.data['case']);

const eventsOf = (caseId: string) => storedEvents(stage.bot.dataDir, caseId);

async function openForm(robot: Robot): Promise<{ readonly submit: CardAction; readonly inputs: Readonly<Record<string, string>> }> {
  const form = await robot.press(actionOf(robot.card(), 'step.open'));
  const inputs = Object.fromEntries(
    inputsOf(form).map(({ id, type, value }) => [
      id,
      type === 'Input.Toggle' ? 'true' : type === 'Input.Date' ? '2026-11-20' : value === '' ? 'Kort og greit' : value,
    ]),
  );
  return { submit: actionOf(form, 'step.do'), inputs };
}

describe('a press', () => {
  it('that is delivered four times changes the case once and is answered with the card as it is', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    const { submit, inputs } = await openForm(robot);
    const answers = [];
    for (let delivery = 0; delivery < 4; delivery += 1) answers.push(await manager.press(robot.message(), submit, inputs));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { card } of answers) expect(textOf(card ?? {})).toContain('Ta kontakt med tillitsvalgte');
    expect(eventsOf(caseOf(robot)).map(({ what }) => what.kind)).toEqual(['case-opened', 'step-done']);
  });

  it('that is delivered four times at once changes the case once', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    const { submit, inputs } = await openForm(robot);
    const answers = await Promise.all([1, 2, 3, 4].map(() => manager.press(robot.message(), submit, inputs)));
    expect(answers.every(({ status, card }) => status === 200 && card !== null)).toBe(true);
    expect(eventsOf(caseOf(robot))).toHaveLength(2);
  });

  it('that opens a case and is delivered four times opens one', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const [posted] = await manager.say('ny sak');
    const open = actionOf(cardOf(posted), 'case.open');
    const facts = {
      title: 'Vaktmester',
      unit: 'Drift',
      serviceArea: 'technical',
      roleFamily: 'DR',
      'position-1-percentage': '100',
      'position-1-permanence': 'permanent',
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => manager.press(posted?.id ?? null, open, facts)));
    const ids = new Set(answers.map(({ card }) => actionOf(card ?? {}, 'case.plan').data['case']));
    expect(ids.size).toBe(1);
  });

  it('at the same moment as another on the same case: both are kept', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    await robot.goOn({ until: ['need.preference'] });
    const caseId = caseOf(robot);
    const before = eventsOf(caseId).length;
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const forms = await Promise.all(
      ['need.preference', 'need.approval'].map(async (step) => {
        const form = await manager.press(robot.message(), actionOf(plan, 'step.open', { step }));
        return actionOf(form.card ?? {}, 'step.ask');
      }),
    );
    await Promise.all(forms.map((ask) => manager.press(robot.message(), ask, { asked: '2026-11-20' })));
    expect(
      eventsOf(caseId)
        .slice(before)
        .map(({ what }) => what.kind),
    ).toEqual(['step-asked', 'step-asked']);
  });

  it('on an old card of a step that is done answers with the card as it is now', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    const old = await openForm(robot);
    const shown = await robot.press(
      actionOf(await robot.press(actionsOf(robot.card()).find(({ verb }) => verb === 'case.show') ?? old.submit), 'step.open'),
    );
    await robot.press(actionOf(shown, 'step.do'), old.inputs);
    const late = await manager.press(robot.message(), old.submit, old.inputs);
    expect(textOf(late.card ?? {})).toContain('Ta kontakt med tillitsvalgte');
    expect(eventsOf(caseOf(robot)).filter(({ what }) => what.kind === 'step-done')).toHaveLength(1);
  });

  it('on a form opened before another change is told so, keeps what was filled in and changes nothing by itself', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    const edit = actionOf(robot.card(), 'case.edit');
    const [one, other] = await Promise.all([manager.press(null, edit), manager.press(null, edit)]);
    await manager.press(null, actionOf(one.card ?? {}, 'case.change'), { ...nurse, title: 'Vernepleier' });
    // A wrong answer in between must not make the old form pass for a new one.
    const wrong = await manager.press(null, actionOf(other.card ?? {}, 'case.change'), { ...nurse, title: 'Lege', 'position-1-percentage': '0' });
    const late = await manager.press(null, actionOf(wrong.card ?? {}, 'case.change'), { ...nurse, title: 'Lege' });
    expect(textOf(late.card ?? {})).toContain('Noen endret dette');
    expect(inputsOf(late.card ?? {}).find(({ id }) => id === 'title')?.value).toBe('Lege');
    expect(eventsOf(caseOf(robot)).map(({ what }) => what.kind)).toEqual(['case-opened', 'facts-changed']);
    const again = await manager.press(null, actionOf(late.card ?? {}, 'case.change'), { ...nurse, title: 'Lege' });
    expect(textOf(again.card ?? {})).toContain('Lege');
    expect(eventsOf(caseOf(robot))).toHaveLength(3);
  });

  it('that links requirements of a list that has changed meanwhile is told so', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager);
    await robot.goOn({ until: ['analysis.list'] });
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'analysis.list' }));
    const texts = { tasks: 'Gi pleie\nVeilede', must: 'Autorisasjon', should: '', traits: '' };
    const links = await robot.press(actionOf(form, 'list.save'), texts);
    const reopened = await manager.press(null, actionOf(links, 'list.open'));
    await manager.press(null, actionOf(reopened.card ?? {}, 'list.save'), { ...texts, must: 'Førerkort\nAutorisasjon' });
    const late = await manager.press(null, actionOf(links, 'list.link'), { 'link-m1': 't1' });
    expect(textOf(late.card ?? {})).toContain('Noen endret dette');
    expect(inputsOf(late.card ?? {}).map(({ label }) => label)).toEqual(['Førerkort', 'Autorisasjon']);
  });

  it('with forged data reaches nobody else’s case and is logged', async () => {
    const owner = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(owner);
    const intruder = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'manager2' });
    for (const verb of [
      'case.show',
      'case.plan',
      'case.edit',
      'case.undo',
      'case.hold',
      'case.withdraw',
      'step.do',
      'step.open',
      'gate.pass',
      'list.open',
      'case.handover',
    ]) {
      const answer = await intruder.press(
        null,
        {
          verb,
          title: '',
          data: { nonce: `x-${verb.replace('.', '-')}`, case: caseOf(robot), step: 'need.analysis', door: 'G1/0', role: 'hr', owner: intruder.id },
        },
        { reason: 'Fordi' },
      );
      expect(answer.status).toBe(200);
      expect(textOf(answer.card ?? {}), verb).not.toContain('Sykepleier');
    }
    expect(eventsOf(caseOf(robot))).toHaveLength(1);
    expect(stage.bot.log()).toContain('refused');
  });

  it('by somebody without a role gets the friendly explanation, whatever she presses or writes', async () => {
    const employee = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'employee' });
    for (const text of ['ny sak', 'mine saker', 'hjelp', 'innstillinger']) {
      const [answer] = await employee.say(text);
      expect(textOf(cardOf(answer))).toContain('be HR om å legge deg til');
      expect(actionsOf(cardOf(answer))).toEqual([]);
    }
    const [language] = await employee.say('språk engelsk');
    expect(textOf(cardOf(language))).toContain('I will write English');
  });
});
