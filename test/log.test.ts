import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

it('lets no canary through: names, texts, tokens, and what an error quotes', () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const canary = 'KANARI';
  for (const field of [
    'authorization',
    'token',
    'password',
    'name',
    'text',
    'title',
    'unit',
    'inputs',
    'card',
    'summary',
    'reason',
    'DATABASE_URL',
  ]) {
    log.info({ [field]: canary }, 'a line');
    log.warn({ nested: { [field]: canary } } as never, 'a line');
  }
  log.error({ request: 'r1' }, 'a turn failed', new Error(`Cannot read «${canary}» and "${canary}"`));
  expect(lines.length).toBe(25);
  expect(lines.join('')).not.toContain(canary);
  expect(lines.join('')).toContain('a turn failed');
  expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ request: 'r1', err: { kind: 'Error' } });
});
