import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a place of the file server answers: bytes, or whatever the test wants to do. */
export type Serving = Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);

/** A file store on loopback. */
export interface FileServer {
  readonly url: (path: string) => string;
  readonly port: number;
  /** The requests that have come in, oldest first. */
  readonly requests: () => readonly { readonly path: string; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
}

/** Serves files by their path; everything else is not found. */
export async function serveFiles(files: Readonly<Record<string, Serving>>): Promise<FileServer> {
  const requests: { path: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, authorization: request.headers.authorization });
    const serving = files[path];
    if (serving === undefined) response.writeHead(404).end('not here');
    else if (typeof serving === 'function') serving(request, response);
    else response.writeHead(200, { 'content-length': serving.length }).end(serving);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
