// The gallery in the browser: pictures large without leaving the page, by keyboard, and without a script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, htmlFiles, SAMPLE } from './support/site.js';

let browser;
let output;
let server;
let path;
before(async () => {
  browser = await launch();
  output = build(SAMPLE);
  server = await serve(output);
  const pictures = (path) => readFileSync(join(output, path), 'utf8').split('class="gallery"')[1]?.match(/<figure>/g)?.length;
  path = htmlFiles(output).find((path) => pictures(path) >= 2);
  assert.ok(path, 'the sample has no gallery of two pictures');
});
after(async () => {
  await browser.close();
  await server.stop();
});

const state = (page) => page.evaluate(() => ({
  open: document.querySelector('.viewer').open,
  shown: document.querySelector('.viewer img').src,
  loaded: document.querySelector('.viewer img').naturalWidth > 0,
  place: document.querySelector('.viewer [role=status]').textContent,
  links: [...document.querySelectorAll('.gallery a')].map((link) => link.href),
}));

/** Waits until the viewer is closed and the focus is on the link `href`: the browser tells of the close a moment later. */
const isClosedAt = (page, href) => page.waitForFunction(
  (href) => !document.querySelector('.viewer').open && document.activeElement.href === href, href,
);

describe('a gallery', () => {
  const at = { 'served': () => server.base, 'from disk': () => pathToFileURL(`${output}/`).href };
  for (const [way, base] of Object.entries(at)) {
    it(`shows its pictures large, one after another, by keyboard alone (${way})`, async () => {
      const { context, page, complaints } = await open(browser, base());
      await page.goto(new URL(path, base()).href);
      await page.locator('.gallery a').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('.viewer img').naturalWidth > 0);
      const { links, ...first } = await state(page);
      assert.deepEqual(first, { open: true, shown: links[0], loaded: true, place: `Ảnh 1/${links.length}` });
      await page.keyboard.press('ArrowLeft');
      assert.equal((await state(page)).shown, links[0], 'nothing stands before the first');
      await page.keyboard.press('ArrowRight');
      assert.equal((await state(page)).shown, links[1]);
      await page.keyboard.press('End');
      assert.equal((await state(page)).shown, links.at(-1));
      await page.keyboard.press('ArrowRight');
      assert.equal((await state(page)).shown, links.at(-1), 'nothing stands after the last');
      await page.keyboard.press('Escape');
      await isClosedAt(page, links.at(-1));
      assert.equal(page.url(), new URL(path, base()).href);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('closes by its button, and names its buttons and itself', async () => {
    const { context, page } = await open(browser, server.base, { viewport: { width: 360, height: 640 } });
    await page.goto(new URL(path, server.base).href);
    await page.locator('.gallery a').first().click();
    const viewer = page.getByRole('dialog', { name: 'Xem ảnh cỡ lớn' });
    await viewer.getByRole('button', { name: 'Ảnh sau' }).click();
    assert.match((await state(page)).place, /^Ảnh 2\//);
    const scrolls = await viewer.evaluate((viewer) => viewer.scrollWidth > viewer.clientWidth || viewer.scrollHeight > viewer.clientHeight);
    assert.equal(scrolls, false, 'the picture and its buttons fit a small phone');
    await viewer.getByRole('button', { name: 'Đóng' }).click();
    assert.equal(await viewer.count(), 0);
    await context.close();
  });

  it('leads to the files of its pictures where no script runs', async () => {
    const { context, page } = await open(browser, server.base, { javaScriptEnabled: false });
    await page.goto(new URL(path, server.base).href);
    const href = await page.locator('.gallery a').first().getAttribute('href');
    await page.locator('.gallery a').first().click();
    assert.equal(page.url(), new URL(href, new URL(path, server.base)).href);
    await context.close();
  });
});

it('pages without a gallery do not load its script', () => {
  for (const path of htmlFiles(output)) {
    const html = readFileSync(join(output, path), 'utf8');
    assert.equal(/giao-dien\/gallery-/.test(html), html.includes('class="gallery"'), path);
  }
});
