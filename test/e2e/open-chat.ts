import { expect } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { fillInput } from './fill-input.ts';

/** Answers by label: an ISO date for a date, the words of a choice, text or a number for the rest. */
export type Answers = Readonly<Record<string, string>>;

/** A person in front of her Teams client. */
export interface Chat {
  readonly page: Page;
  /** The newest card of the conversation. */
  readonly card: () => Locator;
  /** Waits until some words can be read on the newest card; fails with what stands there instead. */
  readonly shows: (words: string) => Promise<void>;
  /** Types a message, sends it and waits for the card it is answered with. */
  readonly say: (text: string) => Promise<void>;
  /** Clicks a button of the newest card – the one that follows `row`, where several are called the same – and waits for the card it is answered with. */
  readonly press: (button: string, row?: string) => Promise<void>;
  /** Clicks something that only folds or unfolds, or that the client itself refuses. */
  readonly click: (button: string) => Promise<void>;
  readonly fillIn: (answers: Answers) => Promise<void>;
  /** Ticks every box of the newest card. */
  readonly tickAll: () => Promise<void>;
  /** What stands in an input of the newest card. */
  readonly valueOf: (label: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Milliseconds a card may take to be answered. */
const patience = 15_000;

/** Milliseconds without a change after which a card stays as it is. */
const quiet = 150;

/** On a machine without Teams' typeface the client would mix two others. */
const typeface = '"Segoe UI", "Liberation Sans", Arial, sans-serif';

/** Opens a Teams client in the browser as somebody in Norway at a given time; nothing outside the machine is asked for. */
export async function openChat(browser: Browser, { url, now }: { readonly url: string; readonly now: string }): Promise<Chat> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 2200 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    deviceScaleFactor: 2,
  });
  context.setDefaultTimeout(patience);
  await context.route(
    (address) => address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await page.clock.setSystemTime(new Date(now));
  await page.goto(url);
  await page.getByTitle('Hide log panel').click();
  await page.addStyleTag({ content: `* { font-family: ${typeface} !important }` });

  const cards = page.locator('.ac-adaptiveCard');
  const card = () => cards.last();
  // The client puts an answer into the old card's place, but gives everything in it a new id.
  const identity = () => card().locator('[id^="__ac-"]').first().getAttribute('id');
  // The answer to a press comes twice, as the answer itself and as a change of the message; a person sees one of it.
  const settle = async () => {
    for (let last = null, now = await identity(); now !== last; now = await identity()) {
      last = now;
      await page.waitForTimeout(quiet);
    }
  };
  const button = (name: string, row?: string) =>
    row === undefined
      ? card().getByRole('button', { name, exact: true }).first()
      : card().locator(`xpath=.//*[normalize-space(text())="${row}"]/following::button[@aria-label="${name}"][1]`);
  const input = async (label: string) => {
    const words = label.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    const id = await card()
      .locator('label')
      .filter({ hasText: new RegExp(`^${words}( \\*)?$`, 'u') })
      .first()
      .getAttribute('for');
    return card().locator(`[id="${id}"]`);
  };
  await card().waitFor();
  return {
    page,
    card,
    shows: (words) => expect.poll(() => card().innerText(), { timeout: patience }).toContain(words),
    say: async (text) => {
      const before = await cards.count();
      const box = page.locator('[contenteditable=true]');
      await box.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect.poll(() => cards.count(), { timeout: patience, message: `an answer to «${text}»` }).toBeGreaterThan(before);
    },
    press: async (name, row) => {
      const before = await identity();
      await button(name, row).click();
      await expect.poll(identity, { timeout: patience, message: `an answer to the button «${name}»` }).not.toBe(before);
      await settle();
    },
    click: (name) => button(name).click(),
    fillIn: async (answers) => {
      for (const [label, answer] of Object.entries(answers)) await fillInput(page, await input(label), answer);
    },
    tickAll: async () => {
      for (const box of await card().getByRole('checkbox').all()) await box.check();
    },
    valueOf: async (label) => (await input(label)).inputValue(),
    close: () => context.close(),
  };
}
