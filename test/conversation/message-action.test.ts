import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CardJson } from './fake-connector.ts';
import { actionOf, actionsOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';

const stage = setStage();
const person = (options: Partial<Parameters<typeof createPerson>[0]> = {}) =>
  createPerson({ url: stage.bot.url, connector: stage.connector, ...options });

const html =
  '<div><p>Sykepleier ved Solbakken</p><p>&nbsp;</p><p>Vi s&oslash;ker en <b>ung</b> og sprek sykepleier til v&aring;rt sykehjem.</p><p>Arbeidsoppgaver</p><ul><li>gi pleie</li><li>administrere legemidler</li></ul></div>';
const tenantId = '00000000-0000-4000-9000-000000000001';

/** Picks a message in a chat of others; resolves with the dialog that opens. */
async function pick(
  by: TestPerson,
  messagePayload: unknown = { id: '1', body: { contentType: 'html', content: html } },
  { name = 'composeExtension/fetchTask', conversationType = 'groupChat', commandId = 'checkAdvert' } = {},
) {
  const conversation = `19:${randomUUID()}@thread.v2`;
  const response = await by.send({
    type: 'invoke',
    name,
    conversation: { id: conversation, tenantId, conversationType },
    value: { commandId, commandContext: 'message', messagePayload },
  });
  const body = (await response.json().catch(() => null)) as {
    task?: { type: string; value: { card: { contentType: string; content: CardJson } } };
  } | null;
  // Nothing is ever written where the others read.
  expect(stage.connector.messages(conversation)).toEqual([]);
  return { status: response.status, type: body?.task?.type, card: body?.task?.value.card.content ?? {} };
}

describe('«Sjekk annonsen» on a message', () => {
  it.each(['composeExtension/fetchTask', 'composeExtension/submitAction'])(
    '%s puts the report in the private chat and says so in a dialog',
    async (name) => {
      const manager = person();
      await manager.say('hei');
      const before = manager.messages().length;
      const dialog = await pick(manager, undefined, { name });
      expect(dialog).toMatchObject({ status: 200, type: 'continue' });
      expect(textOf(dialog.card)).toContain('Rapporten ligger i chatten din med Losen');
      expect(actionsOf(dialog.card)).toEqual([]);
      const posted = manager.messages().slice(before);
      expect(posted).toHaveLength(1);
      expect(textOf(cardOf(posted[0]))).toMatch(/^Dette er om meldingen du valgte\.\n/);
      expect(textOf(cardOf(posted[0]))).toContain('Må rettes');
    },
  );

  it('takes the message’s words with its bullets and lines', async () => {
    const manager = person();
    await manager.say('hei');
    await pick(manager);
    const report = manager.messages().at(-1);
    const form = await manager.press(report?.id ?? null, actionOf(cardOf(report), 'advert.open'));
    expect(inputsOf(form.card ?? {}).find(({ id }) => id === 'advert')?.value).toBe(
      'Sykepleier ved Solbakken\n\nVi søker en ung og sprek sykepleier til vårt sykehjem.\nArbeidsoppgaver\n- gi pleie\n- administrere legemidler',
    );
  });

  it.each(['groupChat', 'channel', 'personal'])('in a %s of others never takes that for the private chat', async (conversationType) => {
    const manager = person();
    await manager.say('hei');
    await pick(manager, undefined, { conversationType });
    const count = manager.messages().length;
    await pick(manager, undefined, { conversationType });
    expect(manager.messages().length).toBe(count + 1);
  });

  it('takes a message of plain text as it is', async () => {
    const manager = person();
    await manager.say('hei');
    const dialog = await pick(manager, { body: { contentType: 'text', content: 'Vi søker <ung> kokk' } });
    expect(textOf(dialog.card)).toContain('Rapporten ligger');
  });

  it.each([
    ['no words', { body: { contentType: 'html', content: '<p>&nbsp;</p>' } }, 'Jeg finner ingen tekst'],
    ['no body', {}, 'Jeg finner ingen tekst'],
    [
      'a card alone',
      {
        body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: '{}' }],
      },
      'Jeg finner ingen tekst',
    ],
    [
      'a file alone',
      {
        body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
        attachments: [{ contentType: 'reference', contentUrl: 'https://asker.sharepoint.com/a.docx' }],
      },
      'Last ned filen',
    ],
    ['a megabyte', { body: { contentType: 'html', content: `<p>${'ord '.repeat(256 * 1024)}</p>` } }, '1048575 tegn'],
  ])('with %s says so in the dialog and posts nothing', async (_, payload, told) => {
    const manager = person();
    await manager.say('hei');
    const before = manager.messages().length;
    const dialog = await pick(manager, payload);
    expect(dialog.status).toBe(200);
    expect(textOf(dialog.card)).toContain(told);
    expect(manager.messages().length).toBe(before);
  });

  it('speaks the language she has chosen', async () => {
    const manager = person({ part: 'manager2' });
    await manager.say('språk nynorsk');
    expect(textOf((await pick(manager)).card)).toContain('Rapporten ligg i chatten din');
    expect(textOf((await pick(manager, {})).card)).toContain('Eg finn ingen tekst');
    await manager.say('language english');
    expect(textOf((await pick(manager)).card)).toContain('only you can see it');
  });

  it('is not for people without a role', async () => {
    const employee = person({ part: 'employee' });
    await employee.say('hei');
    const before = employee.messages().length;
    const dialog = await pick(employee);
    expect(textOf(dialog.card).length).toBeGreaterThan(10);
    expect(textOf(dialog.card)).not.toContain('Rapporten');
    expect(employee.messages().length).toBe(before);
  });

  it('says so when the report does not reach the chat', async () => {
    const manager = person();
    await manager.say('hei');
    stage.connector.failNext(503, 1);
    expect(textOf((await pick(manager)).card)).toContain('kom ikke fram');
  });

  it('asks for a private chat where there has been none, and takes none of others for it', async () => {
    const bot = await startBot();
    const manager = person({ url: bot.url });
    for (const conversationType of ['personal', 'groupChat']) {
      const dialog = await pick(manager, undefined, { conversationType });
      expect(textOf(dialog.card)).toContain('Åpne chatten med Losen');
    }
    expect(manager.messages()).toEqual([]);
    await bot.stop();
    bot.removeData();
  });

  it('that is another command, or broken, gets a 4xx', async () => {
    const manager = person();
    expect((await pick(manager, undefined, { commandId: 'other' })).status).toBe(400);
    expect((await pick(manager, 'x')).status).toBe(400);
    expect((await pick(manager, undefined, { name: 'composeExtension/query' })).status).toBe(400);
  });

  it('leaves nothing of the message in the log', () => {
    for (const canary of ['Solbakken', 'sprek', 'a turn failed']) expect(stage.bot.log()).not.toContain(canary);
  });
});
