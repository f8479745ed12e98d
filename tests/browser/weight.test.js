// What a first visit of each kind of page costs, in compressed bytes, where it asks, and that nothing moves in it.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, PAGE_TYPES, SAMPLE, SUB_FOLDER } from './support/site.js';
import { countShifts, KILOBYTE, measure, readToTheEnd, SLOW_4G, watch } from './support/weight.js';

/** A phone of many readers. */
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2 };

/** Slow enough that a page is painted before its scripts are there. */
const NETWORK = { ...SLOW_4G, latency: 150 };

const LIMITS = { withoutPictures: 60, withPictures: 140, styles: 12, scripts: 8, searching: 80 };

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const prefix of ['/', SUB_FOLDER]) {
  describe(`served at ${prefix}`, () => {
    let site;
    before(async () => { site = await serve(build(SAMPLE, { baseUrl: `https://doithoai.example${prefix}` }), prefix); });
    after(() => site.stop());

    for (const [name, path] of Object.entries(PAGE_TYPES)) {
      if (name === 'redirect') continue; // It leaves at once.
      it(`is light, asks nothing elsewhere and stands still: ${name}`, async (test) => {
        const { context, page, complaints } = await open(browser, site.base, PHONE);
        await countShifts(page);
        const loaded = await watch(page, NETWORK);
        await page.goto(site.base + path, { waitUntil: 'networkidle' });
        const bytes = measure(loaded);
        test.diagnostic(Object.entries(bytes).map(([kind, bytes]) => `${kind} ${(bytes / KILOBYTE).toFixed(1)} KB`).join(', '));
        const limit = bytes.pictures > 0 ? LIMITS.withPictures : LIMITS.withoutPictures;
        assert.ok(bytes.total <= limit * KILOBYTE, `${bytes.total} bytes in all`);
        assert.ok(bytes.total - bytes.pictures <= LIMITS.withoutPictures * KILOBYTE, `${bytes.total - bytes.pictures} bytes besides pictures`);
        assert.ok(bytes.styles > 0 && bytes.styles <= LIMITS.styles * KILOBYTE, `${bytes.styles} bytes of styles`);
        // Who searches loads the script and the parts of the index that the query needs.
        const scripts = name === 'search-results' ? LIMITS.searching : LIMITS.scripts;
        assert.ok(bytes.scripts <= scripts * KILOBYTE, `${bytes.scripts} bytes of scripts`);
        await readToTheEnd(page);
        assert.equal(await page.evaluate(() => globalThis.shifted), 0, 'something moved');
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });
}
