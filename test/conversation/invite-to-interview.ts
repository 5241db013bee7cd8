import ICAL from 'ical.js';
import type { CardJson } from './fake-connector.ts';
import { actionOf, hasAction, inputsOf, textOf } from './person.ts';
import type { Robot } from './robot.ts';

/** Goes on to the invitation and fills in its form; returns the card that answers. */
export async function invite(robot: Robot, times: string, answers: Readonly<Record<string, string>> = {}): Promise<CardJson> {
  if (robot.nextStep() !== null) await robot.goOn({ until: ['selection.invite'] });
  const form = hasAction(robot.card(), 'step.do')
    ? robot.card()
    : await robot.press(actionOf(robot.card(), 'step.open', { step: 'selection.invite' }));
  const ticks = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, id.startsWith('check-') ? 'true' : value]));
  const inputs = { ...ticks, 'field-invited': '4', 'field-first-interview': '', ...answers, 'field-times': times };
  return robot.press(actionOf(form, 'step.do'), inputs);
}

/** The timeline as text, and the calendar file that is taken from it; the living card is back afterwards. */
export async function takeCalendar(robot: Robot) {
  const ahead = await robot.press(actionOf(robot.card(), 'case.ahead'));
  const text = textOf(ahead);
  const form = await robot.press(actionOf(ahead, 'case.calendar'));
  const link = /"url":"([^"]+)"/u.exec(JSON.stringify(form))?.[1] ?? '';
  const file = await (await fetch(link)).text();
  const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const back = await robot.press(actionOf(form, 'case.ahead'));
  await robot.press(actionOf(back, 'case.show'));
  return { text, events, file };
}
