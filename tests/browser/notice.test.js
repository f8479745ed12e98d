// The sheet for posting: one page of A4, however much there is to say, with nothing cut in silence.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './support/browser.js';
import { build } from './support/site.js';

const SHORT = 'Lắp 12 đèn đường ở thôn 3.';
const LONG = 'Rà soát, lập danh sách các hộ dân thôn 3, thôn 4 và làng Phung có đất ở nằm trong quy hoạch mở rộng đường '
  + 'liên thôn nhưng chưa được cấp giấy chứng nhận quyền sử dụng đất; công khai danh sách tại nhà văn hóa, tiếp nhận ý '
  + 'kiến trong mười lăm ngày và báo cáo kết quả tại buổi đối thoại lần sau. ';
const WIDE = 'WMWM'.repeat(150);
const SHOUTED = LONG.toUpperCase().repeat(2);

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** A session with so many tasks and so many reports on tasks of an earlier one. */
function site(tasks, reports, text, chairs = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'doithoai-notice-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const task = (_, index) => `  - {id: nv-${index + 1}, text: "${text}", agency: Phòng Văn hóa và Xã hội xã Ia Le, due: 2026-12-31}`;
  const report = (_, index) => `  - {resolution: mot/nv-${index + 1}, status: done, note: "${text}", evidence: [Biên bản]}`;
  const chair = (_, index) => `  - {name: Nguyễn Văn ${index}, role: "Tỉnh ủy viên, Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã"}`;
  const lines = (key, count, line) => (count ? [`${key}:`, ...Array.from({ length: count }, line)] : []);
  const session = (id, title, more) => {
    const front = ['---', `title: ${title}`, `date: 2026-0${id === 'mot' ? 1 : 6}-18`, ...more, '---', '', 'Nội dung.', ''];
    mkdirSync(join(folder, 'content/sessions', id), { recursive: true });
    writeFileSync(join(folder, 'content/sessions', id, 'index.md'), front.join('\n'));
  };
  session('mot', 'Buổi thứ nhất', lines('resolutions', Math.max(reports, 1), task));
  session('hai', `Đối thoại với người dân xã Ia Le về ${text.slice(0, 90).replaceAll(':', '')}`, [
    'venue: {name: Nhà văn hóa trung tâm xã, commune: Ia Le}', 'communes: [Ia Le]',
    ...lines('chairs', chairs, chair), ...lines('resolutions', tasks, task), ...lines('updates', reports, report),
  ]);
  const organisation = 'organisation: {name: Ủy ban nhân dân xã Ia Le, parent: Tỉnh Gia Lai, address: Thôn Phú Vinh, phone: 0269 385 0000, email: vp@doithoai.example}';
  writeFileSync(join(folder, 'content/site.yaml'), `title: Đối thoại\nchecks: {missing-summary: off, missing-due: off}\n${organisation}\n`);
  return folder;
}

/** The number of pages of a PDF: Chromium writes each as an object of its own. */
function pageCount(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
}

/** Opens the sheet of a session. */
async function sheet(folder, id, baseUrl) {
  const base = pathToFileURL(`${build(folder, { baseUrl })}/`).href;
  const { context, page, complaints } = await open(browser, base);
  await page.goto(`${base}doi-thoai/${id}/niem-yet/index.html`);
  assert.deepEqual(complaints, []);
  return { context, page };
}

const CASES = [
  [0, 1, SHORT], [1, 0, SHORT], [6, 2, SHORT], [6, 6, LONG], [15, 0, LONG], [15, 15, LONG], [60, 0, SHORT], [60, 0, LONG],
  [60, 60, LONG], [120, 0, SHORT], [6, 3, WIDE], [60, 3, SHOUTED], [1, 0, LONG.repeat(20)], [60, 30, SHORT, 30],
];

describe('the sheet of a session', () => {
  for (const [tasks, reports, text, chairs] of CASES) {
    for (const baseUrl of ['https://doithoai.example/xa/ia-le/', undefined]) {
      it(`fits one page: ${tasks} tasks, ${reports} reports of ${text.length} letters, ${baseUrl ?? 'no address'}`, async () => {
        const { context, page } = await sheet(site(tasks, reports, text, chairs), 'hai', baseUrl);
        assert.equal(await page.locator('.qr').count(), baseUrl ? 1 : 0);
        for (const family of [undefined, 'DejaVu Sans', 'Liberation Serif']) {
          if (family) await page.evaluate((name) => { document.body.style.fontFamily = name; }, family);
          const pdf = await page.pdf({ preferCSSPageSize: true });
          assert.equal(pageCount(pdf), 1, family);
        }
        const shown = await page.locator('tbody tr').count();
        const told = (await page.locator('main').innerText()).matchAll(/… và (\d+) (?:nhiệm vụ|kết quả) khác/g);
        const hidden = [...told].reduce((sum, [, count]) => sum + Number(count), 0);
        assert.equal(shown + hidden, tasks + reports);
        assert.ok(shown >= Math.min(tasks + reports, 3), `${shown} rows`);
        await context.close();
      });
    }
  }

  it('is a paper on the screen of a phone, too', async () => {
    const { context, page } = await sheet(site(6, 3, LONG), 'hai', 'https://doithoai.example/');
    await page.setViewportSize({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${width} pixels wide`);
    await context.close();
  });
});
