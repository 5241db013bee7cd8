import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import { demoAdvert } from '../../src/local/demo-advert.ts';
import { createDesk } from './create-desk.ts';
import {
  advert,
  analysis,
  hire,
  links,
  need,
  nurse,
  planning,
  recommendation,
  references,
  requirements,
  selection,
  type VoyageStep,
} from './nurse-steps.ts';
import type { Chat } from './open-chat.ts';

const { sitDown, picture } = createDesk();

/** Names the panel, and answers as a member of it. */
async function clearPanel(chat: Chat, { title, fill }: VoyageStep): Promise<void> {
  await chat.shows(title);
  await chat.press('Velg panelet');
  await chat.shows('Hvem er i panelet?');
  await chat.fillIn(fill);
  await picture.card(chat, 'panel-form');
  await chat.press('Lagre panelet');
  await chat.shows('Kan du behandle saken?');
  await picture.card(chat, 'panel-question');
  await chat.press('Ja');
  await chat.shows('Du kan behandle saken');
}

/** Sends the panel what is not asked about, and confirms it as a member. */
async function briefPanel(chat: Chat, { title }: VoyageStep): Promise<void> {
  await chat.shows(title);
  await chat.press('Se og send');
  await chat.shows('Dette spør dere ikke kandidatene om');
  await chat.press('Send til panelet');
  await chat.press('Les og bekreft');
  await chat.tickAll();
  await picture.card(chat, 'panel-briefing');
  await chat.press('Bekreft');
  await chat.shows('Bekreftelsen er registrert');
}

/** Does what the living card says is next. */
async function doStep(chat: Chat, step: VoyageStep): Promise<void> {
  const { title, asks, fill, submit, pictures = {}, panel } = step;
  if (panel === 'impartiality') return clearPanel(chat, step);
  if (panel === 'briefing') return briefPanel(chat, step);
  await chat.press('Gjør dette nå');
  await chat.shows(title);
  if (asks !== undefined) {
    await chat.fillIn({ Sendt: asks.on });
    await chat.press(asks.button);
    await chat.shows('Venter på:');
    if (pictures.waiting !== undefined) await picture.card(chat, pictures.waiting);
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

/** Takes one reference after the other by the candidate's number, until the step itself can be recorded. */
async function takeReferences(chat: Chat): Promise<void> {
  await chat.press('Gjør dette nå');
  await chat.shows('K1 ble avklart');
  for (const [index, answers] of references.entries()) {
    await chat.fillIn(answers);
    if (index === 0) await picture.card(chat, 'references');
    await chat.press('Før referansen');
    await chat.shows('Referansen for K1 er ført');
  }
  await chat.tickAll();
  await picture.card(chat, 'references-taken');
  await chat.press('Registrer');
  await chat.shows('Registrert: Ring referansene');
}

/** Checks the advert as she first wrote it, looks at what may be kept, and checks it again when it is mended. */
async function checkAdvert(chat: Chat): Promise<void> {
  const text = demoAdvert('2026-11-22' as IsoDate, { title: 'Sykepleier ved Solbakken sykehjem', police: true });
  await chat.press('Sjekk annonsen');
  await chat.shows('Skriv annonsen og sjekk utkastet');
  await chat.fillIn({ Annonseteksten: text.replace('- du samarbeider godt', '- du er ung og sprek og samarbeider godt') });
  await chat.press('Sjekk annonsen');
  await chat.shows('Bare HR kan la et slikt punkt stå');
  await picture.card(chat, 'advert-in-the-case');
  await chat.press('Behold eller meld feil');
  await chat.shows('Hvilket punkt');
  await picture.card(chat, 'advert-finding');
  await chat.press('Tilbake');
  await chat.press('Sjekk på nytt');
  await chat.fillIn({ Annonseteksten: text });
  await chat.press('Sjekk annonsen');
  await chat.shows('ingenting som må rettes, står åpent');
  await picture.card(chat, 'advert-settled');
  await chat.press('Gå videre');
}

/** Comes back to the case after a pause, as one does: by asking how it stands. */
async function comeBack(now: string): Promise<Chat> {
  const chat = await sitDown(now);
  await chat.shows('Du har én sak i gang');
  await chat.say('status');
  return chat;
}

describe('an 80 % permanent nurse, in the browser', () => {
  it('is opened: help, a form with a fault, a shut gate and the step that opens it', async () => {
    const chat = await sitDown('2026-11-22T10:00:00+01:00');
    await chat.shows('Hei, Silje');
    await picture.card(chat, 'welcome');
    await chat.press('Hjelp');
    await chat.shows('Dette kan du skrive');
    await picture.card(chat, 'help');

    await chat.say('ny sak');
    await chat.click('Opprett saken');
    await chat.shows('Fyll ut: Stillingstittel');
    await chat.fillIn(nurse);
    await picture.card(chat, 'new-case');
    await chat.fillIn({ Stillingsprosent: '0' });
    await chat.press('Opprett saken');
    await chat.shows('Prosenten må være fra 1 til 100');
    expect(await chat.valueOf('Virksomhet eller avdeling')).toBe('Solbakken sykehjem');
    expect(await chat.valueOf('Type stilling')).toBe('Helse og omsorg');
    expect(await chat.valueOf('Stillingsprosent')).toBe('0');
    expect(await chat.valueOf('Ønsket oppstart')).toBe('1. februar 2027');
    await picture.card(chat, 'problem-in-a-form');
    await chat.fillIn({ Stillingsprosent: '80' });
    await chat.press('Opprett saken');
    await chat.shows('Sak 2026-1 er opprettet');
    await chat.shows('80 % fast');

    await chat.press('Hele løypa');
    await chat.press('Vis stegene: Jobbanalyse');
    await chat.press('Hvorfor vente', 'Lag listen over oppgaver og krav');
    await chat.shows('Dette må vente');
    await chat.shows('Behovsanalysen er ikke ferdig');
    await picture.card(chat, 'shut-gate');
    await chat.press('Åpne steget', 'Gjør behovsanalysen ferdig');
    await chat.tickAll();
    await chat.fillIn(analysis);
    await picture.card(chat, 'form-with-checklist');
    await chat.fillIn({ 'Behovsanalysen var ferdig': '2026-11-30' });
    await chat.press('Registrer');
    await chat.shows('30. november 2026 har ikke vært ennå');
    expect(await chat.valueOf('Kompetansen vi trenger')).toBe(analysis['Kompetansen vi trenger']);
    await chat.fillIn({ 'Behovsanalysen var ferdig': '2026-11-16' });
    await chat.press('Registrer');
    await chat.shows('Registrert: Gjør behovsanalysen ferdig');

    await chat.press('Hele løypa');
    await chat.press('Vis stegene: Jobbanalyse');
    await chat.press('Åpne', 'Lag listen over oppgaver og krav');
    await chat.shows('Må-krav');
    await chat.press('Tilbake');
    await picture.card(chat, 'living-card');
  });

  it('goes on after a restart: the need, the job analysis and the advertisement', async () => {
    const chat = await comeBack('2026-11-22T13:00:00+01:00');
    await doSteps(chat, need.slice(0, 1));
    await chat.click('Mer');
    await chat.press('Angre siste');
    await chat.shows('Det siste du gjorde, er angret');
    await doSteps(chat, need);

    await chat.press('Skriv jobbanalysen');
    await chat.fillIn(requirements);
    await picture.card(chat, 'job-analysis');
    await chat.press('Lagre listen');
    await chat.shows('Hvilken oppgave krever det?');
    await chat.fillIn(links);
    await picture.card(chat, 'linked-requirements');
    await chat.press('Lagre');
    await chat.shows('Jobbanalysen er lagret');
    await doStep(chat, { title: 'Prøv kravene mot mangfold', fill: {} });

    await chat.shows('Opprett jobbanalysen i Webcruiter');
    await chat.press('Gjør dette nå');
    await chat.press('Ikke relevant');
    await chat.fillIn({ Begrunnelse: 'Analysen ligger der fra en lik stilling' });
    await picture.card(chat, 'not-relevant');
    await chat.press('Marker som ikke relevant');
    await chat.shows('Ikke relevant: Opprett jobbanalysen i Webcruiter');

    await doStep(chat, planning);
    await checkAdvert(chat);
    await doSteps(chat, advert);
    await chat.shows('13. desember 2026');
    await picture.card(chat, 'published');
    await chat.press('Hele løypa');
    await picture.card(chat, 'whole-path');
  });

  it('goes on when the deadline is over: selection, interviews, references and the recommendation', async () => {
    const chat = await comeBack('2026-12-18T09:00:00+01:00');
    await picture.card(chat, 'living-card-selection');
    await doSteps(chat, selection);
    await takeReferences(chat);
    await doSteps(chat, recommendation);
    await chat.shows('Hent uttalelse fra tillitsvalgte');
    await chat.press('Gjør dette nå');
    await chat.press('Send til tillitsvalgte');
    await chat.shows('Venter på:');
    await picture.card(chat, 'waiting-for-an-answer');
  });

  it('goes on in the new year: the answer, the decision, the contract and the end', async () => {
    const chat = await comeBack('2027-01-05T09:00:00+01:00');
    await chat.press('Uttalelse fra tillitsvalgte');
    await chat.fillIn({ 'Svar eller fristens utløp': '2026-12-22', Utfallet: 'Uttalelse uten dissens' });
    await chat.press('Registrer svaret');
    await doSteps(chat, hire);
    await chat.shows('Avsluttet');
    await chat.shows('Saken er avsluttet');
    await picture.card(chat, 'closed');
    await chat.say('mine saker');
    await picture.card(chat, 'my-cases');
  });
});
