// Debian's Chromium, driven by playwright-core, and a page that reports what it must not do.

import { chromium } from 'playwright-core';

/** Where the browser is. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** What keeps it from making requests of its own accord, and lets it run as root. */
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/**
 * Opens a page in a context of its own. `complaints` collects console errors, script errors, failed requests and every
 * request for something that does not lie under `base`.
 */
export async function open(browser, base, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(base)) complaints.push(`leaves the site: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A picture that was still loading when the reader went on is no fault.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  return { context, page, complaints };
}

/** Waits until every picture of the page is there, the lazy ones too; gives the addresses of those that did not load. */
export async function brokenPictures(page) {
  return page.evaluate(async () => {
    // The viewer of a gallery has no picture before it is opened.
    const pictures = [...document.images].filter((picture) => !picture.closest('dialog:not([open])'));
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src);
  });
}
