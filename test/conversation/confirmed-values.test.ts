import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { actionOf, actionsOf, createPerson, hasAction, textOf } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';
import { findSetting } from './settings-pages.ts';

const stage = setStage();
const someone = (part: 'manager' | 'hr') => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const advert = demoAdvert('2026-11-22' as IsoDate, { title: 'Sykepleier', police: true });
const withoutValues = advert.replace(' Hos oss er vi rause, modige, nære og skapende.', '');
const shut = 'sjekken fant noe som må rettes';

async function readyToAdvertise(title: string): Promise<Robot> {
  const robot = await openCase(someone('manager'), { ...nurse, title, 'position-1-percentage': '100' });
  await robot.goOn({ until: ['advert.publish'] });
  return robot;
}

/** Checks a text in the case, then tries to advertise; what the bot answers. */
async function checkAndPublish(robot: Robot, text: string): Promise<string> {
  const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
  const opened = await robot.press(
    actionsOf(plan).find(({ verb, data }) => verb === 'step.open' && data['step'] === 'advert.check') ?? actionOf(plan, 'case.show'),
  );
  const form = hasAction(opened, 'advert.check') ? opened : await robot.press(actionOf(opened, 'advert.open'));
  const report = await robot.press(actionOf(form, 'advert.check'), { advert: text });
  await robot.press(actionOf(report, 'case.show'));
  const path = await robot.press(actionOf(robot.card(), 'case.plan'));
  const answer = await robot.press(actionOf(path, 'step.open', { step: 'advert.publish' }));
  await robot.press(actionOf(answer, 'case.show'));
  return textOf(answer);
}

describe('the values of the municipality', () => {
  it('are asked for in the advert until HR confirms them; then an advert without them stops at the gate, in cases that follow the new settings', async () => {
    const before = await readyToAdvertise('Sykepleier');
    expect(await checkAndPublish(before, withoutValues)).not.toContain(shut);

    const hr = someone('hr');
    const { message, action } = await findSetting(hr, 'values', 'settings.set');
    await hr.press(message, action);

    const after = await readyToAdvertise('Sykepleier på natt');
    expect(await checkAndPublish(after, withoutValues)).toContain(shut);
    expect(await checkAndPublish(after, advert)).not.toContain(shut);
    // An open case keeps its rules until its manager takes the new ones over.
    expect(await checkAndPublish(before, withoutValues)).not.toContain(shut);
  });
});
