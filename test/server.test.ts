import { expect, it } from 'vitest';
import { startServer } from '../src/server.ts';
import type { Bot } from '../src/teams/create-bot.ts';

const bot: Bot = { process: async () => ({ status: 200, body: null }), idle: async () => {} } as unknown as Bot;

it.each([
  [true, true, 200, { status: 'ready', store: 'ok', reminders: 'ok' }],
  [true, false, 503, { status: 'not ready', store: 'ok', reminders: 'stopped' }],
  [false, true, 503, { status: 'not ready', store: 'unreachable', why: 'disk I/O error', reminders: 'ok' }],
])('with the store answering (%s) and reminders looked for (%s), readiness answers with what is wrong', async (stored, beating, status, said) => {
  const server = await startServer({
    bot,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    probeStore: async () => (stored ? { ok: true } : { ok: false, why: 'disk I/O error' }),
    isBeating: () => beating,
    warnings: () => ['one thing'],
    uploads: null,
    downloads: null,
    metrics: { token: null, scrape: async () => ({ type: 'text/plain', text: '' }) },
    host: '127.0.0.1',
    port: 0,
  });
  const answer = await fetch(`http://127.0.0.1:${server.port}/health/ready`);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ ...said, warnings: ['one thing'] });
  await server.close();
});
