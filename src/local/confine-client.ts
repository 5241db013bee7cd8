// Loaded into the local client's process before the client itself. Left alone, the client listens on every network
// interface, where anybody near could speak to the bot as anybody, and it outlives a bot that is killed outright.
import { Server } from 'node:net';

const { listen } = Server.prototype;

/** Listens on the loopback interface where the client names no other. */
function listenLocally(this: Server, port: unknown, ...rest: readonly unknown[]): Server {
  const host = typeof rest[0] === 'string' ? [] : ['127.0.0.1'];
  const args = typeof port === 'number' ? [port, ...host, ...rest] : [port, ...rest];
  return Reflect.apply(listen, this, args);
}

Object.defineProperty(Server.prototype, 'listen', { value: listenLocally, writable: true, configurable: true });

// The other end of this pipe is the bot's process, and closes however that ends.
process.stdin
  .once('end', () => process.exit(0))
  .once('error', () => process.exit(0))
  .resume();
