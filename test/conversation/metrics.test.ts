import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTeamsConfig } from '../../src/config.ts';
import { toFigures } from '../metrics/read-figures.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { actionOf, createPerson } from './person.ts';
import { nurse, openCase } from './robot.ts';
import { startBot, type RunningBot } from './start-bot.ts';
import { completeSettings, serveFolder, startServe } from './start-serve.ts';
import { storedRecords } from './stored-keys.ts';

// Each starts programs, which takes its time where many do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const token = 'et-langt-nok-passord.2026';
let connector: FakeConnector;
let bot: RunningBot;
beforeAll(async () => {
  connector = await startFakeConnector();
  bot = await startBot({ environment: { LOSEN_NOW: '2026-11-23T08:00:00Z' } });
});
afterAll(async () => {
  await bot.stop();
  await connector.close();
  bot.removeData();
});

const read = (headers: Readonly<Record<string, string>> = {}) => fetch(`${bot.url}/metrics`, { headers });
const figures = async (headers: Readonly<Record<string, string>> = {}) => toFigures(await (await read(headers)).text());

interface Line {
  readonly msg: string;
  readonly turn?: string;
  readonly verb?: string;
  readonly kind?: string;
  readonly request?: string;
}
const linesOf = (log: string): readonly Line[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

describe('/metrics in local mode', () => {
  it('moves as things happen', async () => {
    const before = await figures();
    const manager = createPerson({ url: bot.url, connector });
    await openCase(manager, nurse);
    await manager.press(null, { verb: 'case.show', title: '', data: { nonce: 'n', case: '2026-999' } });
    connector.failNext(403, 1);
    await manager.say('hjelp');
    await fetch(`${bot.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"type":"message"}' });
    const after = await figures();
    const grew = (name: string) => (after(name) ?? 0) - (before(name) ?? 0);
    expect(grew('losen_turns_total{kind="text",outcome="answered"}')).toBeGreaterThanOrEqual(2);
    expect(grew('losen_turns_total{kind="press",outcome="answered"}')).toBeGreaterThanOrEqual(2);
    expect(grew('losen_turns_total{kind="unread",outcome="refused"}')).toBe(1);
    expect(grew('losen_turn_seconds_count{kind="text"}')).toBe(grew('losen_turns_total{kind="text",outcome="answered"}'));
    expect(grew('losen_sends_total{call="post",outcome="sent"}')).toBeGreaterThanOrEqual(1);
    expect(grew('losen_sends_total{call="post",outcome="refused"}')).toBe(1);
    expect(grew('losen_store_seconds_count{operation="commit"}')).toBeGreaterThan(2);
    expect(grew('losen_store_seconds_sum{operation="get"}')).toBeGreaterThan(0);
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
      expect(after(name)).toBeGreaterThan(0);
    for (const name of ['losen_queue_messages', 'losen_wakes_late', 'losen_wakes_set_aside']) expect([name, after(name)]).toEqual([name, 0]);
    expect(after('losen_healthy{part="store"}')).toBe(1);
  });

  it('has words of a fixed few as labels, whatever people and strangers send', async () => {
    const manager = createPerson({ url: bot.url, connector });
    for (const text of ['sak kanarifugl', 'kanarifugl']) await manager.say(text);
    await manager.press(null, { verb: 'case.kanarifugl', title: '', data: { nonce: 'n', case: 'kanarifugl' } });
    await manager.send({ type: 'kanarifugl', text: 'kanarifugl' });
    await fetch(`${bot.url}/kanarifugl`);
    const page = await (await read()).text();
    expect(page).not.toMatch(/kanarifugl|0000-4000|chat-/);
    const own = page.split('\n').filter((line) => line.startsWith('losen_'));
    const labels = own
      .flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`))
      .filter((label) => !label.startsWith('le='));
    const known =
      /^(?:kind=(?:text|files|press|chosen-message|installed|removed|unread)|outcome=(?:answered|failed|refused|ignored|sent|later|unknown|handled)|call=(?:post|update)|operation=(?:get|range|commit|sweep|ping)|part=(?:store|reminders))$/;
    expect(new Set(labels.filter((label) => !known.test(label)))).toEqual(new Set());
    expect(own.length).toBeGreaterThan(50);
    expect(own.length).toBeLessThan(400);
  });

  it('is read from this machine alone, and not through a proxy on it', async () => {
    const answer = await read();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain; version=0.0.4')]);
    const refused = await read({ 'x-forwarded-for': '127.0.0.1' });
    expect([refused.status, await refused.text()]).toEqual([403, '']);
  });
});

describe('the turn', () => {
  it('of an activity is named by a delivery days and a restart later, in the log and in the ledger; with a token set, only its holder reads the metrics', async () => {
    const [giver, receiver] = [createPerson({ url: () => bot.url, connector }), createPerson({ url: () => bot.url, connector, part: 'manager2' })];
    await receiver.say('hei');
    const robot = await openCase(giver, { ...nurse, title: 'Helsefagarbeider' });
    connector.refuse(receiver.conversation, { status: 429, code: 'Throttled' });
    const form = await robot.press(actionOf(robot.card(), 'case.handover-form'));
    await robot.press(actionOf(form, 'case.handover'), { receiver: receiver.id });
    await expect.poll(async () => (await figures())('losen_sends_total{call="post",outcome="later"}')).toBeGreaterThan(0);
    expect((await figures())('losen_queue_messages')).toBe(1);
    const { dataDir } = bot;
    const first = linesOf(bot.log());
    await bot.stop();

    const press = first.find(({ msg, verb }) => msg === 'press' && verb === 'case.handover');
    const turn = press?.turn ?? '';
    expect(turn).toMatch(/^[\w-]{16,}$/);
    expect(first.filter((line) => line.turn === turn).map(({ msg }) => msg)).toEqual(expect.arrayContaining(['press', 'turn']));
    expect(first.find(({ msg, turn: of }) => msg === 'turn' && of === turn)).toMatchObject({ kind: 'press', request: press?.request });
    // Every turn has an id of its own.
    const turns = first.filter(({ msg }) => msg === 'turn');
    expect(new Set(turns.map((line) => line.turn)).size).toBe(turns.length);
    expect(storedRecords(dataDir, '%/outbox/%').map(({ value }) => (JSON.parse(value) as Line).turn)).toEqual([turn]);

    connector.refuse(receiver.conversation, null);
    const before = receiver.messages().length;
    bot = await startBot({ dataDir, environment: { LOSEN_NOW: '2026-11-26T08:00:00Z', LOSEN_METRICS_TOKEN: token } });
    await expect.poll(() => receiver.messages().length).toBeGreaterThan(before);
    await expect
      .poll(() =>
        linesOf(bot.log())
          .filter((line) => line.turn === turn)
          .map(({ msg }) => msg),
      )
      .toEqual(['a message has been delivered']);
    const ledger = storedRecords(dataDir, '%/delivery/%').map(
      ({ value }) => JSON.parse(value) as Line & { readonly state: string; readonly to: string | null },
    );
    const hers = ledger.filter(({ to }) => to === receiver.id);
    expect(hers.filter((one) => one.turn === turn)).toMatchObject([{ state: 'sent' }]);
    // Whatever else has reached her meanwhile, a reminder for one, comes from a turn of its own.
    expect(hers.every((one) => one.turn !== undefined)).toBe(true);

    expect([(await read()).status, (await read({ authorization: `Bearer ${token}x` })).status]).toEqual([401, 401]);
    const shown = () => figures({ authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.4' });
    await expect.poll(async () => (await shown())('losen_queue_messages'), { timeout: 20_000 }).toBe(0);
    expect((await shown())('losen_wakes_total{outcome="handled"}')).toBeGreaterThan(0);
    expect(bot.output()).not.toContain(token);
  });
});

describe('/metrics in Teams mode', () => {
  it('takes the token and no other; a token nobody could keep secret stops the start', async () => {
    const folder = serveFolder();
    const settings = completeSettings(folder.path);
    expect(() => readTeamsConfig({ ...settings, LOSEN_METRICS_TOKEN: 'kort' })).toThrow(/^LOSEN_METRICS_TOKEN: takes 16 to 200 letters/);
    const served = await startServe({ ...settings, LOSEN_METRICS_TOKEN: token });
    try {
      const status = async (authorization?: string) =>
        (await fetch(`${served.url}/metrics`, authorization === undefined ? {} : { headers: { authorization } })).status;
      expect([await status(), await status('Bearer feil-men-langt-nok-passord'), await status(`Bearer ${token}`)]).toEqual([401, 401, 200]);
      const strange = await fetch(`${served.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      expect(strange.status).toBe(400);
      const page = toFigures(await (await fetch(`${served.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text());
      expect(page('losen_turns_total{kind="unread",outcome="refused"}')).toBe(1);
    } finally {
      await served.stop();
      folder.remove();
    }
    expect(served.output()).not.toContain(token);
  });
});
