import { Agent, createServer, request as call, type ServerResponse } from 'node:http';
import { connectorPlanSchema, type Call, type Change } from './connector-plan.ts';
import { createDecider } from './decide-call.ts';

// A Bot Connector that follows a plan. Every call is on the oracle's disk before anything is answered.
const [oracle = '', given = ''] = process.argv.slice(2);
const plan = connectorPlanSchema.parse(JSON.parse(given));
const decide = createDecider(plan);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
let posted = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [, conversation = '', changed = ''] = (/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? '') ?? []).map(
      decodeURIComponent,
    );
    const { summary: mark, attachments } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Activity;
    const at = Date.now();
    if (request.method !== 'POST')
      return record({ conversation, changed, at, says: textsOf(attachments).join('\n') }, () => answer(response, { status: 200, id: changed }));
    const decided: Call = { conversation, mark, at, ...decide(conversation, mark, at) };
    record(decided, () => setTimeout(() => respond(request.socket.destroyed ? null : response, decided), plan.latencyMs));
  });
});

interface Activity {
  readonly summary: string;
  readonly attachments?: unknown;
}

/** The texts of a card, in the order in which they stand. */
function textsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === 'text' && typeof value === 'string' ? [value] : textsOf(value)));
}

function respond(response: ServerResponse | null, { answer: how, code, retryAfterMs }: Call): void {
  if (response === null || how === 'hang') return;
  if (how === 'reset') return void response.socket?.resetAndDestroy();
  posted += 1;
  answer(response, { status: how, id: `posted-${posted}`, code, retryAfterMs });
}

interface Answer {
  readonly status: number;
  readonly id: string;
  readonly code?: string | null;
  readonly retryAfterMs?: number | null;
}

function answer(response: ServerResponse, { status, id, code = null, retryAfterMs = null }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfterMs === null ? {} : { 'retry-after': String(retryAfterMs / 1_000) }),
  });
  response.end(JSON.stringify(status < 300 ? { id } : code === null ? {} : { error: { code } }));
}

/** The oracle answers when it has the line on disk. Without it there is no evidence, so nothing goes on. */
function record(one: Call | Change, done: () => void): void {
  const body = JSON.stringify(one);
  const sent = call(oracle, { method: 'POST', agent, headers: { 'content-length': Buffer.byteLength(body) } }, (response) => {
    response.resume();
    response.on('end', done);
  });
  sent.on('error', (error) => {
    throw error;
  });
  sent.end(body);
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The connector has no address');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
