import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../../bench/process/find-free-port.ts';
import type { CardJson } from './fake-connector.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, textOf } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';
import { startBot } from './start-bot.ts';

const stage = setStage();

describe('what a manager writes', () => {
  it('is understood in three languages and with the mistakes people make', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    await openCase(manager, { ...nurse, title: 'Helsefagarbeider' });
    const told: Record<string, string> = {};
    for (const text of [
      'mine saker',
      'mien saker',
      'sakene mine',
      'my cases',
      'status',
      'statsu',
      'neste',
      'kva no',
      'next',
      'hjlep',
      'help',
      'sak helsefagarbeider',
      'sak helsefagarbeidr',
      'sak 1',
      'hele løypa',
    ]) {
      const [answer] = await manager.say(text);
      told[text] = textOf(cardOf(answer)).split('\n').slice(0, 3).join(' | ');
    }
    for (const text of ['mine saker', 'mien saker', 'sakene mine', 'my cases']) expect(told[text], text).toContain('Mine saker');
    for (const text of ['status', 'statsu', 'sak helsefagarbeider', 'sak helsefagarbeidr', 'sak 1'])
      expect(told[text], text).toContain('Helsefagarbeider');
    for (const text of ['neste', 'kva no', 'next']) expect(told[text], text).toContain('Gjør behovsanalysen ferdig');
    for (const text of ['hjlep', 'help']) expect(told[text], text).toContain('Dette kan du skrive');
    expect(told['hele løypa']).toContain('Hele løypa');
  });

  it('that is not understood is answered with three things she can do', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    for (const text of ['hei, jeg lurer på noe om lønn', 'asdf qwer', '😀', '?!', 'x'.repeat(12_000)]) {
      const [answer] = await manager.say(text);
      const card = cardOf(answer);
      if (!hasAction(card, 'help.show') || actionsOf(card).length !== 3) expect(textOf(card), text.slice(0, 20)).toContain('Dette kan du skrive');
      expect(textOf(card).toLowerCase()).not.toMatch(/beklager|unnskyld/);
    }
  });

  it('about language changes every later answer, and stays so', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'manager2' });
    const answers = async (text: string) => textOf(cardOf((await manager.say(text))[0]));
    expect(await answers('språk nynorsk')).toContain('nynorsk');
    expect(await answers('hjelp')).toContain('Eg er ein bot');
    expect(await answers('spårk engelsk')).toContain('English');
    expect(await answers('help')).toContain('I am a bot');
    const [asked] = await manager.say('language');
    const set = await manager.press(asked?.id ?? null, actionOf(cardOf(asked), 'language.set', { to: 'nb' }));
    expect(textOf(set.card ?? {})).toContain('bokmål');
    expect(await answers('hjelp')).toContain('Jeg er en bot');
  });
});

describe('the living card', () => {
  it('is one message: shown anew further down, the older one becomes a pointer', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Renholder' });
    const [again] = await manager.say('sak renholder');
    expect(again?.id).not.toBe(robot.message());
    await expect.poll(() => textOf(cardOf(manager.messages().find(({ id }) => id === robot.message())))).toContain('lenger ned');
    expect(hasAction(cardOf(again), 'step.open')).toBe(true);
  });

  it('is updated in place after a press, and its toast says what it is about', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Kokk' });
    const count = manager.messages().length;
    await robot.doNext();
    await expect.poll(() => manager.messages().find(({ id }) => id === robot.message())?.activity.summary).toContain('Ta kontakt med tillitsvalgte');
    expect(manager.messages()).toHaveLength(count);
  });

  it('shows in its message what the press was answered with, also when that is another form', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Lege' });
    await robot.goOn({ until: ['analysis.list'] });
    const form = await robot.press(actionOf(robot.card(), 'step.open', { step: 'analysis.list' }));
    const links = await robot.press(actionOf(form, 'list.save'), { tasks: 'Behandle\nVeilede', must: 'Autorisasjon', should: '', traits: '' });
    expect(hasAction(links, 'list.link')).toBe(true);
    const held = () => manager.messages().find(({ id }) => id === robot.message());
    await expect.poll(() => hasAction(cardOf(held()), 'list.link')).toBe(true);
  });

  it('is not taken from under her hands while she fills in a form', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Jordmor' });
    const caseId = String(actionOf(robot.card(), 'case.plan').data['case']);
    await expect.poll(() => manager.messages().find(({ id }) => id === robot.message())?.writes).toBe(2);
    const form = await robot.press(actionOf(robot.card(), 'step.open'));
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    await hr.press(
      null,
      { verb: 'gate.pass', title: '', data: { nonce: 'hr-passes-two', case: caseId, door: 'G1/0' } },
      { reason: 'Gjort for to like stillinger samtidig' },
    );
    expect(manager.messages().find(({ id }) => id === robot.message())?.writes).toBe(2);
    await robot.press(actionOf(form, 'case.show'));
    await expect.poll(() => manager.messages().find(({ id }) => id === robot.message())?.writes).toBe(3);
  });

  it('is changed at the address its owner was last heard from', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Kokk' });
    const caseId = String(actionOf(robot.card(), 'case.plan').data['case']);
    const writes = () => manager.messages().find(({ id }) => id === robot.message())?.writes;
    await expect.poll(writes).toBe(2);
    const changed: string[] = [];
    const moved = createServer((request, response) => {
      if (request.method === 'PUT') changed.push(decodeURIComponent(request.url?.split('/').at(-1) ?? ''));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    }).listen(0, '127.0.0.1');
    await once(moved, 'listening');
    const { port } = moved.address() as AddressInfo;
    await manager.send({ type: 'message', text: 'hjelp', serviceUrl: `http://127.0.0.1:${port}` });
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    await hr.press(
      null,
      { verb: 'gate.pass', title: '', data: { nonce: 'hr-passes-moved', case: caseId, door: 'G1/0' } },
      { reason: 'Gjort for to like stillinger samtidig' },
    );
    await expect.poll(() => changed).toContain(robot.message());
    expect(writes()).toBe(2);
    moved.close();
  });

  it('of a case HR changes is changed for its owner too', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Vaktmester' });
    const caseId = String(actionOf(robot.card(), 'case.plan').data['case']);
    const before = manager.messages().find(({ id }) => id === robot.message())?.writes ?? 0;
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    await hr.press(
      null,
      { verb: 'gate.pass', title: '', data: { nonce: 'hr-passes', case: caseId, door: 'G1/0' } },
      { reason: 'Gjort for to like stillinger samtidig' },
    );
    await expect.poll(() => manager.messages().find(({ id }) => id === robot.message())?.writes).toBeGreaterThan(before);
  });
});

describe('HR', () => {
  it('sees the settings that wait, confirms one, and the case is offered the new rules', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    const robot = await openCase(manager, { ...nurse, title: 'Miljøterapeut' });
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    const [settings] = await hr.say('innstillinger');
    const confirmed = await hr.press(settings?.id ?? null, actionOf(cardOf(settings), 'settings.set', { setting: 'freeze.on' }));
    expect(actionsOf(confirmed.card ?? {}).some(({ data }) => data['setting'] === 'freeze.on' && data['value'] === undefined)).toBe(false);
    const [status] = await manager.say('sak miljøterapeut');
    const adopted = await manager.press(status?.id ?? null, actionOf(cardOf(status), 'policy.adopt'));
    expect(textOf(adopted.card ?? {})).toContain('oppdaterte reglene');
    void robot;
    const [refused] = await manager.say('innstillinger');
    expect(textOf(cardOf(refused))).toContain('andre roller');
  });

  it('comes by the buttons alone to an exception at a shut gate, with a reason that stays', async () => {
    const manager = createPerson({ url: stage.bot.url, connector: stage.connector });
    await openCase(manager, { ...nurse, title: 'Ergoterapeut' });
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    const [posted] = await hr.say('sak ergoterapeut');
    const press = async (
      card: CardJson,
      verb: string,
      data: Readonly<Record<string, unknown>> = {},
      inputs: Readonly<Record<string, unknown>> = {},
    ) => (await hr.press(posted?.id ?? null, actionOf(card, verb, data), inputs)).card ?? {};
    const plan = await press(cardOf(posted), 'case.plan');
    const unfolded = await press(plan, 'case.plan', { stage: 'analysis' });
    const gate = await press(unfolded, 'step.open', { step: 'analysis.list' });
    expect(textOf(gate)).toContain('Dette må vente');
    const form = await press(gate, 'gate.pass-form');
    const empty = await press(form, 'gate.pass', {}, { reason: '' });
    expect(textOf(empty)).toContain('Skriv noen ord');
    const passed = await press(empty, 'gate.pass', {}, { reason: 'Analysen ble gjort for to like stillinger samtidig' });
    expect(textOf(passed)).toContain('Grunnen er registrert');
  });

  it('sees every open case, and can look without being able to do the manager’s steps', async () => {
    const hr = createPerson({ url: stage.bot.url, connector: stage.connector, part: 'hr' });
    const [list] = await hr.say('mine saker');
    const shown = await hr.press(list?.id ?? null, actionOf(cardOf(list), 'case.show'));
    expect(shown.status).toBe(200);
    const card = cardOf(hr.messages().at(-1));
    expect(hasAction(card, 'case.plan')).toBe(true);
    expect(hasAction(card, 'step.open')).toBe(false);
  });
});

describe('who comes back', () => {
  it('after a week and a restart finds everything as it was', { timeout: 120_000 }, async () => {
    const own = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z' } });
    const manager = createPerson({ url: own.url, connector: stage.connector });
    const robot = await openCase(manager);
    await robot.goOn({ until: ['analysis.openness'] });
    await manager.say('språk nynorsk');
    expect(await own.stop()).toBe(0);
    const later = await startBot({ dataDir: own.dataDir, port: await findFreePort(), environment: { LOSEN_NOW: '2026-11-29T10:00:00Z' } });
    const again = createPerson({ url: later.url, connector: stage.connector });
    const [status] = await again.say('status');
    expect(textOf(cardOf(status))).toContain('Prøv krava');
    const [list] = await again.say('neste');
    expect(hasAction(cardOf(list), 'step.do')).toBe(true);
    await later.stop();
    later.removeData();
  });
});
