// axe on every kind of page and on the site of extremes, light and dark, on a phone and on a desk; and the focus that is seen.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, dressed, EXTREMES, LOOKS, PAGE_TYPES, pagesToRead, SAMPLE } from './support/site.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// The redirect page leaves at once; html.test.js looks at it.
const sample = Object.values(PAGE_TYPES).filter((path) => path !== PAGE_TYPES.redirect);

/** The kinds of page on which every look is seen: what stands on the ground of the head, links, titles, marks, buttons. */
const DRESSED = ['home', 'session-full', 'ledger', 'task', 'topic', 'search', 'calendar'];

for (const [name, site, choose] of [
  ['sample site', SAMPLE, () => sample],
  ['site of extremes', EXTREMES, pagesToRead],
]) {
  describe(name, () => {
    let server, pages;
    before(async () => {
      const output = build(site, { baseUrl: 'https://doithoai.example/' });
      pages = choose(output);
      server = await serve(output);
    });
    after(() => server.stop());

    for (const colorScheme of ['light', 'dark']) {
      for (const width of [360, 1280]) {
        it(`has no violation, ${colorScheme}, ${width} px`, async () => {
          const { context, page } = await open(browser, server.base, { colorScheme, viewport: { width, height: 800 } });
          for (const path of pages) {
            await page.goto(server.base + path);
            await openEverything(page);
            assert.deepEqual(await violations(page), [], path);
          }
          await context.close();
        });
      }
    }
  });
}

for (const [name, look] of Object.entries(LOOKS)) {
  describe(name, () => {
    let server;
    before(async () => { server = await serve(build(SAMPLE, { baseUrl: 'https://doithoai.example/', change: dressed(look) })); });
    after(() => server.stop());

    for (const [colorScheme, width] of [['light', 1280], ['dark', 360]]) {
      it(`has no violation, ${colorScheme}, ${width} px`, async () => {
        const { context, page, complaints } = await open(browser, server.base, { colorScheme, viewport: { width, height: 800 } });
        for (const type of DRESSED) {
          await page.goto(server.base + PAGE_TYPES[type]);
          await openEverything(page);
          assert.deepEqual(await violations(page), [], type);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${type} is ${overflow} px wider than the window`);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });
}

it('shows where the focus is, on everything that the keyboard reaches', async () => {
  const server = await serve(build(SAMPLE, { baseUrl: 'https://doithoai.example/' }));
  for (const colorScheme of ['light', 'dark']) {
    const { context, page } = await open(browser, server.base, { colorScheme });
    for (const name of ['home', 'session-full', 'ledger']) {
      await page.goto(server.base + PAGE_TYPES[name]);
      const found = await rings(page);
      assert.ok(found.length > 20, `${name}: the keyboard reaches ${found.length} places`);
      for (const { place, ...ring } of found) assert.deepEqual(ring, { style: 'solid', width: '3px', isSeen: true }, `${name}: ${place}`);
    }
    await context.close();
  }
  await server.stop();
});

/** The ring around each thing that Tab comes to, from the first to the last, a hundred at most. */
async function rings(page) {
  const found = [];
  for (let step = 0; step < 100; step += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const { width, height } = focused.getBoundingClientRect();
      return { place: focused.outerHTML.slice(0, 120), style: outlineStyle, width: outlineWidth, isSeen: width > 1 && height > 1 };
    });
    if (!ring) break;
    found.push(ring);
  }
  return found;
}

/** Unfolds what is folded, so that axe sees it. */
function openEverything(page) {
  return page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
}

async function violations(page) {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    // WCAG 2.2, 2.5.8; axe has it switched off.
    rules: { 'target-size': { enabled: true } },
  }));
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}
