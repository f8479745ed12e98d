// Pictures of every kind of page at two widths, light and dark, into artifacts/, for looking at.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPictures, launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, EXTREMES, PAGE_TYPES, pagesToRead, SAMPLE } from './support/site.js';

const BASE = { baseUrl: 'https://doithoai.example/' };
const WIDTHS = [360, 1280];
const artifacts = new URL('artifacts/', import.meta.url).pathname;

const only = process.argv[2];
mkdirSync(artifacts, { recursive: true });
const browser = await launch();
await picture(build(SAMPLE, BASE), Object.entries(PAGE_TYPES), '');
const extremes = build(EXTREMES, BASE);
await picture(extremes, pagesToRead(extremes).map((path) => [path.replace(/\/?index\.html$/, '').replaceAll('/', '-') || 'home', path]), 'extremes-');
await browser.close();

async function picture(output, pages, prefix) {
  const { base, stop } = await serve(output);
  for (const width of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      const viewport = { width, height: width < 600 ? 780 : 900 };
      const { context, page } = await open(browser, base, { viewport, colorScheme });
      for (const [name, path] of pages.filter(([name]) => !only || `${prefix}${name}`.match(only))) {
        if (name === 'redirect') continue; // It leaves at once.
        await page.goto(new URL(path, base).href);
        await brokenPictures(page);
        await page.screenshot({ path: join(artifacts, `${prefix}${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await context.close();
    }
  }
  await stop();
}
