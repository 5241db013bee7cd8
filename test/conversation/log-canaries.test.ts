import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../bench/process/find-free-port.ts';
import { localUserIds } from '../../src/local/local-people.ts';
import { makeDocx } from '../documents/make-docx.ts';
import { actionOf, actionsOf, cardOf, createPerson, hasAction, inputsOf } from './person.ts';
import { createRobot, nurse, openCase } from './robot.ts';
import { setStage } from './set-stage.ts';

const peopleFile = fileURLToPath(new URL('rights-people.yaml', import.meta.url));
const stage = setStage({ LOSEN_DIRECTORY: peopleFile, LOSEN_LOG_LEVEL: 'trace' });
const folder = mkdtempSync(join(tmpdir(), 'losen-canary-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Words that stand for what must never be logged; each occurs in what the test sends and nowhere else. */
const canaries = {
  sender: 'Kanarisender',
  candidate: 'Kanarifjell',
  number: '01019010046',
  health: 'kanaridiabetes',
  title: 'Kanarikokk',
  unit: 'Kanaributikken',
  advert: 'kanarikantine',
  file: 'kanarifil',
  token: 'eyJhbGciOiJub25lIn0.eyJrYW5hcmkiOiJmdWdsIn0.kanarisignatur',
  chat: 'kanarisnakk',
} as const;

const someone = (user: string) => createPerson({ url: stage.bot.url, connector: stage.connector, user });
const link = (card: object) => /"url":"([^"]+\/(?:upload|download)\/([\w-]+))"/.exec(JSON.stringify(card));

describe('whatever is said in a conversation', () => {
  const secrets: string[] = Object.values(canaries);

  it('passes through the program', async () => {
    const manager = someone(localUserIds.manager);
    const from = { id: '29:x', name: canaries.sender, aadObjectId: localUserIds.manager };
    const loud = (text: string) => manager.say(text, { from });
    await loud(`hei, jeg heter ${canaries.sender}`);
    await loud(`${canaries.chat} ${canaries.candidate} ${canaries.number}`);
    const robot = await openCase(manager, { ...nurse, title: canaries.title, unit: canaries.unit });

    // Each form on the way is first sent with something in it that must not be there.
    const remark = `Kari ${canaries.candidate} har ${canaries.health}, født ${canaries.number}`;
    const steps = new Set<string>();
    for (let count = 0; count < 8; count += 1) {
      const open = actionsOf(robot.card()).find(({ verb }) => verb === 'step.open');
      if (open === undefined) break;
      steps.add(String(open.data['step']));
      const form = await robot.press(open);
      const submit = actionsOf(form).find(({ verb }) => ['step.do', 'step.ask', 'list.save'].includes(verb));
      if (submit !== undefined) {
        const texts = inputsOf(form).filter(({ type }) => type === 'Input.Text');
        const refused = await manager.press(robot.message(), submit, Object.fromEntries(texts.map(({ id }) => [id, remark])));
        expect(refused.status).toBe(200);
      }
      const back = createRobot(manager, robot.message(), robot.card(), '2026-06-01');
      await back.press({ verb: 'case.show', title: '', data: { ...open.data, nonce: `back-${count}` } });
      await back.doNext({ outcome: `Hun har ${canaries.health}`, date: '2026-11-20' });
      await robot.press({ verb: 'case.show', title: '', data: { ...open.data, nonce: `again-${count}` } });
    }
    expect(steps.size).toBeGreaterThan(4);

    const hold = await robot.press(actionOf(robot.card(), 'case.hold-form'));
    const held = await robot.press(actionOf(hold, 'case.hold'), { reason: `Venter på Kari ${canaries.candidate}`, until: '' });
    expect(hasAction(held, 'case.resume')).toBe(true);

    const [advert] = await loud('sjekk annonse');
    const upload = link(cardOf(advert));
    await loud(`Vi søker en ung kokk til ${canaries.advert}. `.repeat(10));
    const form = new FormData();
    form.append(
      'file',
      new File([makeDocx([`Kokk til ${canaries.advert}`, 'Vi søker en ung og sprek kokk.']) as Uint8Array<ArrayBuffer>], `${canaries.file}.docx`),
    );
    form.append('for-case', 'none');
    expect((await fetch(upload?.[1] ?? '', { method: 'POST', body: form })).status).toBe(200);
    const broken = new FormData();
    broken.append('file', new File([`${canaries.advert} no document`], `${canaries.file}.pdf`));
    await fetch(link(cardOf((await loud('sjekk annonse'))[0]))?.[1] ?? '', { method: 'POST', body: broken });

    const [mine] = await loud('hva vet du om meg');
    const download = link(cardOf(mine));
    expect((await fetch(download?.[1] ?? '')).status).toBe(200);
    secrets.push(...[upload?.[2], download?.[2]].filter((secret) => secret !== undefined));
    // Links that have been used are worth nothing; one that has not is a key.
    secrets.push(...[link(cardOf((await loud('hva vet du om meg'))[0]))?.[2]].filter((secret) => secret !== undefined));
    expect(secrets.length).toBe(Object.keys(canaries).length + 3);
  });

  it('goes wrong in every way', async () => {
    const manager = someone(localUserIds.manager);
    const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${stage.bot.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    await post(`{"type":"message","text":"${canaries.chat}`, { authorization: `Bearer ${canaries.token}` });
    await post(JSON.stringify({ type: 'message', text: canaries.chat, from: { name: canaries.sender } }), {
      authorization: `Bearer ${canaries.token}`,
    });
    await post(JSON.stringify({ type: canaries.chat, text: canaries.chat, serviceUrl: `http://${canaries.chat}.example/` }));
    await manager.press(null, { verb: `case.${canaries.chat}`, title: '', data: { nonce: 'n', reason: canaries.candidate } });
    await manager.press(null, { verb: 'case.show', title: '', data: { nonce: canaries.token, case: canaries.chat } });
    await manager.press(null, {
      verb: 'step.do',
      title: '',
      data: { nonce: 'n', case: '2026-1', step: 'need.analysis', 'field-competence': { deep: canaries.candidate } },
    });
    for (const status of [500, 429, 403]) {
      stage.connector.failNext(status, 1);
      await manager.send({ type: 'message', text: `sak ${canaries.title}` });
    }
    await fetch(`${stage.bot.url}/upload/${canaries.chat}?name=${canaries.candidate}`, { headers: { cookie: canaries.token } });
    await fetch(`${stage.bot.url}/${canaries.candidate}`);
    await someone(localUserIds.employee).say(`hvem er ${canaries.candidate}?`);
    await someone('00000000-0000-4000-8000-00000000dead').say(canaries.chat);
  });

  it('leaves nothing of it in the output, and yet the output tells of it', async () => {
    await expect.poll(() => stage.bot.output()).toContain('"intent":"my-data"');
    const output = stage.bot.output();
    for (const secret of secrets) expect([secret, output.toLowerCase().includes(secret.toLowerCase())]).toEqual([secret, false]);
    // Nor the names of those whom the directory knows.
    for (const name of ['Silje', 'Hovland', 'Solbakken']) expect([name, output.includes(name)]).toEqual([name, false]);
    expect(output).not.toContain('a turn failed');
    for (const line of output.split('\n').filter((one) => one.startsWith('{'))) expect(() => void JSON.parse(line)).not.toThrow();
    expect(output.split('\n').length).toBeGreaterThan(40);
  });
});

describe('in Teams mode', () => {
  it('neither the bot’s secret nor a bearer token is written anywhere, whatever is wrong with them', async () => {
    const port = await findFreePort();
    const mapping = join(folder, 'mapping.yaml');
    const group = (number: number) => `{ group: 00000000-0000-4000-b000-00000000000${number} }`;
    writeFileSync(mapping, `managers: [${group(1)}]\nhr: [${group(2)}]\n`);
    const tenant = '11111111-1111-4111-8111-111111111111';
    const secret = 'kanarihemmelighet~Q8';
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'serve'],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          PORT: String(port),
          LOSEN_DATA_DIR: folder,
          LOSEN_LOG_LEVEL: 'trace',
          MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppTenantId: tenant,
          MicrosoftAppPassword: secret,
          LOSEN_TENANTS: `${tenant}=asker`,
          LOSEN_DIRECTORY_GRAPH: mapping,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const exited = once(child, 'exit');
    try {
      await expect
        .poll(
          () =>
            fetch(`http://127.0.0.1:${port}/health/live`).then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 20_000 },
        )
        .toBe(200);
      const activity = { type: 'message', text: canaries.chat, serviceUrl: 'https://smba.trafficmanager.net/emea/', channelId: 'msteams' };
      const from = { id: '29:x', aadObjectId: tenant, name: canaries.sender };
      const body = JSON.stringify({ ...activity, from, conversation: { id: 'c', tenantId: tenant }, recipient: { id: '28:y' } });
      for (const bearer of [canaries.token, 'kanariord', '', `${canaries.token}.${canaries.token}`]) {
        const headers = { 'content-type': 'application/json', ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }) };
        const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers, body });
        // Without a network the keys to judge a token by cannot be fetched; turned away it is in any case.
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(await response.text()).not.toMatch(/kanari|\bat \/|node_modules/);
      }
    } finally {
      child.kill('SIGTERM');
      await exited;
    }
    expect(output).toContain('listening');
    expect(output).toMatch(/turned an activity away|failed outside its turn/);
    for (const canary of [secret, ...Object.values(canaries), 'kanariord']) expect([canary, output.includes(canary)]).toEqual([canary, false]);
  });
});
