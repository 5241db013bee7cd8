import restify from 'restify';
import { mayReadMetrics } from './metrics/may-read-metrics.ts';
import type { Log } from './ports/log.ts';
import type { DownloadCounter } from './local/download-counter.ts';
import type { UploadCounter } from './local/upload-counter.ts';
import type { Bot } from './teams/create-bot.ts';

/** What the HTTP server needs. */
export interface ServerOptions {
  readonly bot: Bot;
  readonly log: Log;
  /** Whether the store answers, or why not. */
  readonly probeStore: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
  /** Whether due reminders are being looked for. */
  readonly isBeating: () => boolean;
  /** What somebody should see to, and which keeps nobody from working yet. */
  readonly warnings: () => readonly string[];
  /** Answers for the upload page; null where there is none. */
  readonly uploads: UploadCounter | null;
  /** Answers for downloads; null where there are none. */
  readonly downloads: DownloadCounter | null;
  /** The page of metrics; `token` is what its reader shows, null to serve this machine alone. */
  readonly metrics: { readonly token: string | null; readonly scrape: () => Promise<{ readonly type: string; readonly text: string }> };
  readonly host: string;
  readonly port: number;
}

/** A listening server. */
export interface Server {
  readonly port: number;
  /** Takes no more requests, finishes those under way. */
  readonly close: () => Promise<void>;
}

/** An activity is a few kilobytes, but somebody who pastes a whole handbook deserves an answer too. */
const maxBodyBytes = 4 * 1024 * 1024;

/** The bot's HTTP face: activities in, health out. Rejects when the port is taken. */
export function startServer({ bot, log, probeStore, isBeating, warnings, uploads, downloads, metrics, host, port }: ServerOptions): Promise<Server> {
  const server = restify.createServer({ name: 'losen', handleUncaughtExceptions: false, ignoreTrailingSlash: true });
  const readBody = restify.plugins.bodyParser({ maxBodySize: maxBodyBytes, mapParams: false, mapFiles: false, rejectUnknown: true });
  // Nothing of an error's text goes out: a status is answer enough for a machine.
  server.on(
    'restifyError',
    (_request: unknown, _response: unknown, error: { statusCode?: number; toString: () => string; toJSON?: () => unknown }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ status }, 'a request failed', error);
      error.toString = () => '';
      error.toJSON = () => ({ status });
      done();
    },
  );
  server.post('/api/messages', readBody, async (request: restify.Request, response: restify.Response) => {
    const answer = await bot.receive(request.body, request.headers.authorization ?? '');
    if (answer.body === undefined) response.send(answer.status);
    else response.send(answer.status, answer.body);
  });
  if (uploads !== null) serveUploads(server, uploads);
  if (downloads !== null) serveDownloads(server, downloads);
  server.get('/health/live', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'live' });
  });
  server.get('/health/ready', async (_request: restify.Request, response: restify.Response) => {
    const store = await probeStore();
    const reminded = isBeating();
    const ready = store.ok && reminded;
    response.send(ready ? 200 : 503, {
      status: ready ? 'ready' : 'not ready',
      store: store.ok ? 'ok' : 'unreachable',
      ...(store.ok ? {} : { why: store.why }),
      reminders: reminded ? 'ok' : 'stopped',
      warnings: warnings(),
    });
  });
  serveMetrics(server, metrics);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.server.closeIdleConnections();
          }),
      });
    });
  });
}

/** Figures about everybody's work, without anybody in them; still nothing for passers-by. */
function serveMetrics(server: restify.Server, { token, scrape }: ServerOptions['metrics']): void {
  server.get('/metrics', async (request: restify.Request, response: restify.Response) => {
    const verdict = mayReadMetrics({ address: request.socket.remoteAddress, headers: request.headers }, token);
    if (verdict !== 'yes') {
      response.writeHead(verdict, verdict === 401 ? { 'WWW-Authenticate': 'Bearer' } : {});
      response.end();
      return;
    }
    const page = await scrape();
    response.writeHead(200, { 'Content-Type': page.type, 'Cache-Control': 'no-store' });
    response.end(page.text);
  });
}

/** The page reads its own body: a file is no activity. */
function serveUploads(server: restify.Server, uploads: UploadCounter): void {
  const answer = (posts: boolean) => async (request: restify.Request, response: restify.Response) => {
    const { headers } = request;
    const page = await uploads({
      link: String(request.params['link']),
      host: headers.host ?? '',
      acceptLanguage: headers['accept-language'] ?? '',
      posted: posts ? { contentType: headers['content-type'] ?? '', body: request } : null,
    });
    response.writeHead(page.status, page.headers);
    response.end(page.body);
  };
  server.get('/upload/:link', answer(false));
  server.post('/upload/:link', answer(true));
}

function serveDownloads(server: restify.Server, downloads: DownloadCounter): void {
  server.get('/download/:link', async (request: restify.Request, response: restify.Response) => {
    const { headers } = request;
    const answer = await downloads({
      link: String(request.params['link']),
      host: headers.host ?? '',
      acceptLanguage: headers['accept-language'] ?? '',
    });
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
}
