import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isPortFree } from '../../src/local/is-port-free.ts';
import { localPeopleFile, localTenants, localUserIds } from '../../src/local/local-people.ts';
import { readPeople } from '../../src/local/read-people.ts';
import { type Clients, type ClientsOptions, startClients } from '../../src/local/start-clients.ts';

/** First of seven free ports; anew for each test. */
let firstPort = 56_200;
beforeEach(async () => {
  do firstPort += 7;
  while (!(await Promise.all([0, 1, 2, 3, 4, 5, 6].map((offset) => isPortFree(firstPort + offset)))).every(Boolean));
});

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

const activitySchema = z.looseObject({
  type: z.string(),
  serviceUrl: z.string(),
  text: z.string().optional(),
  from: z.looseObject({ id: z.string(), aadObjectId: z.string().optional() }),
  recipient: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string(), tenantId: z.string().optional(), conversationType: z.string().optional() }),
});
type Activity = z.infer<typeof activitySchema>;

/** A bot that only listens; answers where it is and what it has heard. */
async function listenAsBot() {
  const heard: Activity[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      // The client also asks, without a body, whether the bot is there.
      if (request.method === 'POST' && body !== '') heard.push(activitySchema.parse(JSON.parse(body)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  cleanUp.push(() => server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}/api/messages` };
}

function optionsFor(change: Partial<ClientsOptions>): ClientsOptions & { readonly printed: readonly string[] } {
  const people = readPeople(localPeopleFile);
  if (!people.ok) throw new Error(people.refusal);
  const dataDir = mkdtempSync(join(tmpdir(), 'losen-clients-'));
  cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const printed: string[] = [];
  return {
    parts: ['manager'],
    tenant: localTenants.asker,
    people: people.value,
    bot: { id: '28:losen', name: 'Losen' },
    botUrl: 'http://127.0.0.1:9/api/messages',
    firstPort,
    dataDir,
    print: (line) => printed.push(line),
    printed,
    ...change,
  };
}

async function start(options: ClientsOptions): Promise<Clients> {
  const result = await startClients(options);
  if (!result.ok) throw new Error(result.refusal);
  cleanUp.push(result.value.stop);
  return result.value;
}

/** Ids of the processes whose command line names the port and the client. */
function clientProcesses(port: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const line = readText(`/proc/${pid}/cmdline`).split('\0');
      return line.some((part) => part.endsWith('m365agentsplayground/cli.js')) && line.includes(String(port));
    })
    .map(Number);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Whether anybody is left in the process group, zombies aside. */
function isGroupAlive(group: number): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      const stat = readText(`/proc/${pid}/stat`);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[2] === String(group) && fields[0] !== 'Z';
    });
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => settle(true))
      .once('error', () => settle(false))
      .once('timeout', () => settle(false));
  });
}

describe('the local Teams clients', { timeout: 120_000 }, () => {
  it('let a person speak to the bot as herself, and leave nothing behind when stopped', async () => {
    const bot = await listenAsBot();
    const options = optionsFor({ parts: ['hr', 'manager'], botUrl: bot.url });
    const clients = await start(options);
    expect(clients.addresses).toEqual([
      { part: 'hr', name: 'Eirik Lunde', url: `http://127.0.0.1:${firstPort + 1}` },
      { part: 'manager', name: 'Silje Hovland', url: `http://127.0.0.1:${firstPort}` },
    ]);
    expect(options.printed).toEqual([
      `Teams client of Eirik Lunde, HR: http://127.0.0.1:${firstPort + 1}`,
      `Teams client of Silje Hovland, manager: http://127.0.0.1:${firstPort}`,
    ]);

    for (const { url } of clients.addresses) {
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<div id="root">');
    }
    const manager = `http://127.0.0.1:${firstPort}`;
    const conversation = `a:${localTenants.asker}:${localUserIds.manager}`;
    // What the page posts when a person has written a message and pressed Enter.
    const sent = await fetch(`${manager}/_conversation/v1/conversations/${conversation}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'text', text: 'hei', textFormat: 'plain', from: { id: `29:${localUserIds.manager}` } }),
    });
    expect(sent.status, await sent.text()).toBeLessThan(300);
    await expect
      .poll(() => bot.heard.find((activity) => activity.text === 'hei'))
      .toMatchObject({
        serviceUrl: `${manager}/_connector`,
        from: { aadObjectId: localUserIds.manager },
        recipient: { id: '28:losen' },
        conversation: { id: conversation, tenantId: localTenants.asker, conversationType: 'personal' },
      });

    const groups = [firstPort, firstPort + 1].flatMap(clientProcesses);
    expect(groups).toHaveLength(2);
    expect(groups.every(isGroupAlive)).toBe(true);
    await clients.stop();
    expect(groups.some(isGroupAlive)).toBe(false);
    expect(options.printed).toHaveLength(2);
  });

  it('listen on the loopback interface only, open no browser, and tell when one ends by itself', async () => {
    const options = optionsFor({});
    await start(options);
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    for (const address of outside) expect(await connects(address?.address ?? '', firstPort)).toBe(false);
    expect(await connects('127.0.0.1', firstPort)).toBe(true);

    const [client] = clientProcesses(firstPort);
    expect(readText(`/proc/${client}/environ`).split('\0')).toContain('TEAMSAPPTESTER_BROWSER=none');
    process.kill(client ?? 0, 'SIGKILL');
    await expect.poll(() => options.printed.at(-1)).toMatch(/^The Teams client of Silje Hovland, manager, at .* has ended; its log is .*\.log\.$/);
  });

  it('end when the bot is killed outright', async () => {
    const port = firstPort;
    const script = fileURLToPath(new URL('hold-client.ts', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'losen-clients-'));
    const bot: ChildProcess = spawn(process.execPath, [script, String(port), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanUp.push(
      () => rmSync(folder, { recursive: true, force: true }),
      () => bot.kill('SIGKILL'),
    );
    await new Promise((resolve) => bot.stdout?.once('data', resolve));
    const clients = clientProcesses(port);
    expect(clients).toHaveLength(1);
    bot.kill('SIGKILL');
    await expect.poll(() => clients.some(isGroupAlive), { timeout: 10_000 }).toBe(false);
  });

  it('refuse a taken port by number and name the variable, and then none of them runs', async () => {
    const port = firstPort + 1;
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    cleanUp.push(() => new Promise((resolve) => squatter.close(resolve)));
    const options = optionsFor({ parts: ['manager', 'hr'] });
    expect(await startClients(options)).toEqual({
      ok: false,
      refusal: `Port ${port} is taken; set LOSEN_CLIENT_PORT to the first of seven free ports for the Teams clients.`,
    });
    expect(clientProcesses(firstPort)).toEqual([]);
    expect(options.printed).toEqual([]);
  });

  it('refuse to start when they cannot, and name the log', async () => {
    // Four others instead of five: the client reads the file, complains and never listens.
    const people = optionsFor({}).people.filter((person) => person.id !== localUserIds.employee && person.id !== localUserIds.hr2);
    const result = await startClients(optionsFor({ people }));
    expect(result).toEqual({ ok: false, refusal: expect.stringMatching(/^The local Teams client .*; its log is .*\.log\.$/) });
    expect(clientProcesses(firstPort)).toEqual([]);
  });
});
