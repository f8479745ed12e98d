// The page of search: what it finds, what it loads, how fast it is, and that it is the same in every way of opening.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, HOSTILE, SAMPLE, SUB_FOLDER } from './support/site.js';

const CASES = new URL('../search/', import.meta.url);

/** The cases of a file of `tests/search`: what is typed and the answers. `\u0301` stands for what no editor shows. */
function cases(name) {
  const lines = readFileSync(new URL(name, CASES), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => line.split(' => ')).map(([typed, answer]) => [unescaped(typed), answer]);
}

const unescaped = (text) => text.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

let browser, output, server;
before(async () => {
  browser = await launch();
  output = build(SAMPLE, { baseUrl: 'https://doithoai.example/' });
  server = await serve(output);
});
after(async () => {
  await browser.close();
  await server.stop();
});

const results = (page) => page.locator('#ket_qua > li');
const status = (page) => page.locator('#tim [role=status]');

/** Asks and waits for the answer; gives the addresses of the results below `base`. */
async function ask(page, base, typed) {
  await page.evaluate((typed) => {
    const form = document.getElementById('tim');
    const told = form.querySelector('[role=status]');
    form.elements.q.value = typed;
    return new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (told.textContent === form.dataset.loading) return;
        observer.disconnect();
        done();
      });
      observer.observe(told, { childList: true });
      form.requestSubmit();
    });
  }, typed);
  const links = await page.locator('#ket_qua .result-title a').evaluateAll((all) => all.map((link) => link.href));
  return links.map((href) => href.slice(base.length).replace(/index\.html$/, ''));
}

const searchPage = (base) => new URL('tim-kiem/index.html', base).href;

describe('words', () => {
  it('are those of the program', async () => {
    const { context, page } = await open(browser, server.base);
    await page.goto(searchPage(server.base));
    await page.focus('#tu_khoa');
    await page.waitForFunction(() => window.timKiem);
    for (const [text, expected] of cases('words.txt')) {
      for (const form of ['NFC', 'NFD']) {
        const found = await page.evaluate((text) => timKiem.words(text), text.normalize(form));
        const line = found.map(({ fold, key, follows }) => `${follows ? '+' : ''}${fold}:${key}`).join(' ');
        assert.equal(line, expected, text);
      }
    }
    await context.close();
  });
});

describe('what is wanted', () => {
  for (const name of ['labelled.txt', 'untuned.txt']) {
    it(`is among the first three for 95 % of ${name}`, async (test) => {
      const { context, page, complaints } = await open(browser, server.base);
      await page.goto(searchPage(server.base));
      const all = cases(name);
      const missed = [];
      let first = 0;
      for (const [typed, wanted] of all) {
        const found = (await ask(page, server.base, typed)).slice(0, 3);
        const at = found.findIndex((address) => wanted.split(' | ').includes(address));
        if (at === 0) first++;
        if (at < 0) missed.push(`${typed}: ${found.join(' ') || '–'}`);
      }
      const share = (all.length - missed.length) / all.length;
      test.diagnostic(`${name}: ${all.length - missed.length} of ${all.length} among the first three, ${first} the first`);
      for (const miss of missed) test.diagnostic(`missed ${miss}`);
      assert.ok(all.length >= (name === 'labelled.txt' ? 60 : 30));
      assert.ok(share >= 0.95, missed.join('\n'));
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('comes first where the accents are the same', async () => {
    const { context, page } = await open(browser, server.base);
    await page.goto(searchPage(server.base));
    const marked = async (typed) => {
      await ask(page, server.base, typed);
      return results(page).first().locator('mark').first().innerText();
    };
    // Both "cầu" and "cấu" occur; so do "mơ" and "mở".
    assert.match((await marked('cầu cống')).toLowerCase(), /^cầu/);
    await context.close();
  });
});

const WAYS = {
  'served at /': async () => ({ base: server.base, stop: () => {} }),
  [`served at ${SUB_FOLDER}`]: () => serve(build(SAMPLE, { baseUrl: `https://doithoai.example${SUB_FOLDER}` }), SUB_FOLDER),
  'from disk': async () => ({ base: pathToFileURL(`${build(SAMPLE)}/`).href, stop: () => {} }),
};

for (const [way, start] of Object.entries(WAYS)) {
  describe(way, () => {
    let base, stop;
    before(async () => { ({ base, stop } = await start()); });
    after(() => stop());

    it('leads from the box in the header of a page to results, and to the page that was found', async () => {
      const { context, page, complaints } = await open(browser, base);
      await page.goto(new URL('doi-thoai/2024-05-14-ia-hru/index.html', base).href);
      await page.fill('.site-search [name=q]', 'tach thua');
      await page.press('.site-search [name=q]', 'Enter');
      await results(page).first().waitFor();
      assert.match(page.url(), /tim-kiem\/index\.html\?q=tach\+thua$/);
      assert.equal(await page.inputValue('#tu_khoa'), 'tach thua');
      assert.equal((await results(page).first().locator('mark').first().innerText()).toLowerCase(), 'tách thửa');
      assert.equal(await page.locator('#muc_luc').isVisible(), false);
      await results(page).first().locator('a').click();
      await page.waitForURL('**/2026-12-10-chu-puh/index.html');
      await page.goBack();
      await results(page).first().waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    });

    it('keeps the query and the filters in the address, and goes back', async () => {
      const { context, page, complaints } = await open(browser, base);
      await page.goto(`${searchPage(base)}?q=duong&loai=nhiem-vu&chuyen-de=giao-thong-nong-thon&nam=2023`);
      await results(page).first().waitFor();
      const tasks = await page.locator('#ket_qua .result-title a').evaluateAll((all) => all.map((link) => link.href));
      assert.ok(tasks.length > 2);
      for (const href of tasks) assert.match(href, /ket-luan\/2023-/);
      await page.selectOption('[name=loai]', 'doi-thoai');
      await page.waitForFunction(() => !/nhiem-vu/.test(location.search));
      await page.locator('#ket_qua a[href*="doi-thoai/2023-"]').first().waitFor();
      await page.selectOption('[name=xa]', { label: 'Xã Ia Phang' });
      await page.locator('#tim [role=status]', { hasText: /^2 kết quả/ }).waitFor();
      await page.goBack();
      await page.goBack();
      await page.locator('#ket_qua a[href*="ket-luan/2023-"]').first().waitFor();
      assert.equal(await page.inputValue('[name=loai]'), 'nhiem-vu');
      assert.deepEqual(complaints, []);
      await context.close();
    });

    it('offers the indexes where no script runs', async () => {
      const { context, page } = await open(browser, base, { javaScriptEnabled: false });
      await page.goto(new URL('index.html', base).href);
      await page.fill('.site-search [name=q]', 'tách thửa');
      await page.press('.site-search [name=q]', 'Enter');
      await page.waitForURL('**/tim-kiem/index.html?**');
      assert.equal(await page.locator('#tim').isVisible(), false);
      for (const index of ['chuyen-de', 'xa-phuong', 'luu-tru', 'ket-luan']) {
        assert.ok(await page.locator(`#muc_luc a[href="../${index}/index.html"]`).isVisible(), index);
      }
      await context.close();
    });
  });
}

describe('the page of search', () => {
  it('can be used by keyboard and says what it found', async () => {
    const { context, page } = await open(browser, server.base);
    await page.goto(searchPage(server.base));
    await page.focus('#tu_khoa');
    await page.keyboard.type('nuoc');
    await page.keyboard.press('Enter');
    await page.locator('#tim [role=status]', { hasText: 'kết quả' }).waitFor();
    const before = await results(page).count();
    assert.equal(before, 10);
    await page.locator('#them_ket_qua button').focus();
    await page.keyboard.press('Enter');
    await results(page).nth(10).waitFor();
    assert.ok(await results(page).nth(10).locator('a').evaluate((link) => link === document.activeElement));
    await context.close();
  });

  it('says that nothing was found, and offers the indexes again', async () => {
    const { context, page } = await open(browser, server.base);
    await page.goto(searchPage(server.base));
    for (const typed of ['zzzzqqqq', '日本', '???', 'constructor', '__proto__', 'constructor __proto__']) {
      assert.deepEqual(await ask(page, server.base, typed), [], typed);
      assert.match(await status(page).innerText(), /Không tìm thấy/);
      assert.ok(await page.locator('#muc_luc').isVisible());
    }
    await context.close();
  });

  it('loads little, and answers a two-word query quickly on a slow phone', async (test) => {
    const { context, page } = await open(browser, server.base);
    let raw = 0, packed = 0, files = 0;
    page.on('response', async (response) => {
      if (!response.url().includes('/tim-kiem/')) return;
      const body = await response.body();
      raw += body.length;
      packed += gzipSync(body).length;
      files++;
    });
    const session = await context.newCDPSession(page);
    await page.goto(searchPage(server.base));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await ask(page, server.base, 'giao thông');
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.waitForTimeout(200);
    test.diagnostic(`${files} files, ${raw} bytes, ${packed} compressed`);
    assert.ok(packed < 80_000);
    await context.close();
  });
});

describe('hostile texts', () => {
  it('are shown as they are', async () => {
    const folder = build(HOSTILE);
    const hostile = await serve(folder);
    const { context, page, complaints } = await open(browser, hostile.base);
    await page.goto(searchPage(hostile.base));
    for (const typed of ['script', 'alert', 'img', 'onerror', 'cmd', 'doi thoai', '<b>', '"><script>']) {
      await ask(page, hostile.base, typed);
      assert.equal(await page.locator('#ket_qua script, #ket_qua img, #ket_qua b, #ket_qua [onerror]').count(), 0, typed);
    }
    assert.deepEqual(complaints, []);
    await context.close();
    await hostile.stop();
  });
});
