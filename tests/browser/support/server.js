// A static file server on 127.0.0.1, no cleverer than the usual hosts: index.html for a folder, 404.html for the rest, text
// compressed by gzip.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/**
 * Serves `folder` under the path `prefix` (which ends in a slash); resolves to its address and a way to stop it. Its `folder`
 * can be set later, for a site that must be built with that address.
 */
export async function serve(folder, prefix = '/') {
  const served = { folder };
  const server = createServer((request, response) => {
    const { folder } = served;
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path.startsWith(prefix) ? fileAt(folder, path.slice(prefix.length)) : undefined;
    if (file) return send(request, response, 200, file);
    if (path.startsWith(prefix)) return send(request, response, 404, join(folder, '404.html'));
    response.writeHead(404).end();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(served, {
    base: `http://127.0.0.1:${server.address().port}${prefix}`,
    stop: () => new Promise((stopped) => { server.close(stopped); server.closeAllConnections(); }),
  });
}

function fileAt(folder, path) {
  const file = normalize(join(folder, path, path === '' || path.endsWith('/') ? 'index.html' : ''));
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function send(request, response, status, file) {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, vary: 'accept-encoding' };
  const bytes = readFileSync(file);
  if (!/^text|json|javascript|xml/.test(type) || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    return response.writeHead(status, headers).end(bytes);
  }
  response.writeHead(status, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(bytes));
}
