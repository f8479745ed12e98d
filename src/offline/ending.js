// The worker of a site that keeps nothing: it deletes what a former worker kept, then itself. A browser that has the former
// one fetches this in its place at the next visit.
'use strict';
const prefix = `doithoai ${new URL(self.registration.scope).pathname} `;

self.addEventListener('install', () => { self.skipWaiting(); });

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.disable();
    await self.registration.unregister();
  })());
});
