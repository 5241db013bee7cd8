import { describe, it } from 'vitest';
import { createDesk } from './create-desk.ts';

const { sitDown, picture } = createDesk();

describe('the other languages, in the browser', () => {
  it('speaks nynorsk and then English, from the new case to the first step', async () => {
    const chat = await sitDown('2026-11-22T10:00:00+01:00');
    await chat.say('språk nynorsk');
    await chat.say('ny sak');
    await chat.fillIn({
      Stillingstittel: 'Vernepleiar',
      'Verksemd eller avdeling': 'Fjordgløtt bufellesskap',
      Tenesteområde: 'Helse og omsorg',
      'Type stilling': 'Helse og omsorg',
      Stillingsprosent: '100',
      'Fast eller mellombels': 'Fast',
    });
    await chat.press('Opprett saka');
    await chat.shows('Gjer behovsanalysen ferdig');
    await picture.card(chat, 'nynorsk');
    await chat.press('Gjer dette no');
    await chat.tickAll();
    await chat.fillIn({ 'Kompetansen vi treng': 'Miljøterapeutisk arbeid og rettleiing.' });
    await chat.press('Registrer');
    await chat.shows('Registrert: Gjer behovsanalysen ferdig');
    await chat.shows('Ta kontakt med dei tillitsvalde');

    await chat.say('language english');
    await chat.say('new case');
    await chat.fillIn({
      'Job title': 'Nurse',
      'Unit or department': 'Solbakken nursing home',
      'Service area': 'Health and care',
      'Kind of work': 'Health and care',
      Percentage: '100',
      'Permanent or temporary': 'Permanent',
    });
    await chat.press('Open the case');
    await chat.shows('Complete the needs analysis');
    await picture.card(chat, 'english');
  });
});
