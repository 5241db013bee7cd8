import { describe, expect, it } from 'vitest';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

const draft = `Sykepleier ved Solbakken sykehjem

Vi søker en ung og sprek sykepleier til vårt sykehjem. Du kommer til et godt fagmiljø.

Arbeidsoppgaver
- gi pleie og behandling
- administrere legemidler

Kvalifikasjoner
- autorisasjon som sykepleier
- erfaring fra sykehjem

Søknadsfrist: 15. desember 2026`;

describe('the advert check in chat', () => {
  it('takes the text as the next message and answers with one report: what must be mended first, and what was not assessed', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const [form] = await manager.say('sjekk annonse');
    expect(inputsOf(cardOf(form)).map(({ id }) => id)).toContain('advert');
    const [report] = await manager.say(draft);
    const text = textOf(cardOf(report));
    expect(text).toContain('Må rettes');
    expect(text).toMatch(/ung/);
    expect(report?.activity.summary).toContain('Annonsesjekk');
    expect(text).not.toMatch(/\d+ %|poeng|score/i);
    const pages = [text];
    let card = cardOf(report);
    while (hasAction(card, 'advert.page') && !textOf(card).includes('Dette har jeg ikke vurdert')) {
      const number = pages.length + 1;
      card = (await manager.press(report?.id ?? null, actionOf(card, 'advert.page', { page: number }))).card ?? {};
      pages.push(textOf(card));
    }
    expect(pages.join('\n')).toContain('bilde og logo');
  });

  it('says what is fixed, remaining and new when the mended text is checked again', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const [form] = await manager.say('sjekk annonsen');
    const first = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: draft, 'for-case': 'none' });
    const again = await manager.press(form?.id ?? null, actionOf(first.card ?? {}, 'advert.open'));
    expect(inputsOf(again.card ?? {}).find(({ id }) => id === 'advert')?.value).toContain('ung og sprek');
    const second = await manager.press(form?.id ?? null, actionOf(again.card ?? {}, 'advert.check'), {
      advert: draft.replace('en ung og sprek sykepleier', 'en sykepleier'),
      'for-case': 'none',
    });
    expect(textOf(second.card ?? {})).toMatch(/Siden sist: [1-9]\d* rettet, \d+ igjen, 0 nye/);
  });

  it('holds the text against the job analysis of the case it is for', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Vernepleier' });
    await robot.goOn({ until: ['analysis.webcruiter'] });
    const [form] = await manager.say('sjekk annonse');
    const choices = inputsOf(cardOf(form)).find(({ id }) => id === 'for-case')?.choices ?? [];
    const own = choices.find(({ title }) => title.includes('Vernepleier'));
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: draft, 'for-case': own?.value ?? '' });
    expect(textOf(answer.card ?? {})).toContain('Vernepleier');
  });

  it('refuses an empty text and one that is no advert by its length, and keeps what was written', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const [form] = await manager.say('sjekk annonse');
    const empty = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: '  ', 'for-case': 'none' });
    expect(textOf(empty.card ?? {})).toContain('Skriv noen ord');
    const long = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: 'ord '.repeat(20_000), 'for-case': 'none' });
    // A toast leaves the form as it is, with everything that was written in it.
    expect(long).toMatchObject({ card: null, toast: expect.stringContaining('80000 tegn') });
  });

  it('does not keep a text with an identity number', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const [form] = await manager.say('sjekk annonse');
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), {
      advert: `${draft}\nKontakt 13527248013`,
      'for-case': 'none',
    });
    expect(textOf(answer.card ?? {})).toContain('ikke tatt vare på');
    expect(hasAction(answer.card ?? {}, 'advert.page')).toBe(false);
  });
});
