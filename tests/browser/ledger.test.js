// The ledger in the browser: what an old page tells on a later day, and the quick filter.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, htmlFiles, SAMPLE, TODAY } from './support/site.js';

let browser;
let output;
let server;
before(async () => {
  browser = await launch();
  output = build(SAMPLE);
  server = await serve(output);
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** The page of a task that is open and not yet overdue on the day of the build, with its due day. */
function openTask() {
  for (const path of htmlFiles(output).filter((path) => /^ket-luan\/[^/]+\/nv-/.test(path))) {
    const html = readFileSync(join(output, path), 'utf8');
    const due = /data-due="([\d-]+)"/.exec(html)?.[1];
    if (due > TODAY) return { path, due };
  }
  throw new Error('the sample has no open task that is due later');
}

function dayAfter(iso, days) {
  return new Date(Date.parse(`${iso}T03:00:00Z`) + days * 86_400_000);
}

const shown = (iso) => iso.split('-').reverse().join('/');

describe('a page that was built before the due day', () => {
  const at = { 'served': () => server.base, 'from disk': () => pathToFileURL(`${output}/`).href };
  for (const [way, base] of Object.entries(at)) {
    it(`tells on a later day that the task is overdue, and as of when (${way})`, async () => {
      const { path, due } = openTask();
      for (const [days, expected] of [[0, false], [1, true], [40, true]]) {
        const { context, page, complaints } = await open(browser, base());
        const day = dayAfter(due, days);
        await page.clock.setFixedTime(day);
        await page.goto(new URL(path, base()).href);
        const overdue = page.locator('.facts .status.overdue');
        assert.equal(await overdue.count(), expected ? 1 : 0, `${days} days after the due day`);
        if (expected) {
          const text = `Quá hạn (tính đến ngày ${shown(day.toISOString().slice(0, 10))})`;
          assert.equal((await overdue.innerText()).replace(/\s+/g, ' '), text);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      }
    });
  }

  it('shows the due day and the day of the build where no script runs', async () => {
    const { path, due } = openTask();
    const { context, page } = await open(browser, server.base, { javaScriptEnabled: false });
    await page.goto(new URL(path, server.base).href);
    assert.ok((await page.locator('.facts').innerText()).includes(shown(due)));
    assert.ok((await page.locator('main').innerText()).includes(shown(TODAY)));
    assert.equal(await page.locator('.facts .status.overdue').count(), 0);
    await context.close();
  });

  it('is not later than the program: on the due day itself nothing is overdue in Vietnam', async () => {
    const { path, due } = openTask();
    const { context, page } = await open(browser, server.base);
    await page.clock.setFixedTime(new Date(`${due}T16:59:00Z`));
    await page.goto(new URL(path, server.base).href);
    assert.equal(await page.locator('.facts .status.overdue').count(), 0);
    await context.close();
  });
});

describe('the quick filter', () => {
  const rows = (page) => page.locator('#loc tbody tr');

  for (const way of ['served', 'from disk']) {
    const base = () => (way === 'served' ? server.base : pathToFileURL(`${output}/`).href);

    it(`finds the rows that the linked page lists, and keeps itself in the address (${way})`, async () => {
      const { context, page, complaints } = await open(browser, base());
      await page.clock.setFixedTime(dayAfter(TODAY, 0));
      await page.goto(new URL('ket-luan/tinh-trang/qua-han/index.html', base()).href);
      const linked = await page.locator('#danh_sach tbody td:first-child > a').allInnerTexts();
      assert.ok(linked.length > 1, 'the sample has overdue tasks');
      await page.goto(new URL('ket-luan/index.html', base()).href);
      await page.locator('#loc').waitFor();
      assert.equal(await rows(page).count(), 0);
      await page.selectOption('[name=tinh-trang]', 'overdue');
      await page.locator('#loc [role=status]', { hasText: `${linked.length} nhiệm vụ` }).waitFor();
      const found = await page.locator('#loc tbody td:first-child > a').allInnerTexts();
      assert.deepEqual([...found].sort(), [...linked].sort());
      assert.equal(await page.locator('#danh_sach').isVisible(), false);
      assert.match(page.url(), /#tinh-trang=overdue$/);

      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
      await rows(page).first().waitFor();
      assert.equal(await rows(page).count(), linked.length);

      await rows(page).first().locator('a').click();
      await page.locator('.task h1').waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('finds words without accents and goes away again', async () => {
    const { context, page, complaints } = await open(browser, server.base);
    await page.clock.setFixedTime(dayAfter(TODAY, 0));
    await page.goto(new URL('ket-luan/index.html', server.base).href);
    await page.locator('#loc').waitFor();
    await page.fill('[name=tim]', 'dien luc');
    await rows(page).first().waitFor();
    for (const text of await rows(page).allInnerTexts()) assert.match(text, /Điện lực/);
    await page.click('#loc [type=reset]');
    await page.locator('#danh_sach').waitFor();
    assert.equal(await rows(page).count(), 0);
    assert.doesNotMatch(page.url(), /#/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('is not shown where no script runs', async () => {
    const { context, page } = await open(browser, server.base, { javaScriptEnabled: false });
    await page.goto(new URL('ket-luan/index.html', server.base).href);
    assert.equal(await page.locator('#loc').isVisible(), false);
    assert.ok(await page.locator('.facets a').count() > 10);
    await context.close();
  });
});
