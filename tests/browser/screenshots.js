// Pictures of every kind of page into artifacts/, for looking at: at the widths of a phone and of a desk, light and dark; and
// the page types that differ most as other readers have them. An argument chooses the pages whose names match it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPictures, launch, open } from './support/browser.js';
import { serve } from './support/server.js';
import { build, dressed, EXTREMES, LOOKS, PAGE_TYPES, pagesToRead, SAMPLE } from './support/site.js';

const BASE = { baseUrl: 'https://doithoai.example/' };
const size = (width) => ({ viewport: { width, height: width < 600 ? 780 : 900 } });

const WAYS = {
  '360-light': size(360),
  '360-dark': { ...size(360), colorScheme: 'dark' },
  '1280-light': size(1280),
  '1280-dark': { ...size(1280), colorScheme: 'dark' },
};

/** The same at other widths, at 200 % of 1280 pixels, on paper, and in colours that the reader forces. */
const FURTHER_WAYS = {
  '320': size(320),
  '768': size(768),
  '1920': size(1920),
  '1280-zoomed': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  'print': { ...size(718), media: 'print' },
  'forced': { ...size(1280), forcedColors: 'active', colorScheme: 'dark' },
};
const FURTHER_PAGES = /^(home|session-full|session-coming|ledger|task|topic|series|calendar|agency|extremes-home|extremes-.*-rat-dai)$/;

const only = process.argv[2];
const artifacts = new URL('artifacts/', import.meta.url).pathname;
mkdirSync(artifacts, { recursive: true });
const browser = await launch();
await picture(build(SAMPLE, BASE), Object.entries(PAGE_TYPES), '');
const extremes = build(EXTREMES, BASE);
await picture(extremes, pagesToRead(extremes).map((path) => [nameOf(path), path]), 'extremes-');
for (const [name, look] of Object.entries(LOOKS)) {
  const types = ['home', 'session-full', 'ledger', 'task'].map((type) => [type, PAGE_TYPES[type]]);
  await picture(build(SAMPLE, { ...BASE, change: dressed(look) }), types, `${name.replaceAll(/\W+/g, '-')}-`);
}
await browser.close();

function nameOf(path) {
  return path.replace(/\/?index\.html$/, '').replaceAll('/', '-') || 'home';
}

async function picture(output, pages, prefix) {
  const { base, stop } = await serve(output);
  const named = pages.map(([name, path]) => [`${prefix}${name}`, path]).filter(([name]) => name !== 'redirect' && (!only || name.match(only)));
  for (const [way, options] of Object.entries({ ...WAYS, ...FURTHER_WAYS })) {
    const { media, ...context } = options;
    const tab = await open(browser, base, context);
    if (media) await tab.page.emulateMedia({ media });
    for (const [name, path] of named.filter(([name]) => way in WAYS || FURTHER_PAGES.test(name))) {
      await tab.page.goto(new URL(path, base).href);
      await brokenPictures(tab.page);
      await tab.page.screenshot({ path: join(artifacts, `${name}-${way}.png`), fullPage: true });
    }
    await tab.context.close();
  }
  await stop();
}
