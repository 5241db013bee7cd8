import { describe, expect, it } from 'vitest';
import { localTenants } from '../../src/local/local-people.ts';
import { actionOf, actionsOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { setStage } from './set-stage.ts';
import { findSetting } from './settings-pages.ts';

const stage = setStage({ LOSEN_POLICY: 'asker,alver' });
const adviser = (tenant: string = localTenants.asker, locale = 'nb-NO') =>
  createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr', tenant, locale });

/** Opens the form of a setting from the list. */
async function openForm(hr: TestPerson, setting: string) {
  const { message, action } = await findSetting(hr, setting, 'settings.change-form');
  const { card } = await hr.press(message, action);
  return { message, card: card ?? {} };
}

/** Opens a setting's form, fills it in and saves it. */
async function change(hr: TestPerson, setting: string, inputs: Readonly<Record<string, string>>) {
  const { message, card } = await openForm(hr, setting);
  const answer = await hr.press(message, actionOf(card, 'settings.change'), inputs);
  return { message, form: card, card: answer.card ?? {} };
}

/** The text of every page of settings. */
async function everyPage(hr: TestPerson): Promise<string> {
  const [posted] = await hr.say('innstillinger');
  const texts: string[] = [];
  for (let card = cardOf(posted); ;) {
    texts.push(textOf(card));
    const more = actionsOf(card).find(({ verb }) => verb === 'settings.show');
    if (more === undefined) return texts.join('\n');
    card = (await hr.press(posted?.id ?? null, more)).card ?? {};
  }
}

describe('the settings', () => {
  it.each([
    ['asker', localTenants.asker, 'nb-NO'],
    ['alver', localTenants.alver, 'nn-NO'],
  ])('of %s show no codes', async (_, tenant, locale) => {
    expect(await everyPage(adviser(tenant, locale))).not.toMatch(/ranked|\bdirector,|christmas-eve|new-years-eve|wednesday-before/);
  });

  it('with a number are changed in a form that says its bounds, answers what is wrong, and keeps what was typed', async () => {
    const hr = adviser();
    const wrong = await change(hr, 'tv.frist.behov', { 'setting-is': '99' });
    expect(textOf(wrong.form)).toContain('Ikke bekreftet av HR');
    expect(inputsOf(wrong.form)[0]?.label).toContain('fra 1 til 30');
    expect(textOf(wrong.card)).toContain('Tallet kan ikke være over 30');
    expect(inputsOf(wrong.card)[0]?.value).toBe('99');
    const again = await openForm(hr, 'tv.frist.behov');
    expect(inputsOf(again.card)[0]?.value).toBe('99');
    const right = await hr.press(again.message, actionOf(again.card, 'settings.change'), { 'setting-is': '5' });
    expect(textOf(right.card ?? {})).toMatch(/uttale seg om behovet og annonsen»: 5\. Det er bekreftet av HR/);
    const after = await openForm(hr, 'tv.frist.behov');
    expect(textOf(after.card)).toContain('Nå: 5. Bekreftet av HR.');
    expect(inputsOf(after.card)[0]?.value).toBe('5');
  });

  it('with a choice offer the choices by their names', async () => {
    const { form, card } = await change(adviser(), 'references.concern', { 'setting-is': 'offered' });
    expect(inputsOf(form)[0]?.choices.map(({ title }) => title)).toEqual(['alle som skal rangeres', 'bare den som skal få tilbud']);
    expect(textOf(card)).toContain('«Hvem det skal hentes referanser om»: bare den som skal få tilbud.');
  });

  it('with a list take ticks, and other days on lines', async () => {
    const hr = adviser(localTenants.alver, 'nn-NO');
    const days = { 'setting-has-christmas-eve': 'true', 'setting-has-new-years-eve': 'false', 'setting-has-wednesday-before-easter': 'false' };
    const wrong = await change(hr, 'calendar.extra-days-off', { ...days, 'setting-lines': '23.12.2026\nromjula' });
    expect(inputsOf(wrong.form).filter(({ value }) => value === 'true')).toHaveLength(3);
    expect(textOf(wrong.card)).toContain('«romjula» er ingen dato');
    expect(inputsOf(wrong.card).map(({ value }) => value)).toEqual(['true', 'false', 'false', '23.12.2026\nromjula']);
    const right = await hr.press(wrong.message, actionOf(wrong.card, 'settings.change'), { ...days, 'setting-lines': '23.12.2026' });
    expect(textOf(right.card ?? {})).toMatch(/heilagdagane»: julaftan og 23\. desember 2026\. Det er stadfesta av HR/);
  });

  it('with free words take a line each, and what HR writes is no markup', async () => {
    const { card } = await change(adviser(localTenants.alver, 'nn-NO'), 'values', { 'setting-lines': 'open\n**modig**' });
    expect(textOf(card)).toMatch(/annonsen»: open og .*modig/);
    expect(textOf(card)).not.toContain('**');
  });

  it('are HR’s alone', async () => {
    const hr = adviser();
    const { action } = await findSetting(hr, 'references.minimum', 'settings.change-form');
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    for (const verb of ['settings.change-form', 'settings.change'])
      expect(textOf((await manager.press(null, { ...action, verb }, { 'setting-is': '1' })).card ?? {})).toContain('andre roller');
    expect(textOf((await openForm(hr, 'references.minimum')).card)).toContain('Nå: 2.');
  });
});
