import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as the connector holds it: the latest version, and how often it was written. */
export interface HeldMessage {
  readonly id: string;
  readonly conversation: string;
  activity: ConnectorActivity;
  /** What it has said, from the first version to the one that stands. */
  readonly said: ConnectorActivity[];
  writes: number;
}

/** What a bot posts, as far as tests look at it. */
export interface ConnectorActivity {
  readonly summary?: string;
  readonly attachments?: readonly { readonly content: CardJson }[];
}

/** An Adaptive Card as JSON. */
export interface CardJson {
  readonly [key: string]: unknown;
}

/** A Bot Connector on loopback: keeps what it is sent, in order. */
export interface FakeConnector {
  readonly serviceUrl: string;
  readonly messages: (conversation: string) => readonly HeldMessage[];
  /** The next calls are answered with this status instead of being taken. */
  readonly failNext: (status: number, times: number) => void;
  /** Every post to a conversation is answered so, until null. */
  readonly refuse: (conversation: string, answer: { readonly status: number; readonly code: string } | null) => void;
  readonly close: () => Promise<void>;
}

/** Starts a connector that answers as Microsoft's does. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const held: HeldMessage[] = [];
  let failures: number[] = [];
  const refused = new Map<string, { readonly status: number; readonly code: string }>();
  let count = 0;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const failure = failures.shift();
      const match = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url ?? '');
      const reply = (status: number, json: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(json));
      };
      if (failure !== undefined) return reply(failure, { error: { code: 'Failed' } });
      if (match === null) return reply(404, { error: { code: 'NotFound' } });
      const conversation = decodeURIComponent(match[1] ?? '');
      const refusal = refused.get(conversation);
      if (refusal !== undefined) return reply(refusal.status, { error: { code: refusal.code } });
      const activity = JSON.parse(body) as ConnectorActivity;
      if (request.method === 'POST') {
        count += 1;
        const message: HeldMessage = { id: `m${count}`, conversation, activity, said: [activity], writes: 1 };
        held.push(message);
        return reply(201, { id: message.id });
      }
      const known = held.find(({ id }) => id === decodeURIComponent(match[2] ?? ''));
      if (known === undefined) return reply(404, { error: { code: 'ActivityNotFound' } });
      known.activity = activity;
      known.said.push(activity);
      known.writes += 1;
      return reply(200, { id: known.id });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    messages: (conversation) => held.filter((message) => message.conversation === conversation),
    failNext: (status, times) => {
      failures = Array.from({ length: times }, () => status);
    },
    refuse: (conversation, answer) => void (answer === null ? refused.delete(conversation) : refused.set(conversation, answer)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
