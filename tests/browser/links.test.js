// Every address within the site that an output names leads to a file of it, and to an id where it names one. Links of
// pages and stylesheets are followed by linkinator; what else names whole addresses (feeds, maps, data, the calendar) is read.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { LinkChecker } from 'linkinator';
import { made, SHAPES } from './support/made.js';
import { serve } from './support/server.js';
import { build, htmlFiles, SAMPLE, SUB_FOLDER } from './support/site.js';

const SITES = {
  'sample site': [SAMPLE, `https://doithoai.example${SUB_FOLDER}`],
  ...Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [name, [made(shape), shape.baseUrl]])),
};

for (const [name, [site, baseUrl]] of Object.entries(SITES)) {
  describe(name, () => {
    const output = build(site, { baseUrl });

    it('has no dead link on a page or in a stylesheet', async (test) => {
      const { dead, links } = await check(output, baseUrl);
      test.diagnostic(`${links} addresses on ${htmlFiles(output).length} pages`);
      assert.deepEqual(dead, []);
      assert.ok(links > htmlFiles(output).length, `${links} addresses`);
    });

    if (baseUrl) it('names no address of its own that is not there', () => {
      const named = addresses(output, baseUrl);
      assert.deepEqual(named.filter(({ address }) => !isThere(output, address.slice(baseUrl.length))), []);
      const kinds = new Set(named.map(({ path }) => path.split('.').pop()));
      for (const kind of ['html', 'xml', 'json', 'csv', 'ics', 'txt']) assert.ok(kinds.has(kind), kind);
    });

    it('names the files of the app that it can be kept as', () => {
      const { start_url: start, scope, icons } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
      for (const address of [start, scope, ...icons.map(({ src }) => src)]) assert.ok(isThere(output, address), address);
    });
  });
}

it('sees a link that is dead, in every place where one may stand', async () => {
  const baseUrl = `https://doithoai.example${SUB_FOLDER}`;
  const output = build(SAMPLE, { baseUrl });
  const path = join(output, 'gioi-thieu/index.html');
  const planted = [
    '<a href="khong-co/">', '<a href="../lien-he/#khong-co">', '<a href="#khong-co">', '<img src="khong-co.png" alt="">',
    '<img src="../gioi-thieu/" srcset="khong-co-2.png 2x" alt="">', `<a href="${baseUrl}khong-co/">`, '<link rel="stylesheet" href="khong-co.css">',
  ];
  writeFileSync(path, readFileSync(path, 'utf8').replace('</main>', `${planted.join('')}</main>`));
  const { dead } = await check(output, baseUrl);
  // A fragment that is not there may be told twice, with and without the page that names it.
  const places = new Set(dead.map((line) => line.split(' ').pop()));
  assert.equal(places.size, planted.length, dead.join('\n'));
  writeFileSync(join(output, 'atom.xml'), `<id>${baseUrl}khong-co/</id>`);
  assert.ok(addresses(output, baseUrl).some(({ address }) => !isThere(output, address.slice(baseUrl.length))));
});

/** Follows every link of every page, the folder served where its addresses say that it is, else at the root of a domain. */
async function check(output, baseUrl) {
  const prefix = baseUrl ? new URL(baseUrl).pathname : '/';
  const served = await serve(output, prefix);
  const { links } = await new LinkChecker().check({
    path: htmlFiles(output).map((path) => served.base + path),
    checkFragments: true,
    checkCss: true,
    linksToSkip: async (link) => new URL(link).origin !== new URL(served.base).origin,
    urlRewriteExpressions: baseUrl ? [{ pattern: new RegExp(`^${baseUrl}`), replacement: served.base }] : [],
  });
  await served.stop();
  const followed = links.filter(({ state }) => state !== 'SKIPPED');
  const dead = followed.filter(({ state }) => state !== 'OK').map(({ url, parent }) => `${parent} ${url}`);
  return { dead: [...new Set(dead)], links: followed.length };
}

/** Every whole address of the site that any of its files names. */
function addresses(output, baseUrl) {
  const files = readdirSync(output, { recursive: true }).map(String).filter((path) => /\.(html|xml|json|csv|ics|txt|js)$/.test(path));
  return files.flatMap((path) => {
    const text = readFileSync(join(output, path), 'utf8').replace(/\r\n /g, '');
    return text.split(baseUrl).slice(1).map((rest) => ({ path, address: baseUrl + /^[\w.~/%#-]*/.exec(rest)[0] }));
  });
}

function isThere(output, address) {
  const [path, id] = address.replace(/^\.\//, '').split('#');
  const file = join(output, path, path === '' || path.endsWith('/') ? 'index.html' : '');
  if (!existsSync(file) || !statSync(file).isFile()) return false;
  return !id || readFileSync(file, 'utf8').includes(`id="${id}"`);
}
