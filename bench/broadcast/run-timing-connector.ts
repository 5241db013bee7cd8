import { createServer } from 'node:http';

// A Bot Connector that takes everything and knows when it did: `GET /times` gives the moments of new messages.
const posted: number[] = [];

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.method === 'GET') return void response.end(JSON.stringify(posted));
    const isNew = request.method === 'POST';
    if (isNew) posted.push(performance.now());
    response.writeHead(isNew ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `posted-${posted.length}` }));
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The connector has no address');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
