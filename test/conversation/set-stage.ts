import { afterAll, beforeAll } from 'vitest';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import { startBot, type RunningBot } from './start-bot.ts';

/** The program and the connector it talks to, for the tests of one file; there once the tests run. */
export interface Stage {
  readonly bot: RunningBot;
  readonly connector: FakeConnector;
}

/** Starts both before a file's tests, on Sunday 22 November 2026, and takes everything away after them. */
export function setStage(environment: Readonly<Record<string, string>> = {}): Stage {
  let connector: FakeConnector | undefined;
  let bot: RunningBot | undefined;
  const there = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('The stage is set only while tests run');
    return part;
  };
  beforeAll(async () => {
    connector = await startFakeConnector();
    bot = await startBot({ environment: { LOSEN_NOW: '2026-11-22T10:00:00Z', ...environment } });
  });
  afterAll(async () => {
    await bot?.stop();
    await connector?.close();
    bot?.removeData();
  });
  return {
    get bot() {
      return there(bot);
    },
    get connector() {
      return there(connector);
    },
  };
}
