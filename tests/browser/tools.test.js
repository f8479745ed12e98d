// What a reader may want besides reading: larger letters, passing an article on, hearing it, other languages.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build } from './support/site.js';

const ARTICLE = 'doi-thoai/2026-06-18-ia-le/index.html';
const TASK = 'ket-luan/2026-06-18-ia-le/nv-01/index.html';
const ADDRESS = 'https://doithoai.example/doi-thoai/2026-06-18-ia-le/';

const SITE = mkdtempSync(join(tmpdir(), 'doithoai-tools-'));
process.on('exit', () => rmSync(SITE, { recursive: true, force: true }));
mkdirSync(join(SITE, 'content/sessions'), { recursive: true });
writeFileSync(join(SITE, 'content/site.yaml'), 'title: Trang thử\ncards: none\nchecks: {heading-one: off}\n');
writeFileSync(join(SITE, 'content/sessions/2026-06-18-ia-le.md'), `---
title: Đối thoại về nước sạch tại xã Ia Le
date: 2026-06-18
topic: Nước sạch
communes: [Ia Le]
resolutions: [{id: nv-01, text: Sửa đường ống, agency: Phòng Kinh tế, due: 2026-12-31}]
summary: Người dân hỏi về công trình nước.
summaries: {jra: "[JRA]", bdq: "[BDQ]"}
---
Câu thứ nhất. Câu thứ hai?

## Ý kiến

- Mục một
- Mục hai
`);

let browser, server;
const output = build(SITE, { baseUrl: 'https://doithoai.example/' });
before(async () => {
  browser = await launch();
  server = await serve(output);
});
after(async () => {
  await browser.close();
  await server.stop();
});

const tool = (page, name) => page.locator(`[data-tool=${name}]`);
const sizeOf = (page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

/** Gives a browser a voice that says nothing but remembers what it was to say. */
const withVoice = (voices) => `
  window.spoken = [];
  const speech = {
    voices: [], listeners: [],
    getVoices() { return this.voices; },
    speak(utterance) { window.spoken.push(utterance.text); setTimeout(() => utterance.onend?.(), window.slow ?? 0); },
    cancel() {},
    addEventListener(name, act) { this.listeners.push(act); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.voicesCome = () => { speech.voices = ${JSON.stringify(voices)}; speech.listeners.forEach((act) => act()); };
`;

describe('size of letters', () => {
  it('changes, stays on other pages, is there before anything is shown, and goes back', async () => {
    const { context, page, complaints } = await open(browser, server.base);
    await page.goto(server.base + ARTICLE);
    assert.equal(await sizeOf(page), '16px');
    await tool(page, 'larger').click();
    await tool(page, 'larger').click();
    assert.equal(await sizeOf(page), '20px');
    assert.equal(await page.locator('.said').first().textContent(), 'Cỡ chữ 125 %');
    await page.goto(server.base);
    assert.equal(await sizeOf(page), '20px');
    // The script runs before the body is there: nothing was shown in another size.
    const place = await page.evaluate(() => {
      const scripts = [...document.head.children];
      const script = document.querySelector('script[data-saved]');
      return [script.defer, script.async, scripts.indexOf(script) < scripts.findIndex((element) => element.matches('[rel=stylesheet]'))];
    });
    assert.deepEqual(place, [false, false, true]);
    await page.goto(server.base + ARTICLE);
    // At the end of the scale the button is still there, and does nothing.
    for (let click = 0; click < 9; click += 1) await tool(page, 'larger').evaluate((button) => button.click());
    assert.equal(await sizeOf(page), '28px');
    assert.equal(await tool(page, 'larger').getAttribute('aria-disabled'), 'true');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await tool(page, 'normal').click();
    assert.equal(await sizeOf(page), '16px');
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('takes nothing strange for a size', async () => {
    const { context, page } = await open(browser, server.base);
    for (const strange of ['9000', 'x', '']) {
      await page.addInitScript((value) => localStorage.setItem('doithoai-co-chu', value), strange);
      await page.goto(server.base);
      assert.equal(await sizeOf(page), '16px', strange);
    }
    await context.close();
  });
});

for (const [kind, { path, title, url }] of Object.entries({
  'an article': { path: ARTICLE, title: 'Đối thoại về nước sạch tại xã Ia Le', url: ADDRESS },
  'a task': { path: TASK, title: 'Sửa đường ống', url: 'https://doithoai.example/ket-luan/2026-06-18-ia-le/nv-01/' },
})) describe(`passing on ${kind}`, () => {
  it('hands the canonical address to the system and to the clipboard', async () => {
    const { context, page, complaints } = await open(browser, server.base, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.addInitScript(() => { navigator.share = async (what) => { window.shared = what; }; });
    await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
    await page.goto(server.base + path);
    await tool(page, 'share').click();
    assert.deepEqual(await page.evaluate(() => window.shared), { title, url });
    await tool(page, 'copy').click();
    await page.locator('.said', { hasText: 'Đã sao chép' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
    await tool(page, 'print').click();
    assert.equal(await page.evaluate(() => window.printed), true);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('shows a link and a code without a script, and no button', async () => {
    const { context, page } = await open(browser, server.base, { javaScriptEnabled: false });
    await page.goto(server.base + path);
    assert.equal(await page.locator('.tools button:visible').count(), 0);
    assert.equal(await page.locator('.tools a:visible').count(), 1);
    await page.locator('.tools summary').click();
    assert.ok(await page.locator('.tools svg').isVisible());
    await context.close();
  });

  it('offers from disk what works there', async () => {
    const { context, page, complaints } = await open(browser, 'file://');
    await page.goto(pathToFileURL(join(build(SITE), path)).href);
    assert.equal(await tool(page, 'print').isVisible(), true);
    assert.equal(await tool(page, 'larger').count(), path === ARTICLE ? 1 : 0);
    assert.equal(await tool(page, 'copy').isVisible(), false);
    assert.equal(await page.locator('.tools a').count(), 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('reading aloud', () => {
  it('reads title, summary and text once a Vietnamese voice of the machine has come', async () => {
    const { context, page } = await open(browser, server.base);
    await page.addInitScript(withVoice([{ lang: 'vi-VN', localService: true }]));
    await page.goto(server.base + ARTICLE);
    assert.equal(await tool(page, 'read').isVisible(), false);
    await page.evaluate(() => window.voicesCome());
    await tool(page, 'read').click();
    await page.waitForFunction(() => window.spoken.length === 7);
    const spoken = (await page.evaluate(() => window.spoken)).map((text) => text.trim());
    assert.deepEqual(spoken, [
      'Đối thoại về nước sạch tại xã Ia Le', 'Người dân hỏi về công trình nước.', 'Câu thứ nhất.', 'Câu thứ hai?',
      'Ý kiến', 'Mục một', 'Mục hai',
    ]);
    await page.locator('[data-tool=read]', { hasText: 'Nghe bài' }).waitFor();
    assert.equal(await tool(page, 'stop').isVisible(), false);
    await context.close();
  });

  it('goes on with the sentence at which it paused, and begins again after a stop', async () => {
    const { context, page } = await open(browser, server.base);
    await page.addInitScript(withVoice([{ lang: 'vi-VN', localService: true }]));
    await page.addInitScript(() => { window.slow = 100_000; });
    await page.goto(server.base + ARTICLE);
    await page.evaluate(() => window.voicesCome());
    const button = tool(page, 'read');
    await button.click();
    assert.equal(await button.textContent(), 'Tạm dừng');
    await button.click();
    assert.equal(await button.textContent(), 'Nghe tiếp');
    await button.click();
    await tool(page, 'stop').click();
    assert.equal(await button.textContent(), 'Nghe bài');
    await button.click();
    const title = 'Đối thoại về nước sạch tại xã Ia Le';
    assert.deepEqual(await page.evaluate(() => window.spoken), [title, title, title]);
    await context.close();
  });

  it('is not offered with a foreign voice or with one that would send the text elsewhere', async () => {
    const { context, page } = await open(browser, server.base);
    await page.addInitScript(withVoice([{ lang: 'en-US', localService: true }, { lang: 'vi-VN', localService: false }]));
    await page.goto(server.base + ARTICLE);
    await page.evaluate(() => window.voicesCome());
    assert.equal(await tool(page, 'read').isVisible(), false);
    await context.close();
  });
});

it('marks summaries in other languages with their own lang', async () => {
  const { context, page } = await open(browser, server.base);
  await page.goto(server.base + ARTICLE);
  const found = await page.locator('.summaries p').evaluateAll((lines) => lines.map((line) => [line.querySelector('[lang]').lang, line.textContent]));
  assert.deepEqual(found, [['jra', 'Tiếng Gia Rai (Jrai): [JRA]'], ['bdq', 'Tiếng Ba Na (Bahnar): [BDQ]']]);
  await context.close();
});

it('keeps targets of 24 px in a window of 320 px, none beyond its edge', async () => {
  const { context, page } = await open(browser, server.base, { viewport: { width: 320, height: 700 } });
  for (const path of [ARTICLE, TASK]) {
    await page.goto(server.base + path);
    const small = await page.locator('.tools :is(button, a, summary):visible').evaluateAll((targets) => targets
      .map((target) => [target.textContent, target.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24 || box.right > 320));
    assert.deepEqual(small, [], path);
  }
  await context.close();
});

it('has scripts of 8 KB and a stylesheet of 12 KB at most, compressed', () => {
  // The script that searches comes when a reader searches, and not before.
  const files = readdirSync(join(output, 'giao-dien')).filter((name) => !/^search-[0-9a-f]+\.js$/.test(name));
  const bytes = (ending) => files.filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(output, 'giao-dien', name)), { level: 9 }).length, 0);
  assert.ok(bytes('.js') <= 8 * 1024, `scripts: ${bytes('.js')}`);
  assert.ok(bytes('.css') <= 12 * 1024, `stylesheet: ${bytes('.css')}`);
  // The worker comes after the page, and only once.
  const worker = gzipSync(readFileSync(join(output, 'sw.js')), { level: 9 }).length;
  assert.ok(worker <= 2560, `worker: ${worker}`);
});
