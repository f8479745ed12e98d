// The sample site opened in three ways (at a domain root, in a sub-folder, from disk), with scripts on and off.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brokenPictures, launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, PAGE_TYPES, SAMPLE, SUB_FOLDER } from './support/site.js';

let browser;
const running = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser.close();
  await Promise.all(running.map((server) => server.stop()));
});

const WAYS = {
  'served at /': () => served('/'),
  [`served at ${SUB_FOLDER}`]: () => served(SUB_FOLDER),
  'from disk': () => pathToFileURL(`${build(SAMPLE)}/`).href,
};

async function served(prefix) {
  const server = await serve(build(SAMPLE, { baseUrl: `https://doithoai.example${prefix}` }), prefix);
  running.push(server);
  return server.base;
}

for (const [way, start] of Object.entries(WAYS)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`${way}, scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      let base;
      before(async () => { base = await start(); });

      it('opens every kind of page with its styles and pictures', async () => {
        const { context, page, complaints } = await open(browser, base, { javaScriptEnabled });
        for (const [name, path] of Object.entries(PAGE_TYPES)) {
          // Tests of their own follow: the not-found page starts its links at the root, the redirect page leaves at once.
          if (name === 'not-found' || name === 'redirect') continue;
          await page.goto(new URL(path, base).href);
          await page.locator('h1').first().waitFor();
          assert.equal(await brandColour(page), '#12395b', `${path}: the stylesheet is missing`);
          assert.deepEqual(await brokenPictures(page), [], path);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });

      it('leads from the home page to a session, its topic, its commune and back', async () => {
        const { context, page, complaints } = await open(browser, base, { javaScriptEnabled });
        const at = () => page.url().slice(base.length).replace(/index\.html$/, '');
        await page.goto(base.startsWith('file:') ? `${base}index.html` : base);
        await page.locator('.lead-story h2 a').click();
        assert.match(at(), /^doi-thoai\/[^/]+\/$/);
        const session = at();
        await page.locator('.facts a[href*="chuyen-de/"]').first().click();
        assert.match(at(), /^chuyen-de\/[^/]+\/$/);
        await page.goBack();
        await page.locator('.facts a[href*="xa-phuong/"]').first().click();
        assert.match(at(), /^xa-phuong\/[^/]+\/$/);
        await page.locator('.card-title a').first().click();
        assert.equal(at(), session);
        await page.locator('.brand a').click();
        assert.equal(at(), '');
        await page.goBack();
        assert.equal(at(), session);
        assert.deepEqual(complaints, []);
        await context.close();
      });

      it('sends a former address on to the page', async () => {
        const { context, page, complaints } = await open(browser, base, { javaScriptEnabled });
        await page.goto(new URL(PAGE_TYPES.redirect, base).href);
        await page.waitForURL('**/doi-thoai/2025-05-22-nhon-hoa/index.html');
        assert.match(await page.locator('h1').first().textContent(), /Nhơn Hòa/);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    });
  }
}

for (const prefix of ['/', SUB_FOLDER]) {
  it(`answers a wrong address deep under ${prefix} with a styled page that leads home`, async () => {
    const base = await served(prefix);
    const { context, page, complaints } = await open(browser, base);
    const response = await page.goto(`${base}doi-thoai/khong/co/trang/nay/`);
    assert.equal(response.status(), 404);
    assert.equal(await page.locator('h1').textContent(), 'Không tìm thấy trang');
    assert.equal(await brandColour(page), '#12395b');
    await page.locator('.brand a').click();
    assert.equal(page.url(), `${base}index.html`);
    // The browser itself reports the status of the page that was asked for; nothing else may be wrong.
    assert.deepEqual(complaints.filter((complaint) => !complaint.includes('status of 404')), []);
    assert.equal(complaints.length, 1);
    await context.close();
  });
}

/** A colour that only the stylesheet gives: that of the brand. */
function brandColour(page) {
  return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'));
}
