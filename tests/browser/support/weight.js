// What a page costs on the wire (compressed bytes with their headers, as the browser counted them), and what moves in it.

export const KILOBYTE = 1000;

/** Slow 4G as Lighthouse throttles it in DevTools: 1.6 Mbit/s and 150 ms, by its factors for the request level. */
export const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
};

/** Starts counting what `page` loads, slowed down to `conditions` if there are any. */
export async function watch(page, conditions) {
  const session = await page.context().newCDPSession(page);
  const loaded = new Map();
  session.on('Network.responseReceived', ({ requestId, type, response }) => loaded.set(requestId, { type, url: response.url, bytes: 0 }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (loaded.has(requestId)) loaded.get(requestId).bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (conditions) await session.send('Network.emulateNetworkConditions', conditions);
  return loaded;
}

/** The bytes that were loaded: in all, and by kind. */
export function measure(loaded) {
  const of = (...types) => [...loaded.values()].filter(({ type }) => types.includes(type)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    total: [...loaded.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    pictures: of('Image'),
    styles: of('Stylesheet'),
    scripts: of('Script'),
  };
}

/** Adds up every layout shift of the page from its first byte on, in `shifted`. */
export function countShifts(page) {
  return page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) globalThis.shifted += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Scrolls to the end as a reader does, screen by screen, and waits for the pictures that come into sight. */
export async function readToTheEnd(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    document.documentElement.style.scrollBehavior = 'auto';
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
    const pictures = [...document.images].filter((picture) => picture.checkVisibility());
    await Promise.all(pictures.map((picture) => picture.complete || new Promise((loaded) => { picture.onload = loaded; })));
    await frame();
    await frame();
  });
}
