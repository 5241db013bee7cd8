import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDocx } from '../documents/make-docx.ts';
import { makeLockedPdf, makePdf, makePicturePdf } from '../documents/make-pdf.ts';
import { serveFiles, type FileServer } from '../documents/serve-files.ts';
import { actionOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';

const stage = setStage();

const advert = [
  'Sykepleier ved Solbakken sykehjem',
  '',
  'Vi søker en ung og sprek sykepleier til vårt sykehjem. Du kommer til et godt fagmiljø.',
  '',
  'Arbeidsoppgaver',
  '- gi pleie og behandling',
  '- administrere legemidler',
  '',
  'Søknadsfrist: 15. desember 2026',
];

const bytes: Readonly<Record<string, Uint8Array>> = {
  '/annonse.docx': makeDocx(advert),
  '/annonse.pdf': makePdf(advert.map((line) => line.replaceAll('ø', 'o').replaceAll('å', 'a'))),
  '/annonse.txt': strToU8(advert.join('\r\n')),
  '/annonse.md': strToU8(advert.join('\n')),
  '/tom.docx': new Uint8Array(),
  '/blank.docx': makeDocx(['', ' ']),
  '/skannet.pdf': makePicturePdf(),
  '/låst.pdf': makeLockedPdf(advert),
  '/gammel.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  '/bilde.docx': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
  '/innlogging.docx': strToU8('<html><body>Logg inn</body></html>'),
  '/skadet.docx': makeDocx(advert).slice(0, 200),
  '/svær.docx': new Uint8Array(11 * 1024 * 1024),
  '/bok.txt': strToU8('ord '.repeat(20_000)),
  '/megabyte.txt': strToU8('ord '.repeat(256 * 1024)),
  '/ark.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
};

let server: FileServer;
beforeAll(async () => {
  server = await serveFiles({
    ...Object.fromEntries(Object.entries(bytes).map(([path, file]) => [encodeURI(path), file])),
    '/hangs': () => {},
    '/away': (_, response) => response.writeHead(302, { location: 'https://ond.example/annonse.docx' }).end(),
    '/broken': (_, response) => response.writeHead(500).end(),
  });
});
afterAll(() => server.close());

const person = (locale = 'nb-NO') => createPerson({ url: stage.bot.url, connector: stage.connector, locale });
const info = 'application/vnd.microsoft.teams.file.download.info';
const isAddress = (path: string) => path.includes('://') || path.startsWith('//');
const sentFile = (path: string, name = path.slice(1)) => ({
  contentType: info,
  contentUrl: 'https://asker.sharepoint.com/personal/fil',
  name,
  content: { downloadUrl: isAddress(path) ? path : server.url(encodeURI(path)), uniqueId: '1', fileType: name.split('.').at(-1) },
});
/** Sends files without a word; resolves with the text and the buttons of the one answer. */
async function send(manager: TestPerson, ...attachments: readonly object[]) {
  const posted = await manager.say('', { attachments });
  expect(posted).toHaveLength(1);
  return cardOf(posted[0]);
}

describe('an advert sent as a file', () => {
  it.each(['/annonse.docx', '/annonse.pdf', '/annonse.txt', '/annonse.md'])('%s is checked, with nothing asked for before', async (path) => {
    const manager = person();
    const text = textOf(await send(manager, sentFile(path)));
    expect(text).toMatch(new RegExp(`^Jeg har lest «${path.slice(1)}»\\.\n`));
    expect(text).toContain('Må rettes');
    // The standard font of the small pdf has no Norwegian letters.
    if (path.endsWith('.pdf')) return;
    await manager.say('sjekk annonse');
    const [pasted] = await manager.say(advert.join('\n'));
    expect(text.replace(/Jeg har lest.*\n/, '')).toBe(textOf(cardOf(pasted)));
  });

  it('as an ordinary attachment, as other clients send it, is checked as well', async () => {
    const url = server.url('/annonse.docx');
    const card = await send(person(), {
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      contentUrl: url,
      name: 'a.docx',
    });
    expect(textOf(card)).toContain('Må rettes');
  });

  it('after «sjekk annonse» is taken for it, and the next long message is a message again', async () => {
    const manager = person();
    await manager.say('sjekk annonse');
    expect(textOf(await send(manager, sentFile('/annonse.docx')))).toContain('Må rettes');
    const [answer] = await manager.say(`mine saker ${'og noe til '.repeat(20)}`);
    expect(textOf(cardOf(answer))).not.toContain('Må rettes');
  });

  it('is held against the case spoken of', async () => {
    const manager = person();
    await openCase(manager, { ...nurse, title: 'Jordmor' });
    await manager.say('sak jordmor');
    expect(textOf(await send(manager, sentFile('/annonse.docx')))).toMatch(/^Sak \d{4}-\d+.*Jordmor · «annonse.docx»\n/);
  });

  it('can be mended in the form and checked again', async () => {
    const manager = person();
    const card = await send(manager, sentFile('/annonse.docx'));
    const form = await manager.press(manager.messages().at(-1)?.id ?? null, actionOf(card, 'advert.open'));
    const text = inputsOf(form.card ?? {}).find(({ id }) => id === 'advert')?.value ?? '';
    expect(text).toContain('- administrere legemidler');
    const again = await manager.press(null, actionOf(form.card ?? {}, 'advert.check'), {
      advert: text.replace('en ung og sprek', 'en'),
      'for-case': 'none',
    });
    expect(textOf(again.card ?? {})).toMatch(/Siden sist: [1-9]\d* rettet/);
  });

  it('that came with words is checked, and the words stay in the chat', async () => {
    const posted = await person().say('Her er utkastet mitt', {
      attachments: [sentFile('/annonse.docx'), { contentType: 'text/html', content: '<p>Her</p>' }],
    });
    expect(posted).toHaveLength(1);
    expect(textOf(cardOf(posted[0]))).toContain('Må rettes');
  });

  it('is answered in nynorsk and English', async () => {
    const manager = person();
    await manager.say('språk nynorsk');
    expect(textOf(await send(manager, sentFile('/skannet.pdf')))).toContain('Eg finn ingen tekst i «skannet.pdf»');
    await manager.say('language english');
    expect(textOf(await send(manager, sentFile('/skannet.pdf')))).toContain('I find no text in “skannet.pdf”');
    await manager.say('språk bokmål');
  });
});

describe('a file that cannot be checked', () => {
  it.each([
    ['/tom.docx', 'er tom'],
    ['/blank.docx', 'Jeg finner ingen tekst'],
    ['/skannet.pdf', 'Jeg finner ingen tekst'],
    ['/låst.pdf', 'låst med passord'],
    ['/gammel.doc', 'gamle Word-formatet'],
    ['/bilde.docx', 'noe annet enn navnet sier'],
    ['/innlogging.docx', 'noe annet enn navnet sier'],
    ['/skadet.docx', 'er skadet'],
    ['/svær.docx', 'større enn 10 MB'],
    ['/ark.xlsx', 'er skadet'],
    ['/bok.txt', '80000 tegn'],
    ['/megabyte.txt', 'for lang til å være en annonse'],
    ['/finnes-ikke.docx', 'fikk ikke hentet'],
    ['/broken', 'fikk ikke hentet'],
    ['/away', 'ikke lov til å hente'],
    ['https://ond.example/annonse.docx', 'ikke lov til å hente'],
    ['https://127.0.0.1.ond.example/annonse.docx', 'ikke lov til å hente'],
    ['http://bruker@127.0.0.1/annonse.docx', 'ikke lov til å hente'],
    ['//127.0.0.1/annonse.docx', 'ikke lov til å hente'],
    ['file:///etc/passwd', 'ikke lov til å hente'],
  ])('as %s is answered with what is wrong, and the chat goes on', async (path, told) => {
    const manager = person();
    await manager.say('sjekk annonse');
    const card = await send(manager, sentFile(path, isAddress(path) ? 'annonse.docx' : path.slice(1)));
    expect(textOf(card)).toContain(told);
    // The advert is still waited for: the next message is it.
    const [report] = await manager.say(advert.join('\n'));
    expect(textOf(cardOf(report))).toContain('Må rettes');
  });

  it('because fetching it takes too long is given up within ten seconds', async () => {
    const began = Date.now();
    expect(textOf(await send(person(), sentFile('/hangs')))).toContain('for lang tid å hente');
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('without an address, without a name, or as a picture is answered all the same', async () => {
    const manager = person();
    expect(textOf(await send(manager, { contentType: info, name: 'a.docx', content: {} }))).toContain('ikke lov til å hente');
    expect(textOf(await send(manager, { contentType: 'application/pdf', contentUrl: server.url('/annonse.pdf') }))).toContain('«vedlegg»');
    expect(textOf(await send(manager, { contentType: 'image/png', contentUrl: server.url('/annonse.pdf'), name: 'b.png' }))).toContain(
      'Jeg kan ikke lese «b.png»',
    );
  });

  it('because there are several is answered with their number, and none is fetched', async () => {
    const before = server.requests().length;
    const card = await send(person(), sentFile('/annonse.docx'), sentFile('/annonse.pdf'));
    expect(textOf(card)).toContain('du sendte 2 filer');
    expect(server.requests().length).toBe(before);
  });

  it('shows its name as words, whatever is in it', async () => {
    const card = await send(person(), sentFile('/tom.docx', '[klikk](http://ond.example)${x}{{DATE(1)}}‮.docx'));
    expect(textOf(card)).not.toMatch(/\[klikk\]\(http|\{\{DATE|\u202e/);
    const long = await send(person(), sentFile('/tom.docx', `${'x'.repeat(5_000)}.docx`));
    expect(textOf(long).length).toBeLessThan(400);
  });

  it('is checked for nobody without a role, and in no group', async () => {
    const before = server.requests().length;
    const stranger = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'employee' });
    expect(textOf(await send(stranger, sentFile('/annonse.docx')))).not.toContain('Må rettes');
    const [answer] = await person().say('', {
      attachments: [sentFile('/annonse.docx')],
      conversation: { id: 'group', tenantId: '00000000-0000-4000-9000-000000000001', conversationType: 'groupChat' },
    });
    expect(answer).toBeUndefined();
    expect(textOf(cardOf(stage.connector.messages('group').at(-1)))).toContain('privat chat');
    expect(server.requests().length).toBe(before);
  });

  it('is fetched from nowhere with an empty list of hosts', async () => {
    const bot = await startBot({ environment: { LOSEN_DOWNLOAD_HOSTS: '' } });
    const before = server.requests().length;
    const card = await send(createPerson({ url: bot.url, connector: stage.connector }), sentFile('/annonse.docx'));
    expect(textOf(card)).toContain('ikke lov til å hente');
    expect(server.requests().length).toBe(before);
    await bot.stop();
    bot.removeData();
  });

  it('leaves neither its name nor its address nor a failed turn in the log', () => {
    for (const canary of ['annonse', 'skannet', 'ond.example', 'etc/passwd', 'a turn failed', String(server.port)])
      expect(stage.bot.log()).not.toContain(canary);
  });
});

describe('a text of a megabyte', () => {
  const megabyte = 'ord '.repeat(256 * 1024);

  it('in the form is refused with its length, and the form with everything in it stays', async () => {
    const manager = person();
    const [form] = await manager.say('sjekk annonse');
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: megabyte, 'for-case': 'none' });
    expect(answer).toMatchObject({ status: 200, card: null });
    expect(answer.toast).toContain('1048576 tegn');
    const after = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), { advert: advert.join('\n'), 'for-case': 'none' });
    expect(textOf(after.card ?? {})).toContain('Må rettes');
  });

  it('as a message is refused with its length while an advert is waited for, and the next one is taken', async () => {
    const manager = person();
    await manager.say('sjekk annonse');
    const [answer] = await manager.say(megabyte);
    expect(textOf(cardOf(answer))).toContain('1048576 tegn');
    const [report] = await manager.say(advert.join('\n'));
    expect(textOf(cardOf(report))).toContain('Må rettes');
  });

  it('out of the blue is answered quickly with what can be done', async () => {
    const began = Date.now();
    const [answer] = await person().say(megabyte);
    expect(textOf(cardOf(answer))).toContain('Mente du noe av dette');
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('of blanks is no text', async () => {
    const manager = person();
    const [form] = await manager.say('sjekk annonse');
    const answer = await manager.press(form?.id ?? null, actionOf(cardOf(form), 'advert.check'), {
      advert: ' \n'.repeat(500_000),
      'for-case': 'none',
    });
    expect(answer.status).toBe(200);
    expect(textOf(answer.card ?? {})).toContain('Skriv noen ord');
  });
});
