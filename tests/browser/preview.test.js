// The preview in a real browser: the open page follows each save at its scroll place, mistakes come over it and go.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './support/browser.js';
import { BINARY, SAMPLE, TODAY } from './support/site.js';

const ARTICLE = 'content/sessions/2026-03-26-ia-le/index.md';
const PAGE = 'doi-thoai/2026-03-26-ia-le/';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Starts the preview of a copy of the sample site; resolves to its address, its folder and a way to stop it. */
async function preview() {
  const folder = mkdtempSync(join(tmpdir(), 'doithoai-preview-'));
  cpSync(join(SAMPLE, 'content'), join(folder, 'content'), { recursive: true });
  cpSync(join(SAMPLE, 'themes'), join(folder, 'themes'), { recursive: true });
  const opened = join(folder, 'da-mo.txt');
  const editor = join(folder, 'editor.mjs');
  writeFileSync(editor, `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(opened)}, process.argv.slice(2).join(' '));`);
  const command = `${process.execPath} ${editor} {file} {line}`;
  const running = spawn(BINARY, ['serve', '--site', folder, '--today', TODAY, '--editor', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise((resolve) => {
    let said = '';
    running.stdout.on('data', (text) => {
      said += text;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (address) resolve(address[0]);
    });
  });
  const stop = async () => {
    const ended = new Promise((end) => { running.on('exit', end); });
    running.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, folder, opened, stop };
}

describe('the preview', () => {
  let site;
  let tab;
  const edit = (change) => {
    const file = join(site.folder, ARTICLE);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  before(async () => {
    site = await preview();
    tab = await open(browser, site.base, { viewport: { width: 1280, height: 720 } });
  });
  after(async () => {
    await tab.context.close();
    await site.stop();
  });

  it('shows each save in the open page, without a reload, at the same scroll place', async () => {
    const { page, complaints } = tab;
    await page.goto(site.base + PAGE);
    await page.evaluate(() => { window.isSamePage = true; });
    const heading = page.locator('main h2').nth(2);
    await heading.scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollBy(0, 200));
    const before = await page.evaluate(() => window.scrollY);
    assert.ok(before > 300, `the page was scrolled to ${before}`);
    for (const number of [1, 2, 3]) {
      edit((text) => `${text}\nĐoạn mới số ${number}.\n`);
      await page.getByText(`Đoạn mới số ${number}.`).waitFor();
    }
    assert.equal(await page.evaluate(() => window.scrollY), before);
    assert.equal(await page.evaluate(() => window.isSamePage), true);
    edit((text) => text.replace(/^title: .*/m, 'title: Tên bài vừa đổi'));
    await page.getByRole('heading', { level: 1, name: 'Tên bài vừa đổi' }).waitFor();
    assert.match(await page.title(), /^Tên bài vừa đổi/);
    assert.deepEqual(complaints, []);
  });

  it('keeps focus and what the reader opened', async () => {
    const { page } = tab;
    await page.locator('main a').first().focus();
    const focused = await page.evaluate(() => document.activeElement.href);
    edit((text) => `${text}\nĐoạn cuối cùng.\n`);
    await page.getByText('Đoạn cuối cùng.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.href), focused);
  });

  it('shows a mistake over the page as check tells it, and takes it away when it is mended', async () => {
    const { page } = tab;
    const overlay = page.locator('doithoai-xem-truoc .overlay');
    assert.equal(await overlay.isVisible(), false);
    const right = readFileSync(join(site.folder, ARTICLE), 'utf8');
    edit((text) => text.replace(/^date: .*/m, 'date: 2026-13-26'));
    await overlay.getByText('lỗi[invalid-date]').waitFor();
    const told = await overlay.locator('pre').first().textContent();
    assert.match(told, new RegExp(`${ARTICLE}:\\d+:7`));
    assert.match(told, /cách sửa: /);
    await page.screenshot({ path: join(tmpdir(), 'doithoai-overlay.png') });
    edit(() => right);
    await overlay.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1, name: 'Tên bài vừa đổi' }).waitFor();
  });

  it('keeps the page below when its article cannot be read, and hides the mistakes on demand', async () => {
    const { page } = tab;
    const overlay = page.locator('doithoai-xem-truoc .overlay');
    const right = readFileSync(join(site.folder, ARTICLE), 'utf8');
    edit((text) => text.replace(/^---\n/, '--\n'));
    await overlay.locator('pre').first().waitFor();
    await page.keyboard.press('Escape');
    await overlay.waitFor({ state: 'hidden' });
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Tên bài vừa đổi');
    edit(() => right);
    await page.locator('doithoai-xem-truoc .bar button').waitFor({ state: 'detached' });
  });

  it('follows the styles of the theme', async () => {
    const { page } = tab;
    const styles = join(site.folder, 'themes/default/static/style.css');
    writeFileSync(styles, `${readFileSync(styles, 'utf8')}\nh1{letter-spacing:7px}`);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
    assert.equal(await page.evaluate(() => window.isSamePage), true);
  });

  it('names the source of the page and opens it in the editor', async () => {
    const { page } = tab;
    const link = page.locator('doithoai-xem-truoc .bar a');
    assert.equal(await link.textContent(), ARTICLE);
    const answered = page.waitForResponse((response) => response.url().includes('/_doithoai/sua'));
    await link.click();
    assert.equal((await answered).status(), 204);
    const wanted = `${join(site.folder, ARTICLE)} 1`;
    // The editor is another process; the page is asked until it has written what it was given.
    while (!existsSync(site.opened) || readFileSync(site.opened, 'utf8') !== wanted) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  });

  it('marks drafts and articles before their day', async () => {
    const { page } = tab;
    edit((text) => text.replace(/^---\n/, '---\ndraft: true\n'));
    await page.getByText('Bản nháp, chưa đăng').first().waitFor();
    edit((text) => text.replace('draft: true\n', 'published: 2026-12-31\n').replace(/^published: (?!2026-12-31).*\n/m, ''));
    await page.getByText('Chưa đăng, hẹn ngày 31/12/2026').first().waitFor();
    await page.goto(`${site.base}doi-thoai/`);
    await page.locator('.tag', { hasText: 'Chưa đăng, hẹn ngày 31/12/2026' }).waitFor();
  });

  it('asks nothing of another host, and lets many pages be open at once', async () => {
    const { page, complaints } = tab;
    assert.deepEqual(complaints.filter((complaint) => complaint.startsWith('leaves the site')), []);
    // Browsers keep six connections to a host: many open pages must not use them up.
    const pages = await Promise.all(Array.from({ length: 8 }, () => tab.context.newPage()));
    for (const other of pages) await other.goto(site.base, { waitUntil: 'load', timeout: 10_000 });
    await page.goto(site.base);
    writeFileSync(join(site.folder, 'content/site.yaml'), 'title: Tên trang vừa đổi\n');
    for (const other of [page, ...pages]) await other.waitForFunction(() => document.title.includes('Tên trang vừa đổi'));
    await Promise.all(pages.map((other) => other.close()));
  });
});
