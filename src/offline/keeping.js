// The worker of the site. `kept` stands above: the pages and files that every reader gets, and the version of this build.
// Pages come from the network first, because what they say of promises may have changed; a copy stands in where the
// network fails or is slow, and the page then says of which day it is. What has a hash in its name never changes.
'use strict';
const scope = self.registration.scope;
// Sites in other folders of the same host have caches of their own.
const prefix = `doithoai ${new URL(scope).pathname} `;
const PAGES = `${prefix}pages 1`;
const FILES = `${prefix}files 1`;
const PATIENCE = 3000;
const MOST_PAGES = 100;
const MOST_FILES = 200;
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const SAVED = 'x-doithoai-saved';
const HASHED = /-[0-9a-f]{10,16}(-\d+)?\.[a-z0-9]+$/;
const PAGE = /(\/|\.html)$/;

/** When the copy was made that each open page shows. */
const shown = new Map();

/** The one address of a page: `/` and `/index.html` are the same, and nothing after `?` changes what a page says. */
function addressOf(address) {
  const url = new URL(address, scope);
  url.search = url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  return url.href;
}

const own = new Set([...kept.pages.map(addressOf), ...kept.files.map((path) => new URL(path, scope).href)]);

/** Keeps a page with the day on which the server gave it. */
async function keepPage(address, response) {
  if (!/^text\/html/.test(response.headers.get('content-type') ?? '')) return;
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  headers.set(SAVED, String(Date.parse(headers.get('date')) || Date.now()));
  const cache = await caches.open(PAGES);
  // A new response, because one that came by a redirect may not answer a visit.
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function keepFile(address) {
  const cache = await caches.open(FILES);
  if (await cache.match(address)) return;
  const response = await fetch(address);
  if (response.ok) await cache.put(address, response);
}

/** Fetches a page to keep. Anything but the page is a failure, so that a worker whose pages are not all there is tried again. */
async function fetchPage(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  await keepPage(addressOf(address), response);
}

/** Deletes the oldest entries above `most`. */
async function trim(name, most) {
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter((request) => !own.has(request.url));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((request) => cache.delete(request)));
}

/** Deletes what was read long ago. */
async function forgetOld() {
  const cache = await caches.open(PAGES);
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const isOld = Date.now() - Number(response?.headers.get(SAVED)) > LONGEST;
    if (isOld && !own.has(request.url)) await cache.delete(request);
  }
}

/** Puts what the network gave in place of the copy; what is gone there goes here too. */
async function renew(address, response) {
  if (response.ok) {
    await keepPage(address, response);
    await trim(PAGES, MOST_PAGES);
    await forgetOld();
  } else if (response.status === 404 || response.status === 410) {
    await (await caches.open(PAGES)).delete(address);
  }
}

async function page(event) {
  const address = addressOf(event.request.url);
  const network = (async () => (await event.preloadResponse) || fetch(event.request))();
  // The copy is renewed even where the answer comes too late for this visit.
  event.waitUntil(network.then((response) => renew(address, response.clone())).catch(() => {}));
  const copy = await (await caches.open(PAGES)).match(address);
  if (!copy) {
    const elsewhere = `${scope}ngoai-tuyen/index.html?trang=${encodeURIComponent(event.request.url.slice(scope.length))}`;
    return network.catch(() => Response.redirect(elsewhere));
  }
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  const response = await Promise.race([network.catch(() => {}), late]);
  if (response && response.status < 500) return response;
  shown.set(event.resultingClientId, Number(copy.headers.get(SAVED)));
  return copy;
}

async function file(event) {
  const cache = await caches.open(FILES);
  const copy = await cache.match(event.request.url);
  if (copy) return copy;
  const response = await fetch(event.request);
  if (response.ok) {
    const another = response.clone();
    event.waitUntil(cache.put(event.request.url, another).then(() => trim(FILES, MOST_FILES)).catch(() => {}));
  }
  return response;
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  const pages = kept.pages.map((path) => fetchPage(new URL(path, scope).href, 'no-cache'));
  const files = kept.files.map((path) => keepFile(new URL(path, scope).href));
  event.waitUntil(Promise.all([...pages, ...files]));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    const former = names.filter((name) => name.startsWith(prefix) && name !== PAGES && name !== FILES);
    await Promise.all(former.map((name) => caches.delete(name)));
    await forgetOld();
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const { pathname } = new URL(url);
  if (mode === 'navigate' && PAGE.test(pathname)) event.respondWith(page(event));
  else if (mode !== 'navigate' && HASHED.test(pathname)) event.respondWith(file(event));
});

// A page asks of which day it is; the first page of a reader, which came before this worker, says what it is made of.
self.addEventListener('message', (event) => {
  if (event.data === 'day') event.source.postMessage({ day: shown.get(event.source.id) ?? null });
  if (!Array.isArray(event.data)) return;
  const inside = event.data.filter((address) => typeof address === 'string' && address.startsWith(scope));
  const keep = (address) => (HASHED.test(new URL(address).pathname) ? keepFile(address) : fetchPage(address, 'force-cache'));
  event.waitUntil(Promise.allSettled(inside.map(keep)));
});
