import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { localTenants, localUserIds } from '../../src/local/local-people.ts';

/** What a button of a card sends. */
export interface Button {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A Teams client that presses buttons and keeps its connections open. */
export interface Presser {
  /** Presses a button of a message; resolves with the card it is answered with. Throws when it is answered with anything else. */
  readonly press: (message: string, button: Button) => Promise<unknown>;
  readonly close: () => void;
}

/** Who presses, and where she talks with the bot. */
export interface PressingPerson {
  readonly id: string;
  readonly conversation: string;
}

const localManager: PressingPerson = { id: localUserIds.manager, conversation: 'chat-manager' };

/** A presser for the bot at `url`, as the local manager unless somebody else is named. */
export function createPresser({
  url,
  serviceUrl,
  connections,
  person = localManager,
}: {
  readonly url: string;
  readonly serviceUrl: string;
  readonly connections: number;
  readonly person?: PressingPerson;
}): Presser {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const address = new URL('/api/messages', url);
  return {
    press: async (message, { verb, data }) => {
      const { status, text } = await post(agent, address, JSON.stringify(toActivity(serviceUrl, person, message, { verb, data })));
      const answer = status === 200 ? (JSON.parse(text) as { readonly type?: unknown; readonly value?: unknown }) : {};
      if (answer.type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`${verb} was answered with ${status} ${text.slice(0, 300)}`);
      return answer.value;
    },
    close: () => agent.destroy(),
  };
}

function toActivity(serviceUrl: string, person: PressingPerson, replyToId: string, { verb, data }: Button): object {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    locale: 'nb-NO',
    from: { id: `29:${person.id}`, name: 'manager', aadObjectId: person.id },
    recipient: { id: '28:losen', name: 'Losen' },
    conversation: { id: person.conversation, tenantId: localTenants.asker, conversationType: 'personal' },
    channelData: { tenant: { id: localTenants.asker } },
    replyToId,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}

function post(agent: Agent, address: URL, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
