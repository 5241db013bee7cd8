import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below this Linux hands out no ports of its own accord. */
const ports = { first: 20_000, count: 12_000 };

/**
 * A free port that stays free while the program is dead: one the system gives to no outgoing connection.
 * A port it has picked itself may be taken between a kill and the restart, by the very client that waits for it.
 */
export async function findSteadyPort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = ports.first + Math.floor(Math.random() * ports.count);
    const server = createServer();
    server.listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
  throw new Error('No port was free');
}
