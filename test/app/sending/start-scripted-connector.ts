import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a call is answered: a status with headers and a code, a reset connection, or never. */
export type Scripted = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly code?: string } | 'reset' | 'hang';

/** A connector on loopback that answers as it is told and remembers every call. */
export interface ScriptedConnector {
  readonly serviceUrl: string;
  /** Every call, taken or not, in order. */
  readonly calls: readonly { readonly method: string; readonly conversation: string; readonly text: string; readonly at: number }[];
  /** The next calls to a conversation are answered so, one after the other; then with 201. */
  readonly script: (conversation: string, ...answers: readonly Scripted[]) => void;
  readonly close: () => Promise<void>;
}

/** Starts one. */
export async function startScriptedConnector(): Promise<ScriptedConnector> {
  const calls: { method: string; conversation: string; text: string; at: number }[] = [];
  const scripts = new Map<string, Scripted[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const conversation = decodeURIComponent(/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '');
      const { text } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly text: string };
      calls.push({ method: request.method ?? '', conversation, text, at: performance.now() });
      reply(response, scripts.get(conversation)?.shift() ?? { status: 201 }, `m${calls.length}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    calls,
    script: (conversation, ...answers) => void scripts.set(conversation, [...answers]),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function reply(response: ServerResponse, answer: Scripted, id: string): void {
  if (answer === 'hang') return;
  if (answer === 'reset') return void response.socket?.resetAndDestroy();
  const { status, headers = {}, code } = answer;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(status < 300 ? { id } : code === undefined ? {} : { error: { code } }));
}
