import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Line } from '../deliver.ts';
import { tenant, toConversation } from './plan-messages.ts';

const atOnce = 8;

/** Tells the program that people have installed the bot, as Teams does. Throws when it answers anything but 200. */
export async function reinstall(line: Line, people: readonly string[]): Promise<void> {
  const waiting = [...people];
  const worker = async () => {
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      const status = await post(line, JSON.stringify(toActivity(line.serviceUrl, person)));
      if (status !== 200) throw new Error(`The program answered ${status} to an installation`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function toActivity(serviceUrl: string, person: string): object {
  return {
    type: 'installationUpdate',
    action: 'add',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: person, aadObjectId: person },
    recipient: { id: '28:losen', name: 'Losen' },
    conversation: { id: toConversation(person), tenantId: tenant, conversationType: 'personal' },
    channelData: { tenant: { id: tenant } },
  };
}

function post({ url, agent }: Line, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(new URL('/api/messages', url), { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
