import { describe, expect, it } from 'vitest';
import { actionOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

const person = (): TestPerson => createPerson({ url: stage.bot.url, connector: stage.connector });

/** Fills in the case form with one thing wrong; returns the form as it comes back. */
async function tryFacts(wrong: Readonly<Record<string, string>>) {
  const manager = person();
  const [posted] = await manager.say('ny sak');
  const answer = await manager.press(posted?.id ?? null, actionOf(cardOf(posted), 'case.open'), { ...nurse, ...wrong });
  expect(answer.status).toBe(200);
  return answer.card ?? {};
}

describe('the case form', () => {
  it.each([
    [{ 'position-1-percentage': '0' }, 'Prosenten må være fra 1 til 100'],
    [{ 'position-1-percentage': '101' }, 'Prosenten må være fra 1 til 100'],
    [{ 'position-1-percentage': '100-80' }, 'Skriv den laveste prosenten først'],
    [{ 'position-1-percentage': 'heltid' }, 'Skriv prosenten som et tall'],
    [{ 'position-1-percentage': '33,3' }, 'Skriv hele prosent'],
    [{ 'position-1-permanence': 'b', 'position-1-end': '' }, 'må ha en sluttdato'],
    [{ 'position-1-permanence': 'b', 'position-1-end': '2027-02-30' }, 'Datoen finnes ikke'],
    [{ 'position-1-permanence': 'b', 'position-1-end': '2027-01-15', wantedStart: '2027-02-01' }, 'Sluttdatoen må være etter'],
    [{ 'position-1-permanence': 'b', 'position-1-end': '2025-01-01' }, 'er passert'],
    [{ 'position-1-end': '2027-06-01' }, 'En fast stilling har ingen sluttdato'],
    [{ 'position-1-permanence': 'z' }, 'Velg fast eller grunnlaget'],
    [{ wantedStart: '2226-01-01' }, 'Sjekk det'],
    [{ wantedStart: '2033-01-01' }, 'mer enn fem år unna'],
    [{ title: '' }, 'Skriv noen ord'],
    [{ title: 'x'.repeat(10_000) }, '10000 tegn'],
    [{ title: 'Vikar for 01019012388' }, 'fødselsnummer'],
    [{ serviceArea: 'moon' }, 'Velg ett av alternativene'],
    [{ 'position-1-count': '99' }, 'ikke være over 20'],
  ])('says what is wrong with %j and keeps the rest', async (wrong, told) => {
    const card = await tryFacts(wrong);
    expect(textOf(card)).toContain(told);
    expect(inputsOf(card).find(({ id }) => id === 'unit')?.value).toBe(nurse['unit']);
    const [name, value] = Object.entries(wrong)[0] ?? ['', ''];
    if (value.length < 100 && !['z', 'moon'].includes(value)) expect(inputsOf(card).find(({ id }) => id === name)?.value).toBe(value);
  });

  it('brings the refused draft back when she comes again later', async () => {
    const manager = person();
    const [posted] = await manager.say('ny sak');
    await manager.press(posted?.id ?? null, actionOf(cardOf(posted), 'case.open'), { ...nurse, title: 'Jordmor', 'position-1-percentage': 'mye' });
    const [again] = await manager.say('ny sak');
    expect(inputsOf(cardOf(again)).find(({ id }) => id === 'title')?.value).toBe('Jordmor');
    await manager.press(again?.id ?? null, actionOf(cardOf(again), 'case.open'), { ...nurse, title: 'Jordmor' });
    const [fresh] = await manager.say('ny sak');
    expect(inputsOf(cardOf(fresh)).find(({ id }) => id === 'title')?.value).toBe('');
  });

  it('never keeps an identity number, not even in a draft', async () => {
    await tryFacts({ title: 'Vikar for 01019012388' });
    const [again] = await person().say('ny sak');
    expect(JSON.stringify(cardOf(again))).not.toContain('01019012388');
  });
});

const hostile = [
  '${title}',
  '{{DATE(2026-11-22T10:00:00Z)}}',
  '[klikk](http://ond.example)',
  '<b>fet</b><script>alert(1)</script>',
  '**fet** _kursiv_ # tittel',
  '👩‍⚕️🦷',
  '${$root}',
  '‮tekst',
];

describe('hostile words', () => {
  it.each(hostile.slice(0, 7))('%s stay words on every card they reach', async (words) => {
    const manager = person();
    const robot = await openCase(manager, { ...nurse, title: `Stilling ${words}`, unit: `Enhet ${words}` });
    const texts = textOf(robot.card());
    expect(texts).not.toMatch(/\[klikk\]\(http/);
    expect(texts).not.toContain('{{DATE');
    const plan = await robot.press(actionOf(robot.card(), 'case.plan'));
    const list = await manager.say('mine saker');
    for (const card of [robot.card(), plan, cardOf(list[0])]) {
      expect(JSON.stringify(card).length).toBeLessThan(28_000);
      expect(textOf(card)).not.toContain('{{DATE');
      expect(textOf(card)).not.toMatch(/\[klikk\]\(http/);
    }
  });

  it('lose the characters that turn the reading direction', async () => {
    const robot = await openCase(person(), { ...nurse, title: hostile[7] ?? '' });
    expect(textOf(robot.card())).not.toContain('\u202e');
    expect(textOf(robot.card())).toContain('tekst');
  });

  it('ten thousand characters in a reason are refused with the length, and the form keeps them', async () => {
    const robot = await openCase(person());
    const form = await robot.press(actionOf(robot.card(), 'case.hold-form'));
    const again = await robot.press(actionOf(form, 'case.hold'), { reason: 'å'.repeat(10_000), until: '' });
    expect(textOf(again)).toContain('10000 tegn');
    expect(inputsOf(again).find(({ id }) => id === 'reason')?.value.length).toBeGreaterThan(1000);
    expect(JSON.stringify(again).length).toBeLessThan(28_000);
  });

  it('about a candidate are taken with a warning that names no one', async () => {
    const robot = await openCase(person());
    await robot.goOn({ until: ['need.union'] });
    const form = await robot.press(actionOf(robot.card(), 'step.open'));
    const filled = Object.fromEntries(
      inputsOf(form).map(({ id, type, choices }) => [id, type === 'Input.Date' ? '2026-11-20' : (choices[0]?.value ?? 'Fagforbundet')]),
    );
    const after = await robot.press(actionOf(form, 'step.do'), { ...filled, 'field-outcome': 'Hun er sykmeldt og kan ikke møte' });
    expect(textOf(after)).toContain('helseopplysninger');
  });
});

describe('activities that are none', () => {
  const post = (body: string, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) =>
    fetch(`${stage.bot.url}/api/messages`, { method: 'POST', headers, body });

  it.each([
    ['broken JSON', '{"type":'],
    ['no JSON object', '"hello"'],
    ['an array', '[]'],
    ['nothing', ''],
    ['no sender', JSON.stringify({ type: 'message', text: 'hei', serviceUrl: 'http://127.0.0.1:1', conversation: { id: 'c' } })],
    [
      'a sender without an id',
      JSON.stringify({ type: 'message', text: 'hei', from: {}, serviceUrl: 'http://127.0.0.1:1', conversation: { id: 'c' } }),
    ],
    ['no conversation', JSON.stringify({ type: 'message', text: 'hei', from: { id: 'x' }, serviceUrl: 'http://127.0.0.1:1' })],
  ])('%s get a plain 4xx without a stack', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/\bat \/|node_modules|Error:/);
  });

  it('too large, of another content type or method get a plain 4xx', async () => {
    const big = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(5_000_000) })).catch(() => null);
    if (big !== null) expect(big.status).toBe(413);
    expect((await post('type=message', { 'content-type': 'text/plain' })).status).toBeLessThan(500);
    expect((await fetch(`${stage.bot.url}/api/messages`)).status).toBe(405);
    expect((await fetch(`${stage.bot.url}/elsewhere`)).status).toBe(404);
  });

  it('to another host than this machine are turned away and nothing is sent', async () => {
    const response = await person().send({ type: 'message', text: 'hei', serviceUrl: 'http://ond.example/' });
    expect(response.status).toBe(403);
  });

  it('from a tenant that is not served are turned away', async () => {
    const stranger = createPerson({ url: stage.bot.url, connector: stage.connector, tenant: '00000000-0000-4000-9000-00000000dead' });
    expect((await stranger.send({ type: 'message', text: 'hei' })).status).toBe(403);
  });

  it('of a type nobody answers are taken quietly', async () => {
    const manager = person();
    for (const type of ['typing', 'messageReaction', 'event', 'somethingNew', 'conversationUpdate'])
      expect((await manager.send({ type })).status).toBe(200);
    expect(manager.messages()).toEqual([]);
  });

  it('invokes that are none of ours, or broken, get a 4xx', async () => {
    const manager = person();
    expect((await manager.send({ type: 'invoke', name: 'composeExtension/query', value: {} })).status).toBe(400);
    expect((await manager.send({ type: 'invoke', name: 'adaptiveCard/action', value: 7 })).status).toBe(400);
    expect((await manager.send({ type: 'invoke', name: 'adaptiveCard/action' })).status).toBe(400);
  });

  it('a press with an unknown verb, no data or strange ids is answered with a card that says so', async () => {
    const manager = person();
    for (const [verb, data] of [
      ['case.explode', {}],
      ['step.do', {}],
      ['case.show', { nonce: 'n', case: '../../etc' }],
      ['case.show', { nonce: 'n', case: '2026-999' }],
      ['step.do', { nonce: 'n', case: '2026-1', step: '__proto__' }],
    ] as const) {
      const answer = await manager.press(null, { verb, title: '', data });
      expect(answer.status).toBe(200);
      expect(textOf(answer.card ?? {})).toMatch(/for gammelt|finner ikke saken/);
    }
  });

  it('a message without text is answered with what can be done', async () => {
    const manager = person();
    await manager.send({ type: 'message', attachments: [{ contentType: 'image/png' }] });
    expect(textOf(cardOf(manager.messages()[0]))).toContain('Mente du noe av dette');
  });

  it('in a group the bot asks for a private chat and shows no case', async () => {
    const manager = person();
    await openCase(manager);
    const [answer] = await manager.say('mine saker', {
      conversation: { id: manager.conversation, tenantId: '00000000-0000-4000-9000-000000000001', conversationType: 'groupChat' },
    });
    expect(textOf(cardOf(answer))).toContain('privat chat');
  });

  it('never writes a person’s words, a name or a stack of a handled error to the log', () => {
    const log = stage.bot.log();
    for (const canary of ['Jordmor', 'Solbakken', '01019012388', 'sykmeldt', 'klikk', 'Stilling ']) expect(log).not.toContain(canary);
    expect(log).not.toContain('a turn failed');
  });
});

describe('a connector that fails', () => {
  it('does not make the bot send twice or fail the turn', async () => {
    const manager = person();
    stage.connector.failNext(504, 1);
    expect((await manager.send({ type: 'message', text: 'hjelp' })).status).toBe(200);
    expect(manager.messages()).toEqual([]);
    // The log reaches this process through a pipe, a moment later.
    await expect.poll(() => stage.bot.log().includes('a message was not confirmed')).toBe(true);
  });
});
