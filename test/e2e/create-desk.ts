import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createCamera, type Camera } from './create-camera.ts';
import { openChat, type Chat } from './open-chat.ts';
import type { LocalPart } from '../../src/local/local-people.ts';
import { startLosen, type RunningLosen } from './start-losen.ts';

/** Where the manager of a test file sits down, and what takes pictures there. */
export interface Desk {
  /** Starts Losen at a moment, with what was kept from the sittings before, and opens the manager's client. */
  readonly sitDown: (now: string) => Promise<Chat>;
  /** Opens the client of somebody else at the same Losen; once the manager sits. */
  readonly join: (part: LocalPart) => Promise<Chat>;
  readonly picture: Camera;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Sets up a desk for the tests of one file; after each test its Losen is stopped, and nothing of it may be left. */
export function createDesk(people: readonly LocalPart[] = ['manager', 'hr'], policy?: string): Desk {
  const dataDir = mkdtempSync(join(tmpdir(), 'losen-e2e-'));
  const picture = createCamera();
  let browser: Browser | null = null;
  let losen: RunningLosen | null = null;
  let chats: readonly Chat[] = [];
  let clock = '';

  beforeAll(async () => {
    // The launcher names the Chromium it found, and starts no test without one.
    browser = await chromium.launch({ executablePath: process.env['LOSEN_CHROMIUM'] ?? 'chromium', args: flags });
  });
  afterEach(async ({ task }) => {
    const [leaving, stopping] = [chats, losen];
    [chats, losen] = [[], null];
    for (const chat of leaving) {
      if (task.result?.state === 'fail') await picture.failure(chat);
      await chat.close();
    }
    expect(await (stopping?.stop() ?? []), 'ports still listened on').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = async (part: LocalPart) => {
    if (browser === null || losen === null) throw new Error('Losen has not started');
    const chat = await openChat(browser, { url: losen.client(part), now: clock });
    chats = [...chats, chat];
    return chat;
  };
  const sitDown = async (now: string) => {
    clock = now;
    losen = await startLosen({ people, dataDir, now, ...(policy === undefined ? {} : { policy }) });
    return open('manager');
  };
  return { sitDown, join: open, picture };
}
