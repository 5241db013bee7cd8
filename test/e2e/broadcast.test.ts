import { describe, it } from 'vitest';
import { createDesk } from './create-desk.ts';

const { sitDown, join, picture } = createDesk(['manager', 'hr', 'hr2', 'union']);

const body =
  'Meld behovet **innen 1. mars**.\n\n- én linje per enhet\n- si fra om du ikke trenger noen\n\nSpørsmål? Se [skjemaet på intranettet](https://intranett.example/sommer).';

describe('a broadcast of HR, in three browsers', () => {
  it('is written, approved, followed, read, confirmed and corrected', async () => {
    const manager = await sitDown('2026-11-23T10:00:00+01:00');
    const hr = await join('hr');
    const second = await join('hr2');
    const union = await join('union');
    await union.shows('Hei, Marit');

    await hr.say('kringkast');
    await hr.fillIn({
      Tittel: 'Nye frister for sommervikarer',
      Tekst: body,
      'Varselet (valgfritt)': 'Meld behov for sommervikarer innen 1. mars',
      'Be mottakerne bekrefte at de har lest': 'true',
    });
    await picture.card(hr, 'broadcast-text');
    await hr.press('Skriv også på nynorsk');
    await hr.fillIn({ Tittel: 'Nye fristar for sommarvikarar', Tekst: 'Meld behovet **innan 1. mars**.' });
    await hr.press('Videre: hvem skal få den');
    await hr.page.getByRole('checkbox', { name: 'Tillitsvalgte' }).last().check();
    await picture.card(hr, 'broadcast-audience');
    await hr.press('Videre: se over og send');
    await hr.shows('3 mottakere: ledere og tillitsvalgte.');
    await picture.card(hr, 'broadcast-review');
    await hr.press('Send til godkjenning');
    await hr.shows('Venter på at en annen i HR godkjenner');

    await second.shows('Eirik Lunde ber deg godkjenne en utsending');
    await picture.card(second, 'broadcast-approval');
    await second.press('Godkjenn og send');
    await second.shows('Ferdig sendt');
    await picture.card(second, 'broadcast-sent');

    await manager.shows('Nye frister for sommervikarer');
    await picture.card(manager, 'broadcast-received');
    await manager.press('Bekreft lest');
    await manager.shows('Du har bekreftet at du har lest dette.');
    await second.shows('1 av 2 har bekreftet at de har lest.');

    await second.press('Se mottakerne');
    await second.shows('Ingrid Sunde har ikke tatt Losen i bruk i Teams ennå');
    await second.press('Alle mottakere');
    await picture.card(second, 'broadcast-recipients');

    await hr.say('utsendinger');
    await picture.card(hr, 'broadcast-history');
    await hr.press('Åpne');
    await hr.press('Minn dem som ikke har bekreftet');
    await union.shows('Du har ikke bekreftet at du har lest denne.');
    await hr.click('Mer');
    await hr.press('Rett teksten');
    await hr.fillIn({ Tekst: body.replace('1. mars', '15. mars') });
    await picture.card(hr, 'broadcast-correcting');
    await hr.press('Rett hos alle');
    await manager.shows('innen 15. mars');
    await manager.shows('Rettet 23. november 2026');
    await picture.card(manager, 'broadcast-corrected');
    await hr.press('Vis utsendingen');
    await hr.press('Last ned listen');
    await picture.card(hr, 'broadcast-export');
  });
});
