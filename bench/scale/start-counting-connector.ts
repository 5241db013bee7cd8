import { once } from 'node:events';
import { createServer } from 'node:http';

/** A connector that takes everything, and remembers when. */
export interface CountingConnector {
  readonly serviceUrl: string;
  /** When each message was posted since the count began, milliseconds since 1970; without changes of messages. */
  readonly posts: () => readonly number[];
  readonly beginCount: () => void;
  readonly close: () => void;
}

/** Starts a connector on loopback, in this process: what it costs is not the program's. */
export async function startCountingConnector(): Promise<CountingConnector> {
  let posts: number[] = [];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const isPost = request.method === 'POST';
      if (isPost) posts.push(Date.now());
      response.writeHead(isPost ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `m${posts.length}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The connector has no address');
  return {
    serviceUrl: `http://127.0.0.1:${address.port}`,
    posts: () => posts,
    beginCount: () => {
      posts = [];
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
