import { fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';

// The witness: one line for each POST, on the disk before it is answered. It is never killed.
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('The oracle needs a file to write into');
const file = openSync(path, 'a');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    writeSync(file, `${JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')))}\n`);
    fsyncSync(file);
    response.writeHead(204).end();
  });
});

// A witness that hangs up on a quiet line could be missed just when something is told.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The oracle has no address');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
