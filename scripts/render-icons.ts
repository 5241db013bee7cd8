// Draws the app's icons from their SVG files; run it after changing one, and keep the PNG beside the SVG.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { appIcons } from './app-icons.ts';

const browser = await chromium.launch({
  executablePath: process.env['LOSEN_CHROMIUM'] ?? '',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const { name, size } of appIcons) {
    const svg = readFileSync(new URL(`../manifest/icons/${name}.svg`, import.meta.url), 'utf8');
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    writeFileSync(new URL(`../manifest/${name}.png`, import.meta.url), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
