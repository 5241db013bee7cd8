import { createServer } from 'node:http';

/** What a sender has done when it is asked to. */
export interface Measurement {
  readonly messages: number;
  readonly seconds: number;
}

/** Makes this process one that sends for so many milliseconds whenever it is asked to (`GET /?ms=…`) and tells how much that was. */
export function serveMeasurement(measure: (ms: number) => Promise<Measurement>): void {
  const server = createServer((request, response) => {
    const ms = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('ms'));
    measure(ms).then(
      (measured) => response.end(JSON.stringify(measured)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The sender has no address');
    process.stdout.write(`http://127.0.0.1:${address.port}\n`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

/** Repeats a call with so many under way at once, for so many milliseconds. */
export async function repeat(
  call: (number: number) => Promise<void>,
  { atOnce, ms }: { readonly atOnce: number; readonly ms: number },
): Promise<Measurement> {
  const began = performance.now();
  let messages = 0;
  const worker = async () => {
    while (performance.now() - began < ms) await call((messages += 1));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { messages, seconds: (performance.now() - began) / 1_000 };
}
