// Photos on a phone and on a desk: the browser picks the right file of each, nothing moves while they come, and a page with
// its photo is light on a slow network.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, SAMPLE, SUB_FOLDER } from './support/site.js';
import { countShifts, KILOBYTE, measure, readToTheEnd, SLOW_4G, watch } from './support/weight.js';

const PAGES = {
  'the session page with its photo': 'doi-thoai/2021-01-07-ia-le/index.html',
  'a page with a gallery': 'doi-thoai/2023-08-25-nhon-hoa/index.html',
  'the home page': 'index.html',
};
const WINDOWS = [{ width: 360, height: 640 }, { width: 1280, height: 800 }];
const SCALES = [1, 2, 3];

let browser;
let output;
before(async () => {
  browser = await launch();
  output = build(SAMPLE, { baseUrl: 'https://doithoai.example/' });
});
after(() => browser.close());

const WAYS = {
  'served at /': () => serve(output),
  [`served at ${SUB_FOLDER}`]: () => serve(output, SUB_FOLDER),
  'from disk': async () => ({ base: pathToFileURL(`${output}/`).href, stop: () => {} }),
};

for (const [way, start] of Object.entries(WAYS)) {
  describe(way, () => {
    let site;
    before(async () => { site = await start(); });
    after(() => site.stop());

    for (const [name, path] of Object.entries(PAGES)) {
      it(`picks the smallest file that is wide enough, and moves nothing: ${name}`, async () => {
        for (const viewport of WINDOWS) {
          for (const deviceScaleFactor of SCALES) {
            const { context, page, complaints } = await open(browser, site.base, { viewport, deviceScaleFactor });
            await countShifts(page);
            await page.goto(new URL(path, site.base).href);
            await readToTheEnd(page);
            const at = `${viewport.width} px at ${deviceScaleFactor}×`;
            const chosen = await choices(page);
            assert.ok(chosen.length > 0, `${at}: no picture in several sizes`);
            const right = ({ widths, needed }) => widths.find((width) => width >= needed) ?? widths.at(-1);
            for (const picture of chosen) {
              const { file, picked, widths, needed, place } = picture;
              // A photo may be shown from the larger file that another place of the page needs: nothing more is loaded.
              if (chosen.some((other) => other !== picture && other.file === file && right(other) === picked)) continue;
              assert.equal(picked, right(picture), `${at}: ${place} needs ${needed} px of ${widths}`);
            }
            assert.equal(await page.evaluate(() => globalThis.shifted), 0, `${at}: something moved`);
            assert.deepEqual(complaints, []);
            await context.close();
          }
        }
      });
    }
  });
}

describe('a theme that asks for AVIF', () => {
  let site;
  before(async () => {
    const change = (copy) => appendFileSync(join(copy, 'themes/default/pictures.yaml'), '\navif_quality: 55\n');
    site = await serve(build(SAMPLE, { change }));
  });
  after(() => site.stop());

  it('is given it, with the colours that the WebP has', async () => {
    const { context, page, complaints } = await open(browser, site.base, { viewport: WINDOWS[0] });
    await page.goto(site.base + PAGES['the session page with its photo'], { waitUntil: 'networkidle' });
    const photo = page.locator('img[fetchpriority=high]');
    const [picked, webp] = await photo.evaluate(async (picture) => {
      const other = new Image();
      other.src = picture.parentElement.querySelector('source[type="image/webp"]').srcset.split(' ')[0];
      await Promise.all([other.decode(), picture.decode()]);
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 });
      const colours = (image) => {
        const drawing = canvas.getContext('2d', { willReadFrequently: true });
        drawing.drawImage(image, 0, 0, 8, 6);
        return [...drawing.getImageData(0, 0, 8, 6).data];
      };
      return [colours(picture), colours(other)];
    });
    assert.match(await photo.evaluate((picture) => picture.currentSrc), /\.avif$/);
    picked.forEach((value, at) => assert.ok(Math.abs(value - webp[at]) < 16, `${value} for ${webp[at]} at ${at}`));
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('on a slow 4G', () => {
  let site;
  before(async () => { site = await serve(output); });
  after(() => site.stop());

  for (const [name, path] of Object.entries(PAGES)) {
    it(`loads at most 140 KB at 360 px, and moves nothing: ${name}`, async (test) => {
      for (const deviceScaleFactor of SCALES) {
        const { context, page } = await open(browser, site.base, { viewport: WINDOWS[0], deviceScaleFactor });
        await countShifts(page);
        const loaded = await watch(page, SLOW_4G);
        await page.goto(site.base + path, { waitUntil: 'networkidle' });
        const { total } = measure(loaded);
        test.diagnostic(`${(total / KILOBYTE).toFixed(1)} KB at ${deviceScaleFactor}×`);
        assert.ok(total <= 140 * KILOBYTE, `${total} bytes at ${deviceScaleFactor}×`);
        await readToTheEnd(page);
        assert.equal(await page.evaluate(() => globalThis.shifted), 0, `something moved at ${deviceScaleFactor}×`);
        await context.close();
      }
    });
  }
});

/** Each picture that comes in several sizes: the width of the file that was picked, those on offer, the one needed. */
function choices(page) {
  return page.evaluate(() => [...document.images].flatMap((picture) => {
    const source = picture.parentElement.querySelector('source[srcset]') ?? picture;
    const files = [...source.srcset.matchAll(/(\S+) (\d+)w/g)].map(([, path, width]) => ({ path, width: Number(width) }));
    if (files.length < 2) return [];
    const picked = files.find((file) => new URL(file.path, document.baseURI).href === picture.currentSrc)?.width;
    return [{
      picked,
      widths: files.map((file) => file.width).sort((one, other) => one - other),
      needed: Math.floor(picture.getBoundingClientRect().width * devicePixelRatio),
      place: picture.closest('[class]:not(.photo)').className,
      file: picture.currentSrc,
    }];
  }));
}
