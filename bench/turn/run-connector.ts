import { createServer } from 'node:http';

// A Bot Connector that takes everything: messages get a number, changes keep theirs.
let posted = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const activity: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const isMessage = typeof activity === 'object' && activity !== null && 'type' in activity && activity.type === 'message';
    const [, changed] = /\/activities\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (changed === undefined) posted += 1;
    response.writeHead(isMessage ? (changed === undefined ? 201 : 200) : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: changed ?? `posted-${posted}` }));
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The connector has no address');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
