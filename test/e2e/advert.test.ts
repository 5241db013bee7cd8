import { describe, it } from 'vitest';
import { createDesk } from './create-desk.ts';

const { sitDown, picture } = createDesk();

const draft = `Sykepleier ved Solbakken sykehjem

Vi søker en ung og sprek sykepleier til sykehjemmet. Vedkommende må beherske norsk perfekt.

Arbeidsoppgaver
- gi pleie og behandling
- administrere legemidler

Kvalifikasjoner
- autorisasjon som sykepleier

Søknadsfrist: 15. desember 2026`;

describe('the advert check, in the browser', () => {
  it('reports on a pasted draft and says what is mended when it is checked again', async () => {
    const chat = await sitDown('2026-11-22T10:00:00+01:00');
    await chat.say('sjekk annonse');
    await chat.fillIn({ Annonseteksten: draft });
    await chat.press('Sjekk annonsen');
    await chat.shows('Må rettes');
    await chat.shows('ung');
    await picture.card(chat, 'advert-report');
    await chat.press('Sjekk på nytt');
    await chat.fillIn({ Annonseteksten: draft.replace('en ung og sprek sykepleier', 'en sykepleier') });
    await chat.press('Sjekk annonsen');
    await chat.shows('Siden sist:');
  });
});
