import { Agent, request } from 'node:http';
import { z } from 'zod';
import { localTenants, localUserIds, type LocalPart } from '../../src/local/local-people.ts';
import type { CardJson } from '../../test/conversation/fake-connector.ts';

/** One press as Teams delivers it; the same press may come again, with the same activity id or another. */
export interface Delivery {
  readonly activityId: string;
  readonly part: LocalPart;
  readonly conversation: string;
  /** The message whose card was pressed. */
  readonly message: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where presses go, and over which connections. */
export interface Line {
  readonly url: string;
  readonly serviceUrl: string;
  readonly agent: Agent;
}

const cardAnswer = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.record(z.string(), z.unknown()) });

/** Delivers a press; resolves with the card it is answered with, null when no card came. Rejects when the connection breaks. */
export async function deliver(line: Line, delivery: Delivery): Promise<CardJson | null> {
  const { status, text } = await post(line, JSON.stringify(toActivity(line.serviceUrl, delivery)));
  if (status !== 200) return null;
  const answer = cardAnswer.safeParse(JSON.parse(text));
  return answer.success ? answer.data.value : null;
}

function toActivity(serviceUrl: string, { activityId, part, conversation, message, verb, data }: Delivery): object {
  const tenant = localTenants.asker;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: activityId,
    channelId: 'msteams',
    serviceUrl,
    locale: 'nb-NO',
    from: { id: `29:${part}`, name: part, aadObjectId: localUserIds[part] },
    recipient: { id: '28:losen', name: 'Losen' },
    conversation: { id: conversation, tenantId: tenant, conversationType: 'personal' },
    channelData: { tenant: { id: tenant } },
    replyToId: message,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}

function post({ url, agent }: Line, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(new URL('/api/messages', url), { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('The answer broke off')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
