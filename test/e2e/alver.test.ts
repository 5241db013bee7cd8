import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { foreignWords } from '../policy/foreign-words.ts';
import { advert, channel, hire, links, need, recommendation, references, requirements, selection, sjukepleiar } from './alver-steps.ts';
import { createDesk } from './create-desk.ts';
import type { VoyageStep } from './nurse-steps.ts';
import type { Chat } from './open-chat.ts';

const { sitDown, picture } = createDesk(['manager', 'hr'], 'alver');

/** Milliseconds a sitting may take: each of them is half a voyage. */
const patience = 300_000;

/** Everything that could be read on the way. */
const read: string[] = [];

/** Names the panel, and answers as a member of it. */
async function clearPanel(chat: Chat, { title, fill }: VoyageStep): Promise<void> {
  await chat.shows(title);
  await chat.press('Vel panelet');
  await chat.shows('Kven er i panelet?');
  await chat.fillIn(fill);
  read.push(await chat.card().innerText());
  await chat.press('Lagre panelet');
  await chat.shows('Kan du handsame saka?');
  read.push(await chat.card().innerText());
  await chat.press('Ja');
  await chat.shows('Du kan handsame saka');
}

/** Sends the panel what is not asked about, and confirms it as a member. */
async function briefPanel(chat: Chat, { title }: VoyageStep): Promise<void> {
  await chat.shows(title);
  await chat.press('Sjå og send');
  await chat.shows('Dette spør de ikkje kandidatane om');
  read.push(await chat.card().innerText());
  await chat.press('Send til panelet');
  await chat.press('Les og stadfest');
  await chat.tickAll();
  await picture.card(chat, 'alver-panel');
  read.push(await chat.card().innerText());
  await chat.press('Stadfest');
  await chat.shows('Stadfestinga er registrert');
}

/** Takes one reference after the other by the candidate's number, until the step itself can be recorded. */
async function takeReferences(chat: Chat): Promise<void> {
  await chat.press('Gjer dette no');
  await chat.shows('K1 vart avklart');
  for (const [index, answers] of references.entries()) {
    await chat.fillIn(answers);
    if (index === 0) await picture.card(chat, 'alver-references');
    await chat.press('Før referansen');
    await chat.shows('Referansen for K1 er ført');
    read.push(await chat.card().innerText());
  }
  await chat.tickAll();
  await chat.press('Registrer');
  await chat.shows('Registrert: Ring referansane');
}

/** Does what the living card says is next. */
async function doStep(chat: Chat, step: VoyageStep): Promise<void> {
  const { title, asks, fill, submit, pictures = {}, panel } = step;
  read.push(await chat.card().innerText());
  if (panel === 'impartiality') return clearPanel(chat, step);
  if (panel === 'briefing') return briefPanel(chat, step);
  await chat.press('Gjer dette no');
  await chat.shows(title);
  read.push(await chat.card().innerText());
  if (asks !== undefined) {
    await chat.fillIn({ Sendt: asks.on });
    await chat.press(asks.button);
    await chat.shows('Ventar på:');
    read.push(await chat.card().innerText());
    await chat.press(asks.answer);
  }
  await chat.tickAll();
  await chat.fillIn(fill);
  if (pictures.form !== undefined) await picture.card(chat, pictures.form);
  await chat.press(submit ?? (asks === undefined ? 'Registrer' : 'Registrer svaret'));
  await chat.shows(`Registrert: ${title}`);
}

async function doSteps(chat: Chat, steps: readonly VoyageStep[]): Promise<void> {
  for (const step of steps) await doStep(chat, step);
}

async function checkAdvert(chat: Chat): Promise<void> {
  const text = demoAdvert('2026-11-22' as IsoDate, { title: 'Sjukepleiar ved Fjordgløtt sjukeheim', police: true, language: 'nn' });
  await chat.press('Sjekk annonsen');
  await chat.shows('Skriv annonsen og sjekk utkastet');
  const faulty = text.replace('- du samarbeider godt', '- du er ung og sprek og samarbeider godt').replace(/- løn.*\n/u, '');
  await chat.fillIn({ Annonseteksten: faulty });
  await chat.press('Sjekk annonsen');
  await chat.shows('Annonsen manglar informasjon om løn');
  await picture.card(chat, 'alver-advert');
  read.push(await chat.card().innerText());
  await chat.press('Sjekk på nytt');
  await chat.fillIn({ Annonseteksten: text });
  await chat.press('Sjekk annonsen');
  await chat.shows('ingenting som må rettast, står ope');
  await chat.press('Gå vidare');
}

describe('the first voyage of Alver, in the browser', () => {
  it(
    'goes in nynorsk from the welcome to the advertisement',
    async () => {
      const chat = await sitDown('2026-11-22T10:00:00+01:00');
      await chat.shows('Hei, Gunnhild');
      await picture.card(chat, 'alver-welcome');
      read.push(await chat.card().innerText());
      await chat.press('Hjelp');
      await chat.shows('høyrer heime i rekrutteringssystemet');
      read.push(await chat.card().innerText());
      await chat.say('ny sak');
      await chat.fillIn(sjukepleiar);
      read.push(await chat.card().innerText());
      await chat.press('Opprett saka');
      await chat.shows('Sak 2026-1 er oppretta');
      await picture.card(chat, 'alver-living-card');
      await doSteps(chat, need);
      await chat.press('Skriv jobbanalysen');
      await chat.fillIn(requirements);
      read.push(await chat.card().innerText());
      await chat.press('Lagre lista');
      await chat.shows('Kva oppgåve krev det?');
      await chat.fillIn(links);
      await chat.press('Lagre');
      await chat.shows('Jobbanalysen er lagra');
      await doSteps(chat, channel);
      await checkAdvert(chat);
      await doSteps(chat, advert);
      await chat.shows('13. desember 2026');
      await chat.press('Heile løypa');
      await picture.card(chat, 'alver-whole-path');
      read.push(await chat.card().innerText());
    },
    patience,
  );

  it(
    'goes on after the deadline, and ends with what was learned',
    async () => {
      const chat = await sitDown('2027-01-05T09:00:00+01:00');
      await chat.shows('Du har éi sak i gang');
      await chat.say('status');
      await doSteps(chat, selection);
      await takeReferences(chat);
      await doSteps(chat, recommendation);
      await doSteps(chat, hire);
      await chat.shows('Saka er avslutta');
      await picture.card(chat, 'alver-closed');
      read.push(await chat.card().innerText());
      const words = foreignWords('nn', read.join('\n'));
      expect([...new Set(words)]).toEqual([]);
      expect(read.join('\n')).not.toMatch(/Asker|Webcruiter|\bS\d-\d\d\b|tilsetjingsstopp/u);
    },
    patience,
  );
});
