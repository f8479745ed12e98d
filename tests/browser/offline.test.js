// The worker: what a reader has without a network, what a new build brings, and how it is switched off.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, SAMPLE, SUB_FOLDER } from './support/site.js';

const SESSION = 'doi-thoai/2021-01-07-ia-le/index.html';
const OTHER = 'doi-thoai/2026-06-18-ia-le/index.html';
const INDEXES = [
  'index.html', 'doi-thoai/index.html', 'ket-luan/index.html', 'tin-tuc/index.html', 'chuyen-de/index.html',
  'xa-phuong/index.html', 'co-quan/index.html', 'chuoi/index.html', 'lich/index.html', 'luu-tru/index.html',
];
const LEAD = 'Trang đã có bản mới hôm nay.';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// Each build leaves a folder to delete at the end.
process.setMaxListeners(40);

/** A site that builds at once: one session with a photo, one without, and a task. */
const SITE = mkdtempSync(join(tmpdir(), 'doithoai-offline-'));
process.on('exit', () => rmSync(SITE, { recursive: true, force: true }));
const sessions = join(SITE, 'content/sessions');
mkdirSync(sessions, { recursive: true });
cpSync(join(SAMPLE, 'content/sessions/2021-01-07-ia-le/3.jpg'), join(sessions, '2021-01-07-ia-le/3.jpg'));
writeFileSync(join(SITE, 'content/site.yaml'), 'title: Đối thoại với Nhân dân\ndescription: Trang thử.\ncards: none\nchecks: {missing-summary: off}\n');
writeFileSync(join(sessions, '2021-01-07-ia-le/index.md'), `---
title: Đối thoại về đất đai tại xã Ia Le
date: 2021-01-07
topic: Đất đai
communes: [Ia Le]
cover: {src: 3.jpg, alt: Hội trường trong buổi đối thoại}
resolutions:
  - {id: nv-01, text: Rà soát hồ sơ, agency: Phòng Tài nguyên, due: 2021-03-31}
---
Người dân hỏi, chính quyền trả lời.
`);
writeFileSync(join(sessions, '2026-06-18-ia-le.md'), `---
title: Đối thoại về nước sạch tại xã Ia Le
date: 2026-06-18
topic: Nước sạch
communes: [Ia Le]
---
Người dân hỏi về công trình nước.
`);

/** The site with another description, so that every page is another one. */
const newer = (copy) => {
  const file = join(copy, 'content/site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^description: .*$/m, `description: ${LEAD}`));
};
const withoutWorker = (copy) => appendFileSync(join(copy, 'content/site.yaml'), '\noffline: false\n');

/** Waits until something holds within the page, which may take it time to find out. */
async function until(page, holds, argument) {
  for (const from = Date.now(); !(await page.evaluate(holds, argument));) {
    assert.ok(Date.now() - from < 20_000, `${holds} ${argument}`);
    await page.waitForTimeout(50);
  }
}

/** Waits until the worker answers for the page and has kept an address. */
async function settled(page, address) {
  await until(page, () => Boolean(navigator.serviceWorker.controller));
  await until(page, async (wanted) => Boolean(await caches.match(wanted)), address);
}

const banner = (page) => page.locator('.saved').textContent({ timeout: 5000 });
const cacheNames = (page) => page.evaluate(() => caches.keys());
const workerCount = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

for (const prefix of ['/', SUB_FOLDER]) {
  describe(`served at ${prefix}`, () => {
    const [first, second, off] = [undefined, newer, withoutWorker]
      .map((change) => build(SITE, { baseUrl: `https://doithoai.example${prefix}`, change }));
    let server, tab, page, port;
    const at = (path) => server.base + path;
    const online = async (folder) => {
      server = await serve(folder, prefix, port);
      port = Number(new URL(server.base).port);
    };
    before(async () => {
      await online(first);
      tab = await open(browser, server.base);
      page = tab.page;
    });
    after(async () => {
      await tab.context.close();
      await server.stop();
    });

    it('keeps home, indexes and the session of a first visit', async () => {
      await page.goto(at(SESSION));
      assert.equal(await page.locator('.saved').count(), 0);
      await settled(page, at(SESSION));
      await settled(page, await page.locator('.cover img').evaluate((picture) => picture.currentSrc));
      await page.goto(at(SESSION));
      assert.equal(await page.locator('.saved').count(), 0, 'no banner while the network answers');
      assert.deepEqual(tab.complaints, []);
      await server.stop();
      for (const path of [SESSION, ...INDEXES]) {
        await page.goto(at(path));
        assert.match(await banner(page), /^Bản lưu ngày \d\d\/\d\d\/\d{4}, \d\d:\d\d\. /, path);
        assert.ok(await page.locator('h1').first().isVisible(), path);
        const styled = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'));
        assert.equal(styled, '#12395b', path);
      }
      await page.goto(at(SESSION));
      const cover = page.locator('.cover img');
      assert.ok(await cover.evaluate(async (picture) => { await picture.decode(); return picture.naturalWidth > 0; }));
      assert.equal(await page.goto(at('')).then(() => page.locator('h1').first().isVisible()), true, 'the folder itself');
    });

    it('says so in place of a page that was not kept, and leads back to it', async () => {
      await page.goto(at(OTHER));
      assert.equal(await page.locator('h1').last().textContent(), 'Không có mạng');
      assert.equal(await page.locator('#thu_lai a').evaluate((link) => link.href), at(OTHER));
      await page.goto(`${at('ngoai-tuyen/index.html')}?trang=${encodeURIComponent('https://elsewhere.example/')}`);
      assert.ok((await page.locator('#thu_lai a').evaluate((link) => link.href)).startsWith(server.base));
      await page.goto(`${at('ngoai-tuyen/index.html')}?trang=javascript:alert(1)`);
      assert.ok((await page.locator('#thu_lai a').evaluate((link) => link.href)).startsWith(server.base));
    });

    it('has the pages of a new build after one visit online', async () => {
      await online(second);
      await page.goto(at(SESSION));
      assert.equal(await page.locator('.saved').count(), 0);
      await until(page, async ([home, words]) => {
        const copy = await caches.match(home);
        return (await copy.text()).includes(words);
      }, [at('index.html'), LEAD]);
      await server.stop();
      for (const path of INDEXES) {
        await page.goto(at(path));
        await banner(page);
        const description = await page.locator('meta[name=description]').getAttribute('content');
        if (path === 'index.html') assert.equal(description, LEAD);
        const stylesheets = await page.evaluate(() => document.styleSheets.length);
        assert.equal(stylesheets, 1, path);
      }
    });

    it('forgets a page that is gone', async () => {
      await online(second);
      await page.goto(at(OTHER));
      await settled(page, at(OTHER));
      await server.stop();
      await online(build(SITE, {
        change: (copy) => rmSync(join(copy, 'content/sessions/2026-06-18-ia-le.md')),
      }));
      await page.goto(at(OTHER));
      await until(page, async (wanted) => !(await caches.match(wanted)), at(OTHER));
      await server.stop();
    });

    it('ends for good where the site keeps nothing', async () => {
      await online(off);
      await page.goto(at('index.html'));
      await until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
      await until(page, async () => (await caches.keys()).length === 0);
      await page.goto(at(SESSION));
      await page.waitForLoadState('load');
      assert.deepEqual([await workerCount(page), await cacheNames(page)], [0, []]);
      await server.stop();
      await assert.rejects(page.goto(at(SESSION)), /ERR_CONNECTION_REFUSED/);
      await online(off);
    });
  });
}

it('shows the copy where the network is slow, and renews it for the next visit', async () => {
  const folder = build(SITE, { baseUrl: 'https://doithoai.example/' });
  const inner = await serve(folder);
  let wait = 0;
  // A server that takes its time for pages.
  const slow = createServer(async (request, response) => {
    if (request.url.endsWith('.html') && wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
    if (response.destroyed) return;
    const answer = await fetch(new URL(request.url, inner.base));
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((listening) => { slow.listen(0, '127.0.0.1', listening); });
  const base = `http://127.0.0.1:${slow.address().port}/`;
  const { context, page } = await open(browser, base);
  await page.goto(base + SESSION);
  await settled(page, base + SESSION);
  wait = 60_000;
  const from = Date.now();
  await page.goto(base + SESSION);
  const took = Date.now() - from;
  assert.ok(took >= 2900 && took < 9000, `${took} ms`);
  assert.match(await banner(page), /mạng chậm/);
  await context.close();
  slow.close();
  slow.closeAllConnections();
  await inner.stop();
});

it('writes the same worker for the same site and another for another', () => {
  const worker = (change) => readFileSync(join(build(SITE, { change }), 'sw.js'), 'utf8');
  assert.equal(worker(), worker());
  assert.notEqual(worker(), worker(newer));
  assert.match(worker(withoutWorker), /unregister/);
});

it('registers nothing from disk and nothing for who saves data', async () => {
  const folder = build(SITE);
  const disk = await open(browser, 'file://');
  await disk.page.goto(`file://${folder}/index.html`);
  await disk.page.waitForLoadState('load');
  assert.equal(await disk.page.locator('link[rel=manifest]').count(), 0);
  assert.deepEqual(disk.complaints, []);
  await disk.context.close();
  const server = await serve(folder);
  const { context, page } = await open(browser, server.base);
  await page.addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { value: true }));
  await page.goto(server.base);
  await page.waitForLoadState('load');
  assert.equal(await workerCount(page), 0);
  await context.close();
  await server.stop();
});

it('publishes a manifest that the browser takes', async () => {
  const server = await serve(build(SITE));
  const { context, page } = await open(browser, server.base);
  await page.goto(server.base);
  const client = await context.newCDPSession(page);
  const { url, errors, data } = await client.send('Page.getAppManifest');
  assert.equal(url, `${server.base}manifest.json`);
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).name, 'Đối thoại với Nhân dân');
  await context.close();
  await server.stop();
});
