import { destination, pino, type DestinationStream, type Logger } from 'pino';
import type { Log } from './ports/log.ts';

/** What must never be logged, wherever a careless caller puts it. */
const redacted = [
  'authorization',
  'token',
  'password',
  'MicrosoftAppPassword',
  'name',
  'text',
  'title',
  'unit',
  'inputs',
  'card',
  'summary',
  'reason',
  'DATABASE_URL',
];

/** Structured log lines on standard error, so that a command's own output stays clean; each names the turn it belongs to, if any. */
export function createLog(
  level: string,
  stream: DestinationStream = destination({ dest: 2, sync: true }),
  turn: () => string | null = () => null,
): Log & { readonly flush: () => void } {
  const logger: Logger = pino(
    {
      level,
      base: null,
      mixin: () => {
        const id = turn();
        return id === null ? {} : { turn: id };
      },
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      redact: { paths: redacted.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
      // A message of an error may quote what somebody wrote; its name and our own stack lines say where to look.
      serializers: { err: (error: unknown) => toLoggedError(error) },
    },
    stream,
  );
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message, error) => logger.error({ ...fields, ...(error === undefined ? {} : { err: error }) }, message),
    flush: () => logger.flush(),
  };
}

function toLoggedError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const first = error.message.split('\n')[0] ?? '';
  return {
    kind: error.name,
    message: first.replaceAll(/«[^»]*»|"[^"]*"|'[^']*'/g, '…').slice(0, 200),
    frames: frames.slice(0, 6).map((line) => line.trim()),
  };
}
