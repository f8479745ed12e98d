// Every page of both sites, at the widths of a small phone, a phone and a desk: nothing sticks out sideways.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, EXTREMES, pagesToRead, SAMPLE } from './support/site.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [name, site] of Object.entries({ 'sample site': SAMPLE, 'site of extremes': EXTREMES })) {
  describe(name, () => {
    let server, pages;
    before(async () => {
      const output = build(site, { baseUrl: 'https://doithoai.example/' });
      pages = pagesToRead(output);
      server = await serve(output);
    });
    after(() => server.stop());

    for (const width of [320, 360, 1280]) {
      it(`has no page that scrolls sideways at ${width} px`, async () => {
        const { context, page } = await open(browser, server.base, { viewport: { width, height: 800 } });
        for (const path of pages) {
          await page.goto(server.base + path);
          assert.deepEqual(await outside(page), [], path);
        }
        await context.close();
      });
    }
  });
}

/** What reaches beyond the window's right edge and is not inside a part that scrolls by itself. */
function outside(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width && !element.closest('.table, pre'))
      .map((element) => element.outerHTML.slice(0, 120))
      .concat(`the page is ${document.documentElement.scrollWidth} px wide`);
  });
}
