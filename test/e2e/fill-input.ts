import type { Locator, Page } from 'playwright-core';

/** Fills in one input of a card as a person does: opens the calendar or the list, or clicks and types. */
export async function fillInput(page: Page, input: Locator, answer: string): Promise<void> {
  const [type, role, popup] = await Promise.all(['type', 'role', 'aria-haspopup'].map((name) => input.getAttribute(name)));
  if (type === 'checkbox') return answer === 'true' ? input.check() : input.uncheck();
  if (role === 'combobox') return popup === 'dialog' ? pickDate(page, input, answer) : pickChoice(page, input, answer);
  await input.click();
  await page.keyboard.press('ControlOrMeta+A');
  await (answer === '' ? page.keyboard.press('Delete') : page.keyboard.type(answer));
  // A number is taken over when the field is left.
  await page.keyboard.press('Tab');
}

async function pickChoice(page: Page, input: Locator, words: string): Promise<void> {
  await input.click();
  await page.getByRole('option', { name: words, exact: true }).click();
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Leafs through the client's calendar, which speaks English whatever the browser does. */
async function pickDate(page: Page, input: Locator, day: string): Promise<void> {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  await input.click();
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const wanted = year * 12 + month - 1;
  for (;;) {
    const label = (await calendar.getByRole('grid').getAttribute('aria-label')) ?? '';
    const [name = '', shownYear = ''] = label.split(/[ ,]+/u);
    const away = wanted - (Number(shownYear) * 12 + months.indexOf(name));
    if (away === 0) break;
    await calendar.getByRole('button', { name: away < 0 ? /^Previous month/u : /^Next month/u }).click();
    await calendar.locator(`[role=grid]:not([aria-label="${label}"])`).waitFor();
  }
  await calendar.getByRole('button', { name: `${date}, ${months[month - 1]}, ${year}`, exact: true }).click();
  await calendar.waitFor({ state: 'hidden' });
}
