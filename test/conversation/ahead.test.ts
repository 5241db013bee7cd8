import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { LocalPart } from '../../src/local/local-people.ts';
import type { CardJson } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

// Sunday 22 November 2026.
const stage = setStage();
const someone = (part: LocalPart): TestPerson => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const caseOf = (robot: Robot): string => String(actionOf(robot.card(), 'case.plan').data['case']);

/** The case of a manager who wants somebody to start on 2 August 2027. */
const wanted = { ...nurse, wantedStart: '2027-08-02' };

function linkOf(card: CardJson): string {
  const found = /"type":"Action\.OpenUrl","title":"[^"]+","url":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
  if (found === undefined) throw new Error(`No link in ${JSON.stringify(card)}`);
  return found;
}

/** Shows the timeline from the living card, and gives every page of it. */
async function ahead(robot: Robot): Promise<readonly CardJson[]> {
  const pages = [await robot.press(actionOf(robot.card(), 'case.ahead'))];
  for (let last = pages[0]; last !== undefined && textOf(last).includes('Side') && pages.length < 10; last = pages.at(-1)) {
    const here = /Side (\d+) av (\d+)/.exec(textOf(last));
    if (here?.[1] === here?.[2]) break;
    pages.push(await robot.press(actionOf(last, 'case.ahead', { page: Number(here?.[1]) })));
  }
  return pages;
}

describe('«hva skjer framover»', () => {
  it.each([
    ['hva skjer framover', 'bokmål', 'Hva skjer framover', 'Forslaget regner bakover fra ønsket oppstart mandag 2. august 2027.'],
    ['kva skjer framover', 'nynorsk', 'Kva skjer framover', 'Forslaget reknar bakover frå ønskt oppstart måndag 2. august 2027.'],
    ['what lies ahead', 'engelsk', 'What lies ahead', 'counts backwards from the wanted start Monday 2 August 2027.'],
  ])('answers «%s» with the days of the case and the plan up to the start', async (words, language, heading, reach) => {
    const manager = someone('manager');
    const robot = await openCase(manager, wanted);
    await manager.say(`språk ${language}`);
    await manager.say(`sak ${caseOf(robot)}`);
    const posted = await manager.say(words);
    await manager.say('språk bokmål');
    const text = textOf(cardOf(posted[0]));
    expect(posted).toHaveLength(1);
    for (const part of [heading, reach]) expect(text).toContain(part);
    expect(text).not.toMatch(/\{\w+\}/u);
  });

  it('is reached from the living card, shows first what is due, then the suggestions, and leads back', async () => {
    const robot = await openCase(someone('manager'), wanted);
    const pages = await ahead(robot);
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map(textOf).join('\n');
    expect(text).toContain('Tirsdag 24. november 2026 · om 2 dager');
    expect(text).toContain('Foreslått frist · venter på deg');
    expect(text.indexOf('Forslag til plan')).toBeGreaterThan(text.indexOf('om 2 dager'));
    expect(text.match(/Forslag til plan/g)).toHaveLength(pages.filter((page) => textOf(page).includes('De er ingen frister')).length);
    // What is not done yet is not told as left undone.
    expect(text).toContain('Påminnelse hvis det ikke er gjort · venter på deg');
    expect(text).not.toContain('er ikke fullført');
    expect(text).toMatch(/Mandag 2\. august 2027 · om 36 uker\nOppstart\nØnsket oppstart/u);
    expect(text).toContain('De er ingen frister.');
    expect(hasAction(await robot.press(actionOf(pages.at(-1) ?? {}, 'case.show')), 'case.plan')).toBe(true);
  });

  it('warns when the wanted start cannot be reached, and says when instead', async () => {
    const robot = await openCase(someone('manager'), { ...nurse, wantedStart: '2026-12-15' });
    const [first] = await ahead(robot);
    expect(textOf(first ?? {})).toContain('⚠ Ønsket oppstart tirsdag 15. desember 2026 kan ikke nås.');
    expect(textOf(first ?? {})).toMatch(/da kan oppstarten være \w+ \d+\. mai 2027/u);
  });

  it('is there for HR, who is told that the manager is waited for; not for a manager whose case it is not', async () => {
    const robot = await openCase(someone('manager'), wanted);
    const hr = someone('hr');
    await hr.say(`sak ${caseOf(robot)}`);
    const [posted] = await hr.say('hva skjer framover');
    expect(textOf(cardOf(posted))).toContain('venter på lederen');
    const other = await someone('manager2').press(null, actionOf(robot.card(), 'case.ahead'));
    expect(textOf(other.card ?? {})).not.toContain('Hva skjer framover');
    const union = await someone('union').press(null, actionOf(robot.card(), 'case.ahead'));
    expect(textOf(union.card ?? {})).not.toContain('Forslag');
  });
});

describe('the days in the form of the calendar step', () => {
  it('are filled in from the plan and say so, and she records others', async () => {
    const robot = await openCase(someone('manager'), wanted, '2026-11-01');
    await robot.goOn({ until: ['advert.plan'], answers: { date: '2026-11-22' } });
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'advert.plan' }));
    const values = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      'field-planned-publication': '2027-02-22',
      'field-planned-deadline': '2027-03-15',
      'field-planned-interview': '2027-04-07',
    });
    expect(textOf(form)).toContain('Forslag fra planen: mandag 22. februar 2027. Bytt dato om du vil.');
    const ticks = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, id.startsWith('check-') ? 'true' : value]));
    const submit = actionOf(form, 'step.do');
    await robot.press(submit, {
      ...ticks,
      'field-planned-publication': '2027-01-11',
      'field-planned-deadline': '2027-02-01',
      'field-planned-interview': '',
    });
    const text = (await ahead(robot)).map(textOf).join('\n');
    expect(text).toMatch(/Mandag 11\. januar 2027 · om 7 uker\nUtlysning\nAvtalt dato/u);
    expect(text).toContain('Første intervju');
  });
});

describe('the days for the calendar', () => {
  it('come as a file behind a link that works once, with whole days and nobody’s name', async () => {
    const robot = await openCase(someone('manager'), { ...wanted, title: 'Sykepleier; natt, 80 \\ 100' });
    const id = caseOf(robot);
    const [first] = await ahead(robot);
    const card = await robot.press(actionOf(first ?? {}, 'case.calendar'));
    const link = linkOf(card);
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="losen-${id}.ics"`);
    const file = await response.text();
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const publication = events.find(({ uid }) => uid.includes('stage/publication'));
    expect(publication?.summary).toBe(`Forslag: Utlysning: Sykepleier; natt, 80 \\ 100 (sak ${id})`);
    expect(publication?.startDate.toString()).toBe('2027-02-22');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(file).not.toMatch(/Silje|Hovland|Solbakken/u);
    const again = await fetch(link);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('hva skjer framover');
    expect(hasAction(await robot.press(actionOf(card, 'case.ahead')), 'case.calendar')).toBe(true);
  });

  it('keep their names when a date moves, so that a new file moves the entry', async () => {
    const robot = await openCase(someone('manager'), wanted);
    const read = async () => {
      const [first] = await ahead(robot);
      const file = await (await fetch(linkOf(await robot.press(actionOf(first ?? {}, 'case.calendar'))))).text();
      await robot.press(actionOf(await robot.press(actionOf(robot.card(), 'case.ahead')), 'case.show'));
      const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
      const found = events.find((one) => new ICAL.Event(one).uid.includes('stage/publication'));
      return {
        uid: found?.getFirstPropertyValue('uid'),
        day: String(found?.getFirstPropertyValue('dtstart')),
        sequence: Number(found?.getFirstPropertyValue('sequence')),
      };
    };
    const before = await read();
    await robot.press(actionOf(robot.card(), 'case.edit'));
    await robot.press(actionOf(robot.card(), 'case.change'), { ...wanted, wantedStart: '2027-09-01' });
    const after = await read();
    expect(after.uid).toBe(before.uid);
    expect(after.day > before.day).toBe(true);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });
});
