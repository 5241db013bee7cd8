import { request } from 'node:http';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../documents/make-docx.ts';
import { makeLockedPdf, makePicturePdf } from '../documents/make-pdf.ts';
import type { CardJson } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';

const stage = setStage();
const person = () => createPerson({ url: stage.bot.url, connector: stage.connector });

const docx = makeDocx(['Kokk ved Solbakken', '', 'Vi søker en ung og sprek kokk til vårt kjøkken.', '', 'Søknadsfrist: 15. desember 2026']);

/** Where «Last opp fil» leads. */
function linkOf(card: CardJson): string {
  const found = /"type":"Action\.OpenUrl","title":"Last opp fil","url":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
  if (found === undefined) throw new Error(`No link in ${JSON.stringify(card)}`);
  return found;
}
async function askForLink(manager: TestPerson): Promise<string> {
  const [form] = await manager.say('sjekk annonse');
  return linkOf(cardOf(form));
}
function upload(link: string, files: readonly (readonly [string, Uint8Array])[], chosen = 'none') {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
  form.append('for-case', chosen);
  return fetch(link, { method: 'POST', body: form });
}

describe('«Last opp fil» in local mode', () => {
  it('leads to a page of this machine that says what it takes, in the language of who asked', async () => {
    const link = await askForLink(person());
    expect(link).toMatch(new RegExp(`^${stage.bot.url.replaceAll('.', '\\.')}/upload/[\\w-]{16,}$`));
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await page.text();
    expect(html).toContain('<html lang="nb">');
    expect(html).toContain('Høyst 10 MB');
    expect(html).not.toContain('<script');
    for (const id of ['file', 'for-case']) expect(html).toMatch(new RegExp(`<label for="${id}">[^<]+</label>[\\s\\S]*id="${id}"`));
  });

  it('takes one file, and the report comes in the chat of who asked, as a message', async () => {
    const manager = person();
    const link = await askForLink(manager);
    const before = manager.messages().length;
    const page = await upload(link, [['annonse.docx', docx]]);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Rapporten ligger i chatten');
    const posted = manager.messages().slice(before);
    expect(posted).toHaveLength(1);
    const card = cardOf(posted[0]);
    expect(textOf(card)).toMatch(/^Jeg har lest «annonse.docx»\.\n/);
    expect(posted[0]?.activity.summary).toContain('Annonsesjekk');
    const next = await manager.press(posted[0]?.id ?? null, actionOf(card, 'advert.page', { page: 2 }));
    expect(textOf(next.card ?? {})).toContain('Side 2');
  });

  it('leaves the form in the chat as it is: what was written there can still be checked', async () => {
    const manager = person();
    const [form] = await manager.say('sjekk annonse');
    await upload(linkOf(cardOf(form)), [['annonse.docx', docx]]);
    const text = 'Vi søker en ung kokk. '.repeat(10);
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: text, 'for-case': 'none' });
    expect(textOf(answer.card ?? {})).toContain('Må rettes');
  });

  it('says what is mended when it is opened from a report', async () => {
    const manager = person();
    await upload(await askForLink(manager), [['annonse.docx', docx]]);
    const report = manager.messages().at(-1);
    const form = await manager.press(report?.id ?? null, actionOf(cardOf(report), 'advert.open'));
    await upload(linkOf(form.card ?? {}), [
      ['annonse-2.txt', strToU8('Kokk ved Solbakken\n\nVi søker en kokk til vårt kjøkken.\n\nSøknadsfrist: 15. desember 2026')],
    ]);
    expect(textOf(cardOf(manager.messages().at(-1)))).toMatch(/Siden sist: [1-9]\d* rettet/);
  });

  it('offers her own cases, with the one spoken of chosen, and checks for the one she chooses', async () => {
    const manager = person();
    await openCase(manager, { ...nurse, title: 'Kokk <b>&"1"' });
    const [form] = await manager.say('sjekk annonse');
    const own =
      inputsOf(cardOf(form))
        .find(({ id }) => id === 'for-case')
        ?.choices.find(({ title }) => title.includes('Kokk'))?.value ?? '';
    const link = linkOf(cardOf(form));
    const html = await (await fetch(link)).text();
    expect(html).toContain(`<option value="${own}" selected>Sak ${own} · Kokk &lt;b&gt;&amp;&quot;1&quot;</option>`);
    await upload(link, [['annonse.docx', docx]], own);
    expect(textOf(cardOf(manager.messages().at(-1)))).toMatch(new RegExp(`^Sak ${own}`));
  });

  it('does not check for a case that is not hers, whatever is posted', async () => {
    const manager = person();
    await upload(await askForLink(manager), [['annonse.docx', docx]], '2026-9999');
    expect(textOf(cardOf(manager.messages().at(-1)))).toMatch(/^Jeg har lest/);
  });
});

describe('an upload link', () => {
  it('works once, and then says so', async () => {
    const manager = person();
    const link = await askForLink(manager);
    expect((await upload(link, [['annonse.docx', docx]])).status).toBe(200);
    const count = manager.messages().length;
    for (const answer of [await upload(link, [['annonse.docx', docx]]), await fetch(link)]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('Denne siden er brukt');
    }
    expect(manager.messages().length).toBe(count);
  });

  it('makes one report of two posts at once', async () => {
    const manager = person();
    const link = await askForLink(manager);
    const count = manager.messages().length;
    const answers = await Promise.all([1, 2, 3].map(() => upload(link, [['annonse.docx', docx]])));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(manager.messages().length).toBe(count + 1);
  });

  it.each(['', 'x', '../health/live', '%00', 'a'.repeat(300), encodeURIComponent('../../etc/passwd')])(
    'that is invented (%j) leads nowhere',
    async (link) => {
      const answer = await fetch(`${stage.bot.url}/upload/${link}`, { headers: { 'accept-language': 'nn-NO,nb;q=0.8' } });
      expect([200, 400, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('type="file"');
    },
  );

  it('is answered in the browser’s language when nobody knows it', async () => {
    const page = async (language: string) => (await fetch(`${stage.bot.url}/upload/unknown`, { headers: { 'accept-language': language } })).text();
    expect(await page('nn-NO,nb;q=0.8')).toContain('ikkje lenger');
    expect(await page('en-GB,en')).toContain('no longer');
    expect(await page('sv-SE')).toContain('ikke lenger');
    expect(await page('no,en')).toContain('ikke lenger');
  });

  it('survives a restart, and is forgotten after half an hour', async () => {
    const bot = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z' } });
    const link = await askForLink(createPerson({ url: bot.url, connector: stage.connector }));
    const path = new URL(link).pathname;
    await bot.kill();
    const { dataDir } = bot;
    const soon = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-11-22T10:20:00Z' } });
    expect((await fetch(`${soon.url}${path}`)).status).toBe(200);
    await soon.kill();
    const late = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-11-22T10:31:00Z' } });
    expect((await fetch(`${late.url}${path}`)).status).toBe(404);
    expect((await upload(`${late.url}${path}`, [['annonse.docx', docx]])).status).toBe(404);
    await late.stop();
    late.removeData();
  });

  it('is served to no other name than this machine’s own', async () => {
    const link = new URL(await askForLink(person()));
    // fetch does not let a host be made up.
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port: link.port, path: link.pathname, headers: { host: `ond.example:${link.port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  it('does not stand in the log', async () => {
    const link = await askForLink(person());
    await upload(link, [['hemmelig-navn.docx', docx]]);
    expect(stage.bot.log()).not.toContain(new URL(link).pathname.split('/').at(-1));
    expect(stage.bot.log()).not.toContain('hemmelig-navn');
  });
});

describe('a bad upload', () => {
  it.each([
    ['tom.docx', new Uint8Array(), 'er tom'],
    ['skannet.pdf', makePicturePdf(), 'Jeg finner ingen tekst'],
    ['låst.pdf', makeLockedPdf(['Hemmelig']), 'låst med passord'],
    ['gammel.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'gamle Word-formatet'],
    ['bilde.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'noe annet enn navnet'],
    ['skadet.docx', docx.slice(0, 150), 'er skadet'],
    ['<img src=x>.xlsx', strToU8('x'), 'Jeg kan ikke lese «&lt;img'],
    ['bok.txt', strToU8('ord '.repeat(20_000)), '80000 tegn'],
    ['svær.docx', new Uint8Array(10 * 1024 * 1024 + 1), 'større enn 10 MB'],
    ['enorm.docx', new Uint8Array(40 * 1024 * 1024), 'større enn 10 MB'],
  ])('as %s is answered on the page, the form is there again and the link still works', async (name, bytes, told) => {
    const manager = person();
    const link = await askForLink(manager);
    const count = manager.messages().length;
    const answer = await upload(link, [[name, bytes]]);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(/<div class="problem" role="alert"/);
    expect(html).toContain(told);
    expect(html).toContain('type="file"');
    expect(html).toContain('aria-invalid="true"');
    expect(manager.messages().length).toBe(count);
    expect((await upload(link, [['annonse.docx', docx]])).status).toBe(200);
    expect(manager.messages().length).toBe(count + 1);
  });

  it('without a file, or with two, or that is no form at all is told so', async () => {
    const link = await askForLink(person());
    expect(await (await upload(link, [])).text()).toContain('Velg en fil først');
    expect(await (await upload(link, [['', new Uint8Array()]])).text()).toContain('Velg en fil først');
    const two = await upload(link, [
      ['a.docx', docx],
      ['b.docx', docx],
    ]);
    expect(await two.text()).toContain('du sendte 2 filer');
    expect(await (await fetch(link, { method: 'POST', body: 'file=annonse.docx' })).text()).toContain('Velg en fil først');
    expect(await (await fetch(link, { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: '--x' })).text()).toContain(
      'Velg en fil først',
    );
  });

  it('keeps the case that was chosen', async () => {
    const manager = person();
    await openCase(manager, { ...nurse, title: 'Vaktmester' });
    const [form] = await manager.say('sjekk annonse');
    const choices = inputsOf(cardOf(form)).find(({ id }) => id === 'for-case')?.choices ?? [];
    const [, other] = choices.filter(({ value }) => value !== 'none');
    const answer = await upload(linkOf(cardOf(form)), [['tom.docx', new Uint8Array()]], other?.value ?? choices[1]?.value ?? '');
    expect(await answer.text()).toContain(`value="${other?.value ?? choices[1]?.value}" selected`);
  });

  it('of a report that does not reach the chat says so, and can be sent again', async () => {
    const manager = person();
    const link = await askForLink(manager);
    stage.connector.failNext(502, 1);
    const answer = await upload(link, [['annonse.docx', docx]]);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('kom ikke fram til chatten');
    const count = manager.messages().length;
    expect((await upload(link, [['annonse.docx', docx]])).status).toBe(200);
    expect(manager.messages().length).toBe(count + 1);
  });
});
