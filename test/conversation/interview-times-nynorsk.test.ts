import { expect, it } from 'vitest';
import { localTenants } from '../../src/local/local-people.ts';
import { invite, takeCalendar } from './invite-to-interview.ts';
import { actionOf, createPerson, textOf } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage({ LOSEN_POLICY: 'alver', LOSEN_NOW: '2027-03-01T09:00:00Z' });

it('are filled in later in Alver, and what is wrong with a line is told in nynorsk', async () => {
  const manager = createPerson({ url: stage.bot.url, connector: stage.connector, tenant: localTenants.alver, locale: 'nn-NO' });
  const robot = await openCase(manager, { ...nurse, title: 'Sjukepleiar', unit: 'Knarvik sjukeheim' }, '2026-12-15');
  await invite(robot, '');
  expect(robot.nextStep()).toBe('interview.guide');
  const open = () => robot.press(actionOf(robot.card(), 'times.form'));
  const intro = await open();
  expect(textOf(intro)).toContain('Namn på søkjarar høyrer heime i rekrutteringssystemet.');
  const refused = await robot.press(actionOf(intro, 'times.save'), { 'field-times': 'måndag 10. mai kl. 10–11\nOla Nordmann' });
  expect(textOf(refused)).toContain(
    'Linje 2: Skriv berre dag, klokkeslett og eventuelt rom, eitt intervju på kvar linje: 15.3. kl. 10–11, rom 214. Namn skal ikkje stå her.',
  );
  const weekday = await robot.press(actionOf(refused, 'times.save'), { 'field-times': 'tysdag 10. mai kl. 10–11' });
  expect(textOf(weekday)).toContain('Vekedagen stemmer ikkje. Datoen er måndag 10. mai 2027.');
  const saved = await robot.press(actionOf(weekday, 'times.save'), {
    'field-times': 'måndag 10. mai kl. 10–11\ntysdag 11. mai frå kl. 9 til 9.45',
  });
  expect(textOf(saved)).toContain('Intervjutidene er lagra');
  expect(textOf(saved)).toContain('Neste intervjudag 10. mai 2027 (1 intervju, kl. 10)');
  const { text } = await takeCalendar(robot);
  expect(text).toContain('Måndag 10. mai 2027');
  expect(text).toContain('Tysdag 11. mai 2027');
  await robot.press(actionOf(await robot.press(actionOf(robot.card(), 'case.plan')), 'case.show'));
}, 120_000);
