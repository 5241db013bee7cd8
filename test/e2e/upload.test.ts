import { describe, expect, it } from 'vitest';
import { makeDocx } from '../documents/make-docx.ts';
import { createDesk } from './create-desk.ts';

const { sitDown, picture } = createDesk();

const docx = makeDocx([
  'Sykepleier ved Solbakken sykehjem',
  '',
  'Vi søker en ung og sprek sykepleier til sykehjemmet. Vedkommende må beherske norsk perfekt.',
  '',
  'Arbeidsoppgaver',
  '- gi pleie og behandling',
  '- administrere legemidler',
  '',
  'Søknadsfrist: 15. desember 2026',
]);
const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('an advert as a file, in the browser', () => {
  it('is chosen on a page that opens from the chat, and the report comes in the chat', async () => {
    const chat = await sitDown('2026-11-22T10:00:00+01:00');
    await chat.say('sjekk annonse');
    await chat.fillIn({ Annonseteksten: 'Dette har jeg alt skrevet' });
    const [page] = await Promise.all([
      chat.page.context().waitForEvent('page'),
      chat.card().getByRole('link', { name: 'Last opp fil', exact: true }).click(),
    ]);
    await page.getByRole('heading', { name: 'Last opp annonsen' }).waitFor();
    await picture.page(page, 'upload-page');

    await page.getByLabel('Annonsen', { exact: true }).setInputFiles({ name: 'skannet.docx', mimeType, buffer: Buffer.from('ikke Word') });
    await page.getByRole('button', { name: 'Sjekk annonsen' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('noe annet enn navnet sier');
    await picture.page(page, 'upload-problem');
    // Nothing has come in the chat, and what was written there stands there still.
    expect(await chat.valueOf('Annonseteksten')).toBe('Dette har jeg alt skrevet');

    await page.getByLabel('Annonsen', { exact: true }).setInputFiles({ name: 'sykepleier.docx', mimeType, buffer: Buffer.from(docx) });
    // On by keyboard: past the list of cases to the button.
    await page.getByLabel('Annonsen', { exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Annonsen er sjekket' }).waitFor();
    await page.close();

    await chat.shows('Jeg har lest «sykepleier.docx».');
    await chat.shows('Må rettes');
  });
});
