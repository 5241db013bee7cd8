import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';
import type { CardJson } from './fake-connector.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

const peopleFile = fileURLToPath(new URL('rights-people.yaml', import.meta.url));
const stage = setStage({ LOSEN_DIRECTORY: peopleFile });

const someone = (part: keyof typeof localUserIds, tenant: string = localTenants.asker) =>
  createPerson({ url: stage.bot.url, connector: stage.connector, user: localUserIds[part], tenant });
const caseOf = (robot: Robot) => String(actionsOf(robot.card())[0]?.data['case']);

/** The part of an export that tests look at. */
interface Exported {
  readonly directory: { readonly id: string; readonly name: string; readonly roles: readonly string[] };
  readonly settings: { readonly language: string | null };
  readonly cases: readonly {
    readonly caseId: string;
    readonly part: string;
    readonly title: string | null;
    readonly acts: readonly { readonly kind: string; readonly wrote: readonly unknown[] }[];
    readonly recorded: readonly unknown[];
  }[];
  readonly drafts: readonly { readonly form: string; readonly value: Readonly<Record<string, string>> }[];
  readonly checkedAdverts: readonly { readonly value: { readonly text: string } }[];
  readonly reportedFindings: readonly { readonly comment: string }[];
  readonly messages: Readonly<Record<string, number>>;
  readonly reminders: Readonly<Record<string, unknown>>;
}

async function ask(person: TestPerson, words = 'hva vet du om meg'): Promise<CardJson> {
  const posted = await person.say(words);
  expect(posted).toHaveLength(1);
  return cardOf(posted[0]);
}

function linkOf(card: CardJson): string {
  const found = /"type":"Action\.OpenUrl","title":"[^"]+","url":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
  if (found === undefined) throw new Error(`No link in ${JSON.stringify(card)}`);
  return found;
}

async function download(person: TestPerson): Promise<{ readonly text: string; readonly data: Exported }> {
  const response = await fetch(linkOf(await ask(person)));
  expect(response.status).toBe(200);
  const text = await response.text();
  return { text, data: JSON.parse(text) as Exported };
}

/** A new case refused for its percentage, so that what was filled in is kept as a draft. */
async function leaveDraft(person: TestPerson, title: string): Promise<void> {
  const [form] = await person.say('ny sak');
  const answer = await person.press(form?.id ?? null, actionOf(cardOf(form), 'case.open'), { ...nurse, title, 'position-1-percentage': 'mange' });
  expect(hasAction(answer.card ?? {}, 'case.open')).toBe(true);
}

describe('«hva vet du om meg»', () => {
  it.each([
    ['hva vet du om meg', 'Dette har Losen lagret om deg', 'nb'],
    ['kva veit du om meg', 'Dette har Losen lagra om deg', 'nn'],
    ['what do you know about me', 'This is what Losen holds about you', 'en'],
  ])('is understood as «%s» and answered in the language that was chosen', async (words, heading, locale) => {
    const person = someone('manager2');
    await person.say(`språk ${{ nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' }[locale]}`);
    expect(textOf(await ask(person, words))).toContain(heading);
    await person.say('språk bokmål');
  });

  it('stands in the help', async () => {
    const [help] = await someone('manager').say('hjelp');
    for (const words of ['hva vet du om meg', 'slett utkastene mine']) expect(textOf(cardOf(help))).toContain(words);
  });

  it('sums up who she is, her cases, what she wrote, her drafts, settings and messages, and how long it stays', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager);
    await robot.goOn({ until: ['need.union'], answers: {} });
    await leaveDraft(manager, 'Vaktmester');
    const card = await ask(manager);
    const text = textOf(card);
    for (const part of [
      'Silje Hovland',
      'Rolle: leder.',
      caseOf(robot),
      'Skjemaer: 1.',
      'Språk:',
      'Kommet fram:',
      '30 dager',
      'ingenting om deg som kandidat',
    ])
      expect(text).toContain(part);
    expect(JSON.stringify(card).length).toBeLessThan(27_000);
  });

  it('gives all of it as a file, once, from this machine alone', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager);
    await robot.goOn({ until: ['need.union'] });
    await leaveDraft(manager, 'Bibliotekar');
    await manager.say(`sjekk annonse`);
    await manager.say('Vi søker en kokk til kantina på rådhuset. '.repeat(8));
    const card = await ask(manager);
    const link = linkOf(card);
    expect(link).toMatch(new RegExp(`^${stage.bot.url.replaceAll('.', '\\.')}/download/[\\w-]{16,}$`));
    const response = await fetch(link);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="losen.json"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const data = (await response.json()) as Exported;
    expect(data.directory).toMatchObject({ id: localUserIds.manager, name: 'Silje Hovland', roles: ['manager'] });
    const own = data.cases.find(({ caseId }) => caseId === caseOf(robot));
    expect(own).toMatchObject({ part: 'leads', title: 'Sykepleier' });
    expect(own?.acts[0]).toMatchObject({ kind: 'case-opened' });
    expect(JSON.stringify(own?.acts.map(({ wrote }) => wrote))).toContain('Kort og greit');
    expect(data.drafts.map(({ value }) => value['title'])).toContain('Bibliotekar');
    expect(data.checkedAdverts.map(({ value }) => value.text).join(' ')).toContain('kantina på rådhuset');
    const again = await fetch(link);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Lenken er brukt');
    expect((await fetch(`${stage.bot.url}/download/${'x'.repeat(16)}`)).status).toBe(404);
  });

  it('tells when she wants to be reminded and that she is away, which nobody else can read there', async () => {
    const manager = someone('manager2');
    const [posted] = await manager.say('varsler');
    const chosen = { 'alert-time': '09:30', 'alert-rhythm': '1', 'away-from': '2026-12-21', 'away-to': '2026-12-23', 'stand-in': '' };
    await manager.press(posted?.id ?? null, actionOf(cardOf(posted), 'alerts.set'), chosen);
    const card = await ask(manager);
    expect(textOf(card)).toContain('Losen husker 0 påminnelser du har fått eller utsatt. Du har valgt når de kommer');
    const data = (await (await fetch(linkOf(card))).json()) as Exported;
    expect(data.reminders).toEqual({
      chosen: { time: '09:30', weekday: 1, absence: { from: '2026-12-21', to: '2026-12-23', standIn: false } },
      sent: null,
      told: {},
      standsInForColleagues: 0,
    });
    expect(textOf(await ask(someone('employee')))).toContain('Du har ikke valgt når de kommer.');
  });

  it('is one file even when two ask for it at once', async () => {
    const link = linkOf(await ask(someone('manager')));
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await fetch(link)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(5);
  });

  it('shows nobody else’s: not their cases, words, drafts, names or ids', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager, { ...nurse, title: 'Nattevakt ved Fjordgløtt' });
    await robot.goOn({ until: ['need.part-time'], answers: {} });
    const form = await robot.press(actionOf(robot.card(), 'union.involve-form'));
    await robot.press(actionOf(form, 'union.involve'), { [`with-${localUserIds.union}`]: 'true', 'field-need': 'Turnusen på Fjordgløtt må dekkes' });
    await leaveDraft(manager, 'Hemmelig utkast om Fjordgløtt');

    const stranger = await download(someone('manager2'));
    for (const word of ['Fjordgløtt', 'Silje', 'Hovland', localUserIds.manager, localUserIds.union, caseOf(robot)])
      expect(stranger.text).not.toContain(word);

    // A representative sees that she takes part, and nothing the manager wrote or keeps.
    const union = await download(someone('union'));
    const hers = union.data.cases.find(({ caseId }) => caseId === caseOf(robot));
    expect(hers).toMatchObject({ part: 'takes-part', acts: [] });
    expect(hers?.recorded).toMatchObject([{ kind: 'shared', union: 'fagforbundet', name: 'Marit Tveit' }]);
    for (const word of ['Turnusen', 'Hemmelig', 'Silje', 'Hovland', localUserIds.manager]) expect(union.text).not.toContain(word);

    // The manager gets her own words, and not who the representative is.
    const own = await download(manager);
    expect(own.text).toContain('Turnusen på Fjordgløtt må dekkes');
    for (const word of ['Marit', 'Tveit', localUserIds.union]) expect(own.text).not.toContain(word);
  });

  it('tells of a case somebody once acted in without the case itself, when it is no longer hers to see', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager, { ...nurse, title: 'Renholder ved Tangen' });
    const [form] = await manager.say('overlat saken');
    const to = (JSON.stringify(cardOf(form)).match(new RegExp(localUserIds.manager2)) ?? [])[0];
    expect(to).toBe(localUserIds.manager2);
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'case.handover'), { receiver: localUserIds.manager2 });
    expect(answer.status).toBe(200);
    const { data, text } = await download(manager);
    const acted = data.cases.find(({ caseId }) => caseId === caseOf(robot));
    expect(acted).toMatchObject({ part: 'acted', title: null });
    expect(acted?.acts.map(({ kind }) => kind)).toContain('handed-over');
    expect(text).not.toContain(localUserIds.manager2);
    expect((await download(someone('manager2'))).data.cases.find(({ caseId }) => caseId === caseOf(robot))).toMatchObject({ part: 'leads' });
  });

  it('tells a panel member of her place and her own answers, and nobody of the others’', async () => {
    const [manager, employee, colleague] = [someone('manager'), someone('employee'), someone('manager2')];
    await employee.say('hei');
    await colleague.say('hei');
    const robot = await openCase(manager, { ...nurse, title: 'Kveldsvakt', 'position-1-percentage': '100' });
    const caseId = caseOf(robot);
    await robot.goOn({ until: ['selection.impartiality'] });
    const form = await robot.press(actionOf(robot.card(), 'step.open'));
    const inputs = Object.fromEntries(inputsOf(form).map(({ id, value }) => [id, value]));
    const members = { [`member-${employee.id}`]: 'true', [`member-${colleague.id}`]: 'true' };
    await robot.press(actionOf(form, 'panel.save'), { ...inputs, ...members });
    await expect.poll(() => textOf(cardOf(employee.messages().at(-1)))).toContain('Kan du behandle saken?');
    const asked = employee.messages().at(-1);
    await employee.press(asked?.id ?? null, actionOf(cardOf(asked), 'panel.answer', { answer: 'doubt' }));
    // What the colleague has said is recorded for her, as the bot does not reach her.
    await colleague.send({ type: 'installationUpdate', action: 'remove' });
    const recordForm = await robot.press({
      verb: 'panel.record-form',
      title: '',
      data: { case: caseId, nonce: 'n-record', step: 'selection.impartiality', about: 'impartiality' },
    });
    await robot.press(actionOf(recordForm, 'panel.record'), { member: colleague.id, said: 'yes', how: 'email' });
    await colleague.send({ type: 'installationUpdate', action: 'add' });

    const hers = (await download(employee)).data.cases.find((one) => one.caseId === caseId);
    expect(hers).toMatchObject({ part: 'takes-part', title: 'Kveldsvakt' });
    expect(hers?.acts).toMatchObject([{ kind: 'impartiality-answered', wrote: ['doubt'] }]);
    expect(hers?.recorded).toMatchObject([{ kind: 'panel-named', name: 'Magnus Aasen' }]);
    const theirs = await download(colleague);
    const recorded = theirs.data.cases.find((one) => one.caseId === caseId)?.recorded;
    expect(recorded).toMatchObject([
      { kind: 'panel-named', name: 'Ingrid Sunde' },
      { kind: 'impartiality-answered', clear: true, answer: 'yes', how: 'email' },
    ]);
    for (const word of ['doubt', 'Aasen', 'Hovland', employee.id, manager.id]) expect(theirs.text).not.toContain(word);
    const leads = await download(manager);
    const acts = JSON.stringify(leads.data.cases.find((one) => one.caseId === caseId)?.acts);
    expect(acts).toContain('email');
    for (const word of ['doubt', 'Aasen', 'Ingrid Sunde', employee.id, colleague.id]) expect(acts).not.toContain(word);
  });

  it('tells of references and requests as process: which and when, and nothing of the candidate', async () => {
    const manager = someone('manager');
    const robot = await openCase(manager, { ...nurse, title: 'Helsefagarbeider', 'position-1-percentage': '100' });
    await robot.goOn({ until: ['interview.references'], answers: { date: '2026-11-18' } });
    const calling = await robot.press(actionOf(robot.card(), 'step.open'));
    const call = { slot: 'K1', referee: 'superior', called: '2026-11-20', negative: 'yes' };
    await robot.press(actionOf(calling, 'slot.call'), call);
    const show = { verb: 'case.show', title: '', data: { case: caseOf(robot), nonce: 'n-show' } };
    await robot.press(show);
    const request = await robot.press(actionOf(robot.card(), 'request.form'));
    await robot.press(actionOf(request, 'request.register'), { request: 'party-access', received: '2026-11-22', owner: 'manager' });
    const { data } = await download(manager);
    const acts = data.cases.find(({ caseId }) => caseId === caseOf(robot))?.acts ?? [];
    const wrote = (kind: string) => acts.filter((one) => one.kind === kind).map((one) => one.wrote);
    expect(wrote('slot-noted')).toEqual([[{ kind: 'cleared', on: '2026-11-18' }], [{ kind: 'called', on: '2026-11-20' }]]);
    expect(wrote('request-received')).toMatchObject([[{ request: 'party-access', received: '2026-11-22', owner: 'manager' }]]);
    expect(JSON.stringify([wrote('slot-noted'), wrote('request-received')])).not.toMatch(/K1|superior|negative/);
  });

  it.each(['employee', 'union', 'director', 'hr'] as const)('answers the %s too, whatever her role', async (part) => {
    const person = someone(part);
    const { data } = await download(person);
    expect(data.directory.id).toBe(localUserIds[part]);
    expect(textOf(cardOf((await person.say('slett utkastene mine'))[0]))).toContain('ingen utkast');
  });

  it('can be read in the chat where no file can be sent, by herself alone', async () => {
    const manager = someone('manager');
    const action = { verb: 'data.export', title: '', data: { nonce: 'a-nonce', menu: true } };
    const before = manager.messages().length;
    await manager.press(null, action);
    await expect.poll(() => manager.messages().length).toBeGreaterThan(before);
    const runs = manager
      .messages()
      .slice(before)
      .map((message) => textOf(cardOf(message)))
      .join('\n');
    expect(runs).toContain('Alt Losen har lagret om deg (1 av');
    expect(runs).toContain('Silje Hovland');
    const other = someone('manager2');
    const mark = other.messages().length;
    await other.press(null, action);
    await expect.poll(() => other.messages().length).toBeGreaterThan(mark);
    expect(
      JSON.stringify(
        other
          .messages()
          .slice(mark)
          .map(({ activity }) => activity),
      ),
    ).not.toContain('Hovland');
  });
});

describe('«slett utkastene mine»', () => {
  it.each(['slett utkastene mine', 'slett utkasta mine', 'delete my drafts'])('forgets hers at once and nobody else’s: «%s»', async (words) => {
    const [manager, other] = [someone('manager'), someone('manager2')];
    await leaveDraft(manager, 'Mitt utkast');
    await leaveDraft(other, 'Hennes utkast');
    const [told] = await manager.say(words);
    expect(textOf(cardOf(told))).toContain('Utkastene er slettet');
    const after = await download(manager);
    expect(after.data.drafts).toEqual([]);
    expect(after.data.checkedAdverts).toEqual([]);
    expect((await download(other)).data.drafts.map(({ value }) => value['title'])).toContain('Hennes utkast');
    // The form is empty when it is opened again.
    const [form] = await manager.say('ny sak');
    expect(JSON.stringify(cardOf(form))).not.toContain('Mitt utkast');
  });
});
