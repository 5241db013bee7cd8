import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Chat } from './open-chat.ts';

/** Takes pictures of a chat under a name. */
export interface Camera {
  /** The newest card. */
  readonly card: (chat: Chat, name: string) => Promise<void>;
  /** A page of ours beside the chat. */
  readonly page: (page: Page, name: string) => Promise<void>;
  /** What is on the screen, when something went wrong; says where the picture is. */
  readonly failure: (chat: Chat) => Promise<void>;
}

/** Pictures go to a folder of their own, and into the repository only with `LOSEN_SCREENSHOTS=docs`. */
export function createCamera(): Camera {
  const temporary = mkdtempSync(join(tmpdir(), 'losen-pictures-'));
  const folder = process.env['LOSEN_SCREENSHOTS'] === 'docs' ? fileURLToPath(new URL('../../docs/screenshots', import.meta.url)) : temporary;
  mkdirSync(folder, { recursive: true });
  let failures = 0;
  return {
    card: async (chat, name) => {
      // The pointer rests beside the card and nothing has the focus, so that no button looks pressed.
      await chat.page.mouse.move(0, 0);
      await chat.page.evaluate('document.activeElement?.blur()');
      await chat.card().scrollIntoViewIfNeeded();
      const box = await chat.card().boundingBox();
      if (box === null) throw new Error(`Nothing to take the picture ${name} of`);
      // Without the hairline the client draws around a card.
      const clip = { x: Math.ceil(box.x) + 1, y: Math.ceil(box.y) + 1, width: Math.floor(box.width) - 2, height: Math.floor(box.height) - 2 };
      await chat.page.screenshot({ path: join(folder, `${name}.png`), clip, animations: 'disabled' });
    },
    page: async (page, name) => {
      await page.setViewportSize({ width: 720, height: 640 });
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
    },
    failure: async ({ page }) => {
      failures += 1;
      const path = join(temporary, `failure-${failures}.png`);
      await page.screenshot({ path });
      process.stderr.write(`What the browser showed: ${path}\n`);
    },
  };
}
