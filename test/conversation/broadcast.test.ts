import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createBroadcastDesk, handIn, newest, waitFor, waitUntil, walkToReview, words } from './broadcast-desk.ts';
import { leaderCount, leaderId, leaderName, writePeopleFile } from './broadcast-people.ts';
import type { CardJson } from './fake-connector.ts';
import { actionOf, actionsOf, cardOf, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { readXlsx } from './read-xlsx.ts';
import { setStage } from './set-stage.ts';
import { findSetting } from './settings-pages.ts';

const people = writePeopleFile();
// A Monday within working hours.
const stage = setStage({ LOSEN_DIRECTORY: people, LOSEN_NOW: '2026-11-23T10:00:00+01:00' });
const desk = createBroadcastDesk(stage);
afterAll(() => rmSync(dirname(people), { recursive: true, force: true }));

const leaders: TestPerson[] = [];
let hr: TestPerson;
let second: TestPerson;
let third: TestPerson;

/** Leaders who cannot be reached, and how the connector answers for them. */
const refusals = [
  { number: 2, answer: { status: 403, code: 'ConversationBlockedByUser' }, told: 'Leder 02 Testesen har blokkert Losen i Teams' },
  { number: 3, answer: { status: 404, code: 'ConversationNotFound' }, told: 'finnes ikke lenger i Teams' },
  { number: 4, answer: { status: 413, code: 'MessageSizeTooBig' }, told: 'meldingen var for stor for Teams' },
] as const;
const uncertain = [5, 6];
/** She has never opened Losen. */
const absent = 7;

beforeAll(async () => {
  hr = desk.hr();
  second = desk.secondHr();
  third = desk.thirdHr();
  await Promise.all([hr.say('hei'), second.say('hei'), third.say('hei')]);
  leaders.push(...Array.from({ length: leaderCount }, (_, index) => desk.leader(index + 1)));
  await Promise.all(leaders.map(async (one, index) => (index + 1 === absent ? undefined : one.say('hei'))));
  await leaders[9]?.say('nynorsk');
  await leaders[10]?.say('english');
}, 60_000);

const leader = (number: number) => {
  const found = leaders[number - 1];
  if (found === undefined) throw new Error(`There is no leader ${number}`);
  return found;
};

/** Presses a button of a card and answers with the card it becomes. */
async function press(person: TestPerson, message: string, card: CardJson, verb: string, inputs: Readonly<Record<string, unknown>> = {}, data = {}) {
  const answer = await person.press(message, actionOf(card, verb, data), inputs);
  return answer.card ?? {};
}

describe('a broadcast of HR', () => {
  let progress: { message: string; card: CardJson };

  it('is HR’s alone, and the others are told in a friendly way', async () => {
    for (const person of [
      leader(40),
      desk.at('00000000-0000-4000-8000-000000000003', 'union'),
      desk.at('00000000-0000-4000-8000-000000000006', 'employee'),
    ]) {
      const [posted] = await person.say('kringkast');
      expect(textOf(cardOf(posted))).toContain('Bare HR kan sende ut meldinger til lederne.');
      const [listed] = await person.say('utsendinger');
      expect(textOf(cardOf(listed))).toContain('Bare HR kan sende ut');
    }
    const forged = await leader(40).press(null, { verb: 'broadcast.new', title: '', data: { nonce: 'x' } });
    expect(textOf(forged.card ?? {})).toContain('Bare HR kan sende ut');
  });

  it('is written in three steps on one card, with languages of its own, and shown as it will look', async () => {
    const [posted] = await hr.say('kringkast');
    const message = posted?.id ?? '';
    const first = cardOf(posted);
    expect(textOf(first)).toContain('Ny utsending · 1 av 3');
    const nynorsk = await press(
      hr,
      message,
      first,
      'broadcast.text',
      { ...words, 'link-label': 'Skjema på intranettet', 'link-url': 'https://intranett.example/sommer', confirm: 'true' },
      { goto: 'nn' },
    );
    expect(textOf(nynorsk)).toContain('Teksten på nynorsk');
    // The link and the tick belong to every language.
    const shared = { 'link-label': 'Skjema på intranettet', 'link-url': 'https://intranett.example/sommer', confirm: 'true' };
    expect(inputsOf(nynorsk).find(({ id }) => id === 'link-url')?.value).toBe(shared['link-url']);
    const who = await press(
      hr,
      message,
      nynorsk,
      'broadcast.text',
      { 'title-nn': 'Nye fristar for sommarvikarar', 'body-nn': 'Meld behovet innan 1. mars.', ...shared },
      { goto: 'audience' },
    );
    expect(inputsOf(who).find(({ id }) => id === 'areas')?.choices).toHaveLength(11);
    const review = await press(hr, message, who, 'broadcast.audience', { roles: 'manager' });
    expect(textOf(review)).toContain(`${leaderCount} mottakere: ledere.`);
    expect(textOf(review)).toContain('Til dem som leser nynorsk');
    expect(textOf(review)).toContain('Leder 01 Testesen');
    expect(textOf(review)).toContain('Leder 07 Testesen – nås ikke nå');
    expect(textOf(review)).toContain('Side 1 av 2');
    expect(textOf(review)).not.toContain('Leder 25 Testesen');
    const more = await press(hr, message, review, 'broadcast.review', { when: 'now', 'valid-until': '2026-12-07' }, { page: 2 });
    expect(textOf(more)).toContain('Leder 25 Testesen');

    const before = hr.messages().length;
    await hr.press(message, actionOf(more, 'broadcast.look'), { when: 'now', 'valid-until': '2026-12-07' });
    const shown = hr.messages().slice(before).map(cardOf).map(textOf);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(
      /Slik ser mottakeren meldingen[^]*Varselet sier: «Nye frister for sommervikarer»[^]*Fra HR i Asker kommune[^]*Meld behovet \*\*\u2060innen 1. mars\u2060\*\*/u,
    );
    expect(shown[1]).toMatch(/Slik ser mottakaren meldinga[^]*Frå HR i Asker kommune\nNye fristar for sommarvikarar/u);

    const waiting = await press(hr, message, more, 'broadcast.send', { when: 'now', 'valid-until': '2026-12-07' });
    expect(textOf(waiting)).toContain('Venter på at en annen i HR godkjenner');
    progress = { message, card: waiting };
  });

  it('goes out when a second person has approved it, never by its author', async () => {
    const asked = await waitFor(second, 'Eirik Lunde ber deg godkjenne en utsending');
    expect(textOf(cardOf(asked))).toContain('Nye fristar for sommarvikarar');
    for (const { number, answer } of refusals) stage.connector.refuse(leader(number).conversation, answer);
    for (const number of uncertain) stage.connector.refuse(leader(number).conversation, { status: 500, code: 'Broken' });
    const id = String(actionOf(cardOf(asked), 'broadcast.approve').data['broadcast']);
    const own = await hr.press(null, { verb: 'broadcast.approve', title: '', data: { nonce: 'x', broadcast: id } });
    expect(textOf(own.card ?? {})).toContain('Du kan ikke godkjenne din egen utsending');

    const thirdAsked = await waitFor(third, 'Eirik Lunde ber deg godkjenne en utsending');
    const approvedLate = actionOf(cardOf(thirdAsked), 'broadcast.approve');
    const back = await press(second, asked.id, cardOf(asked), 'broadcast.return-form');
    const empty = await press(second, asked.id, back, 'broadcast.return', { reason: '' });
    expect(textOf(empty)).toContain('Skriv noen ord');
    const [one, other] = await Promise.all([1, 2].map(() => second.press(asked.id, actionOf(cardOf(asked), 'broadcast.approve'))));
    expect(
      [textOf(one?.card ?? {}), textOf(other?.card ?? {})].filter((text) => text.includes('Nina Berget har alt godkjent utsendingen')),
    ).toHaveLength(1);
    // Whoever was asked too is told on the same card, and a press on an old picture of it is answered.
    const answered = await waitUntil(third, thirdAsked.id, 'Nina Berget har godkjent utsendingen «Nye frister for sommervikarer».');
    expect(actionsOf(answered).map(({ verb }) => verb)).toEqual(['broadcast.show']);
    const late = await third.press(thirdAsked.id, approvedLate);
    expect(textOf(late.card ?? {})).toContain('Nina Berget har alt godkjent utsendingen');
    await expect
      .poll(() => hr.messages().map(cardOf).map(textOf).join('\n'))
      .toContain('Nina Berget har godkjent utsendingen «Nye frister for sommervikarer».');
  });

  it('is followed on one card that is changed in place until everybody is in a final state', async () => {
    const card = await waitUntil(hr, progress.message, 'Ferdig sendt');
    expect(textOf(card)).toMatch(/34\nlevert\n4\nikke levert\n2\nuvisst\n0\nventer/u);
    expect(textOf(card)).toMatch(/━{10,}/u);
    expect(textOf(card)).toContain('Godkjent av Nina Berget');
    expect(textOf(card)).toContain('0 av 34 har bekreftet at de har lest.');
    expect(textOf(card)).toContain('For 2 er det uvisst om meldingen kom fram.');
    await expect.poll(() => second.messages().map(cardOf).map(textOf).join(' '), { timeout: 12_000 }).toContain('34\nlevert');
    progress = { ...progress, card };
  });

  it('has reached each in her own language, quietly, once', async () => {
    const bokmål = leader(1).messages().slice(1);
    expect(bokmål).toHaveLength(1);
    expect(bokmål[0]?.activity.summary).toBe('Nye frister for sommervikarer');
    const text = textOf(cardOf(bokmål[0]));
    expect(text).toMatch(/^Fra HR i Asker kommune\nNye frister for sommervikarer\n/u);
    expect(actionsOf(cardOf(bokmål[0])).map(({ title }) => title)).toEqual(['Bekreft lest']);
    expect(textOf(cardOf(newest(leader(10))))).toMatch(/^Frå HR i Asker kommune\nNye fristar/u);
    expect(actionsOf(cardOf(newest(leader(10)))).map(({ title }) => title)).toEqual(['Eg har lese dette']);
    // Nothing was written in English; what there is serves her.
    expect(textOf(cardOf(newest(leader(11))))).toMatch(/^From HR in Asker kommune\nNye frister/u);
  });

  it('says of each recipient in plain words what became of it', async () => {
    const [list] = await hr.say('utsendinger');
    expect(textOf(cardOf(list))).toMatch(/Ferdig sendt[^]*34 av 40 levert, 4 ikke levert, 2 uvisse[^]*godkjent av Nina Berget/u);
    const before = hr.messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.show', { only: 'missed' }));
    const missed = hr.messages()[before];
    const text = textOf(cardOf(missed));
    expect(text).toContain('6 har ikke fått den, eller kanskje ikke');
    for (const { told } of refusals) expect(text).toContain(told);
    expect(text).toContain('Leder 07 Testesen har ikke tatt Losen i bruk i Teams ennå');
    expect(text.match(/Uvisst om den kom fram/gu)).toHaveLength(2);
    const all = await press(hr, missed?.id ?? '', cardOf(missed), 'broadcast.show', {}, { only: 'all' });
    expect(textOf(all)).toContain('Alle 40 mottakere');
    const next = await press(hr, missed?.id ?? '', all, 'broadcast.show', {}, { only: 'all', page: 2 });
    expect(textOf(next)).toContain('Side 2 av 3');
  });

  it('is confirmed as read, which is counted on the card of HR while she looks at it', async () => {
    for (const number of [1, 8, 10]) {
      const message = newest(leader(number));
      const answer = await leader(number).press(message.id, actionOf(cardOf(message), 'broadcast.confirm'));
      expect(hasAction(answer.card ?? {}, 'broadcast.confirm')).toBe(false);
      expect(textOf(answer.card ?? {})).toMatch(/Du har (?:bekreftet|stadfest) at du har les/u);
    }
    const stranger = await desk
      .at('00000000-0000-4000-8000-000000000006', 'employee')
      .press(null, actionOf(cardOf(newest(leader(12))), 'broadcast.confirm'));
    expect(textOf(stranger.card ?? {})).toContain('Utsendingen var ikke til deg');
    await waitUntil(hr, progress.message, '3 av 34 har bekreftet at de har lest.');
  });

  it('reminds those who have not confirmed, once', async () => {
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.remind'));
    await waitFor(leader(12), 'Du har ikke bekreftet at du har lest denne.');
    expect(leader(12).messages()).toHaveLength(3);
    expect(leader(1).messages()).toHaveLength(2);
    const card = await waitUntil(hr, progress.message, 'minnet dem som ikke hadde bekreftet');
    expect(hasAction(card, 'broadcast.remind')).toBe(false);
    const again = await hr.press(progress.message, actionOf(progress.card, 'broadcast.remind'));
    expect(textOf(again.card ?? {})).toContain('Eirik Lunde har alt minnet dem som ikke har bekreftet');
  });

  it('is sent again to the failed only', async () => {
    stage.connector.refuse(leader(3).conversation, null);
    await leader(3).say('hei');
    const before = leader(5).messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.resend'));
    await waitFor(leader(3), 'Meld behovet');
    expect(leader(5).messages()).toHaveLength(before);
    expect(leader(8).messages()).toHaveLength(2);
  });

  it('is followed where HR opens it from the list, too', async () => {
    const [list] = await hr.say('utsendinger');
    const before = hr.messages().length;
    await hr.press(list?.id ?? null, actionOf(cardOf(list), 'broadcast.show'));
    const opened = hr.messages()[before];
    expect(textOf(cardOf(opened))).toContain('Nye frister for sommervikarer');
    const message = newest(leader(13));
    await leader(13).press(message.id, actionOf(cardOf(message), 'broadcast.confirm'));
    progress = { message: opened?.id ?? '', card: await waitUntil(hr, opened?.id ?? '', '4 av 35 har bekreftet') };
  });

  it('is corrected in place, marked with the time', async () => {
    const before = hr.messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.correct-form'));
    const form = hr.messages()[before];
    expect(inputsOf(cardOf(form)).map(({ id }) => id)).toEqual(['title-nb', 'body-nb', 'notification-nb', 'title-nn', 'body-nn', 'notification-nn']);
    const given = Object.fromEntries(inputsOf(cardOf(form)).map(({ id, value }) => [id, value]));
    const empty = await press(hr, form?.id ?? '', cardOf(form), 'broadcast.correct', { ...given, 'body-nb': '' });
    expect(textOf(empty)).toContain('Skriv noen ord');
    const done = await press(hr, form?.id ?? '', empty, 'broadcast.correct', { ...given, 'body-nb': 'Meld behovet **innen 15. mars**.' });
    expect(textOf(done)).toContain('Rettelsen i utsending 2026-1 går ut nå.');
    // The reminder took the place of what she got first.
    const card = await waitUntil(leader(9), newest(leader(9)).id, 'innen 15. mars');
    expect(textOf(card)).toMatch(/Rettet 23\. november 2026 kl\. 10\.\d\d/u);
    // Who had confirmed it has confirmed it.
    await waitUntil(leader(8), newest(leader(8)).id, 'innen 15. mars');
    const followed = await waitUntil(hr, progress.message, 'Rettet av Eirik Lunde');
    expect(textOf(followed)).toMatch(/35\nlevert\n3\nikke levert\n2\nuvisst/u);
    expect(textOf(followed)).toContain('0 av 35 har bekreftet den rettede teksten, 4 bare teksten slik den var før.');
    progress = { ...progress, card: followed };
  });

  it('counts who confirms the corrected words, and reminds the others of these once, also those who have confirmed the first', async () => {
    const message = newest(leader(8));
    const confirm = actionOf(cardOf(message), 'broadcast.confirm');
    await leader(8).press(message.id, confirm);
    await waitUntil(hr, progress.message, '1 av 35 har bekreftet den rettede teksten, 3 bare teksten slik den var før.');
    const before = [1, 8, 12].map((number) => leader(number).messages().length);
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.remind'));
    await waitFor(leader(1), 'Du har bekreftet at du leste teksten slik den var før rettelsen.');
    await expect
      .poll(() => [1, 8, 12].map((number) => leader(number).messages().length), { timeout: 12_000 })
      .toEqual([(before[0] ?? 0) + 1, before[1], (before[2] ?? 0) + 1]);
    const again = await hr.press(progress.message, actionOf(progress.card, 'broadcast.remind'));
    expect(textOf(again.card ?? {})).toContain('Det gjøres bare én gang, og på nytt bare hvis teksten blir rettet.');
    const listed = hr.messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.show', { only: 'missed' }));
    const missed = hr.messages()[listed];
    const text = textOf(await press(hr, missed?.id ?? '', cardOf(missed), 'broadcast.show', {}, { only: 'unconfirmed' }));
    expect(text).toContain('34 har ikke bekreftet');
    expect(text).toMatch(/Bekreftet lest 23\. november 2026 kl\. 10\.\d\d, før teksten ble rettet/u);
  });

  it('is exported as csv and xlsx, each behind a link that works once', async () => {
    const before = hr.messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.export'));
    const links = linksOf(cardOf(hr.messages()[before]));
    expect(links.map(({ title }) => title)).toEqual(['Last ned som CSV', 'Last ned for Excel']);
    const csv = await fetch(links[0]?.url ?? '');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="losen-2026-1.csv"');
    const bytes = new Uint8Array(await csv.arrayBuffer());
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe('Navn;Enhet;Språk;Status;Hva som skjedde;Tidspunkt;Bekreftet lest;Bekreftet før rettelsen');
    expect(lines).toHaveLength(1 + leaderCount + 1);
    expect(lines[1]).toMatch(
      /^Leder 02 Testesen;Enhet 1;Bokmål;ikke levert;Kom ikke fram: Leder 02 Testesen har blokkert Losen i Teams;2026-11-23 10:\d\d;;$/u,
    );
    const ofLeader = (name: string) => lines.find((line) => line.startsWith(name));
    expect(ofLeader('Leder 01')).toMatch(/;levert;"?Bekreftet lest [^;]+, før teksten ble rettet"?;2026-11-23 10:\d\d;;2026-11-23 10:\d\d$/u);
    expect(ofLeader('Leder 08')).toMatch(/;levert;Bekreftet lest [^;]+;2026-11-23 10:\d\d;2026-11-23 10:\d\d;$/u);
    expect((await fetch(links[0]?.url ?? '')).status).toBe(410);
    const xlsx = await fetch(links[1]?.url ?? '');
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    const rows = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()));
    expect(rows).toHaveLength(1 + leaderCount);
    expect(rows[0]?.[0]).toBe('Navn');
    expect(rows.map((row) => row[0])).toContain(leaderName(40));
  });

  it('reaches somebody who joins while it is valid', async () => {
    await leader(absent).send({ type: 'installationUpdate', action: 'add' });
    await expect.poll(() => leader(absent).messages().map(cardOf).map(textOf).join('\n'), { timeout: 12_000 }).toContain('Meld behovet');
  });

  it('is withdrawn: a short notice takes its place', async () => {
    const before = hr.messages().length;
    await hr.press(progress.message, actionOf(progress.card, 'broadcast.withdraw-form'));
    const form = hr.messages()[before];
    const done = await press(hr, form?.id ?? '', cardOf(form), 'broadcast.withdraw', { notice: 'Fristen er opphevet.' });
    expect(textOf(done)).toContain('Utsending 2026-1 trekkes tilbake nå.');
    const card = await waitUntil(leader(9), newest(leader(9)).id, 'Fristen er opphevet.');
    expect(textOf(card)).toContain('Trukket tilbake: Nye frister for sommervikarer');
    expect(textOf(card)).not.toContain('Meld behovet');
    expect(actionsOf(card)).toEqual([]);
    expect(actionsOf(await waitUntil(hr, progress.message, 'Trukket tilbake av Eirik Lunde')).map(({ verb }) => verb)).not.toContain(
      'broadcast.correct-form',
    );
  });
});

describe('what is wrong with a broadcast', () => {
  beforeAll(async () => {
    await hr.say('slett utkastene mine');
  });

  it('is told beside the field, and the draft is kept', async () => {
    const [posted] = await hr.say('kringkast');
    const message = posted?.id ?? '';
    const none = await press(hr, message, cardOf(posted), 'broadcast.text', { 'title-nb': '', 'body-nb': '' }, { goto: 'audience' });
    expect(textOf(none)).toContain('Skriv tittel og tekst på minst ett språk.');
    const image = await press(
      hr,
      message,
      none,
      'broadcast.text',
      { ...words, 'image-url': 'https://evil.example/x.png', 'image-alt': 'x' },
      { goto: 'audience' },
    );
    expect(textOf(image)).toContain('Kommunen har ikke sagt hvor bilder kan hentes fra.');
    const link = await press(
      hr,
      message,
      image,
      'broadcast.text',
      { ...words, 'link-label': 'Les', 'link-url': 'javascript:alert(1)' },
      { goto: 'audience' },
    );
    expect(textOf(link)).toContain('Skriv hele adressen, med https:');
    const again = await hr.say('kringkast');
    expect(textOf(cardOf(again[0]))).toContain('Her er utkastet ditt slik du forlot det.');
    expect(inputsOf(cardOf(again[0])).find(({ id }) => id === 'title-nb')?.value).toBe(words['title-nb']);
    expect(inputsOf(cardOf(again[0])).find(({ id }) => id === 'link-url')?.value).toBe('javascript:alert(1)');
    const number = await press(hr, message, link, 'broadcast.text', { ...words, 'body-nb': 'Gjelder 01019012480.' }, { goto: 'audience' });
    expect(textOf(number)).toContain('Teksten har et fødselsnummer.');
  });

  it('of 30 KB of text is told without losing what stands there', async () => {
    const [posted] = await hr.say('kringkast');
    const action = actionOf(cardOf(posted), 'broadcast.text', { goto: 'audience' });
    const huge = await hr.press(posted?.id ?? null, action, { ...words, 'body-nb': 'æ'.repeat(30_000) });
    expect(huge.toast).toContain('30000');
    expect(huge.toast).toContain('4000');
    const long = await hr.press(posted?.id ?? null, action, { ...words, 'body-nb': 'a'.repeat(5_000) });
    expect(textOf(long.card ?? {})).toContain('5000');
    expect(inputsOf(long.card ?? {}).find(({ id }) => id === 'body-nb')?.value).toHaveLength(5_000);
  });

  it('with nobody to send it to, or unknown and repeated names, is told before anything is sent', async () => {
    const nobody = await walkToReview(hr, { audience: { roles: 'director' } });
    expect(textOf(nobody.card)).toContain('Ingen passer med dette.');
    const unknown = await press(hr, nobody.message, nobody.card, 'broadcast.audience', { pasted: 'Ola Ukjent\nKari Dobbel' });
    expect(textOf(unknown)).toContain('Losen fant ikke 2 av linjene, eller fant flere med samme navn: Ola Ukjent og Kari Dobbel.');
    expect(inputsOf(unknown).find(({ id }) => id === 'pasted')?.value).toBe('Ola Ukjent\nKari Dobbel');
    const some = await press(hr, nobody.message, unknown, 'broadcast.audience', {
      pasted: `Leder 01 Testesen\nleder 01 testesen\n${leaderId(8)}\nOla Ukjent\n`,
    });
    expect(textOf(some)).toContain('2 mottakere: fra listen du limte inn.');
    expect(textOf(some)).toContain('Losen fant ikke 1 av linjene');
    expect(textOf(some)).toContain('1 linje gjentok noen på listen.');
  });

  it('with a time that is over, or is none, is told, and what was typed stands', async () => {
    const { message, card } = await walkToReview(hr);
    const past = await press(hr, message, card, 'broadcast.send', {
      when: 'at',
      'at-date': '2026-11-20',
      'at-time': '09.30',
      'valid-until': '2026-12-07',
    });
    expect(textOf(past)).toContain('Tidspunktet er passert. Velg et senere.');
    const none = await press(hr, message, past, 'broadcast.send', {
      when: 'at',
      'at-date': '2026-11-30',
      'at-time': 'snart',
      'valid-until': '2026-12-07',
    });
    expect(textOf(none)).toContain('Skriv klokkeslettet som 09.30.');
    expect(inputsOf(none).find(({ id }) => id === 'at-time')?.value).toBe('snart');
  });

  it('at a time outside working hours waits for the next morning, and she is told; it can be called off', async () => {
    const messages = leader(20).messages().length;
    const { message, card } = await handIn(hr, {
      time: { when: 'at', 'at-date': '2026-11-28', 'at-time': '20.00', 'valid-until': '2026-12-07' },
      audience: { pasted: 'Leder 20 Testesen' },
    });
    expect(textOf(card)).toContain('Venter på at en annen i HR godkjenner');
    const asked = await waitFor(second, '28. november 2026 kl. 20.00, i arbeidstiden.');
    await second.press(asked.id, actionOf(cardOf(asked), 'broadcast.approve'));
    const planned = await waitUntil(hr, message, 'Sendes 30. november 2026 kl. 08.00');
    expect(textOf(planned)).toContain('Det falt utenom arbeidstiden');
    const off = await press(hr, message, planned, 'broadcast.cancel');
    expect(textOf(off)).toContain('Stoppet');
    expect(leader(20).messages()).toHaveLength(messages);
  });

  it('is said by the second person, and the draft goes back to its author', async () => {
    const { message } = await handIn(hr, { text: { 'title-nb': 'Til retur' }, audience: { pasted: 'Leder 21 Testesen' } });
    const asked = await waitFor(second, 'Til retur');
    const form = await press(second, asked.id, cardOf(asked), 'broadcast.return-form');
    const sentBack = await press(second, asked.id, form, 'broadcast.return', { reason: 'Datoen mangler.' });
    expect(textOf(sentBack)).toContain('Sendt tilbake til Eirik Lunde');
    await waitUntil(hr, message, 'Nina Berget har sendt den tilbake: Datoen mangler.');
    await waitUntil(third, newest(third).id, 'Nina Berget har sendt utsendingen «Til retur» tilbake til den som skrev den.');
    const told = await waitFor(hr, 'har sendt utsendingen «Til retur» tilbake til deg: Datoen mangler.');
    const before = hr.messages().length;
    await hr.press(told.id, actionOf(cardOf(told), 'broadcast.new'));
    expect(inputsOf(cardOf(hr.messages()[before])).find(({ id }) => id === 'title-nb')?.value).toBe('Til retur');
    await hr.say('slett utkastene mine');
  });

  it('that would be computed by a template or a client is shown as it was typed', async () => {
    const { card } = await walkToReview(hr, {
      text: {
        'title-nb': '${title} {{DATE(2026-01-01)}}',
        'body-nb': '${body} {{DATE(2026-01-01T10:00:00Z,LONG)}}\n# overskrift\n![x](https://evil.example/p.png)',
      },
    });
    const shown = textOf(card).replaceAll(/[\u2060\u200A]/gu, '');
    expect(shown).toContain('${title} {{DATE(2026-01-01)}}');
    expect(shown).toContain('{{DATE(2026-01-01T10:00:00Z,LONG)}}');
    expect(JSON.stringify(card)).not.toMatch(/\$\{|\{\{DATE/u);
    await hr.say('slett utkastene mine');
  });
});

describe('a municipality that asks for no second person', () => {
  it('has its broadcasts sent at once, and the card says so', async () => {
    const { message, action } = await findSetting(hr, 'broadcast.second-approval', 'settings.set');
    await hr.press(message, { ...action, data: { ...action.data, value: false } });
    const review = await walkToReview(hr, { audience: { pasted: 'Leder 30 Testesen' } });
    expect(textOf(review.card)).not.toContain('En annen i HR godkjenner');
    const sent = await hr.press(review.message, actionOf(review.card, 'broadcast.send'), { when: 'now', 'valid-until': '2026-12-07' });
    expect(textOf(sent.card ?? {})).toContain('Sendt uten godkjenning av en annen');
    await waitFor(leader(30), 'innen 1. mars');
  });
});

/** The pages a card leads to. */
function linksOf(card: CardJson): readonly { readonly title: string; readonly url: string }[] {
  const found: { title: string; url: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const element = node as Readonly<Record<string, unknown>>;
    if (element['type'] === 'Action.OpenUrl') found.push({ title: String(element['title']), url: String(element['url']) });
    for (const value of Object.values(element)) visit(value);
  };
  visit(card);
  return found;
}
