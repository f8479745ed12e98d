// Feeds and the map of the site before validators of others: Atom before the validating reader of Ruby, JSON Feed before
// the schema of SchemaStore, the map before the schema of sitemaps.org.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { made, SHAPES } from './support/made.js';
import { build, htmlFiles, SAMPLE } from './support/site.js';

const SITES = {
  'sample site': [SAMPLE, 'https://doithoai.example/'],
  ...Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [name, [made(shape), shape.baseUrl]])),
};

const resolve = createRequire(import.meta.url).resolve;
const ATOM = fileURLToPath(new URL('support/atom.rb', import.meta.url));
const SITEMAP = readFileSync(join(dirname(resolve('sitemap/package.json')), 'schema/sitemap.xsd'), 'utf8');

/** What Ruby says of feeds. */
const atom = (paths) => execFileSync('ruby', [ATOM, ...paths], { encoding: 'utf8' }).split('\n').filter(Boolean);

/** What libxml2 says of a map. */
const sitemap = async (contents) => (await validateXML({ xml: [{ fileName: 'sitemap.xml', contents }], schema: [SITEMAP] })).errors.map(({ message }) => message);

const jsonFeed = jsonFeedValidator();

function jsonFeedValidator() {
  const folder = join(dirname(resolve('schemastore/package.json')), 'schemas/json');
  const schema = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(schema('feed-1.json'), 'https://json.schemastore.org/feed-1');
  const validate = ajv.compile(schema('feed.json'));
  return (feed) => (validate(feed) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
}

const feedsOf = (output) => readdirSync(output, { recursive: true }).map(String).filter((path) => path.endsWith('atom.xml')).map((path) => join(output, path));

for (const [name, [site, baseUrl]] of Object.entries(SITES)) {
  describe(name, () => {
    const output = build(site, { baseUrl });
    const read = (path) => readFileSync(join(output, path), 'utf8');
    if (!baseUrl) {
      it('has no feed and no map, as it has no address', () => {
        const files = readdirSync(output, { recursive: true }).map(String);
        assert.deepEqual(files.filter((path) => /(atom|sitemap)\.xml$|^feed\.json$/.test(path)), []);
      });
      return;
    }

    it('has Atom feeds that are valid', (test) => {
      const feeds = feedsOf(output);
      test.diagnostic(`${feeds.length} feeds`);
      assert.ok(feeds.length > 5);
      assert.deepEqual(atom(feeds), []);
    });

    it('has a JSON feed that is valid', () => {
      const feed = JSON.parse(read('feed.json'));
      assert.ok(feed.items.length > 0);
      assert.deepEqual(jsonFeed(feed), []);
    });

    it('has a valid map of all pages that search engines may show, and no other', async () => {
      const map = read('sitemap.xml');
      assert.deepEqual(await sitemap(map), []);
      const mapped = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
      const canonical = htmlFiles(output).map(read).filter((html) => !html.includes('content="noindex'))
        .flatMap((html) => html.match(/<link rel="canonical" href="([^"]*)">/)?.[1] ?? []);
      assert.deepEqual(mapped.toSorted(), canonical.toSorted());
      assert.match(read('robots.txt'), new RegExp(`^Sitemap: ${baseUrl}sitemap\\.xml$`, 'm'));
    });
  });
}

describe('the validators see what is wrong', () => {
  const output = build(SAMPLE, { baseUrl: 'https://doithoai.example/' });

  it('in Atom', () => {
    const good = readFileSync(join(output, 'atom.xml'), 'utf8');
    const mistakes = [
      [/<id>.*?<\/id>/, ''], [/<updated>.*?<\/updated>/, ''], [/<updated>.*?<\/updated>/, '<updated>hôm qua</updated>'],
      [/<entry><title>.*?<\/title>/, '<entry>'], [/<name>.*?<\/name>/, ''], [/<summary>/, '<summary><b>x</b>'],
      [/<summary>/, '<summary type="x">'], [/<entry>/, '<entry><danhdau/>'], [/<\/summary>/, ''], [/ term="[^"]*"/, ''],
    ];
    const paths = mistakes.map(([place, mistake], at) => {
      const path = join(output, `sai-${at}.xml`);
      assert.match(good, place);
      writeFileSync(path, good.replace(place, mistake));
      return path;
    });
    const told = atom(paths);
    for (const path of paths) assert.ok(told.some((line) => line.startsWith(path)), `${path}: ${mistakes[paths.indexOf(path)]}`);
  });

  it('in a JSON feed', () => {
    const good = readFileSync(join(output, 'feed.json'), 'utf8');
    const mistakes = [
      (feed) => delete feed.title, (feed) => delete feed.items[0].id, (feed) => delete feed.items[0].content_text,
      (feed) => (feed.items[0].date_published = 'hôm qua'), (feed) => (feed.items[0].url = 'x y'), (feed) => (feed.danhdau = 1),
      (feed) => (feed.items[0].tags = 'x'), (feed) => (feed.items[0].authors = [{}]),
    ];
    for (const mistake of mistakes) {
      const feed = JSON.parse(good);
      mistake(feed);
      assert.notDeepEqual(jsonFeed(feed), [], String(mistake));
    }
  });

  it('in a map', async () => {
    const good = readFileSync(join(output, 'sitemap.xml'), 'utf8');
    for (const [place, mistake] of [[/<loc>.*?<\/loc>/, ''], [/<loc>.*?<\/loc>/, '<loc>a</loc>'], [/<url>/, '<url><danhdau/>'], [/<\/loc>/, '</loc><lastmod>x</lastmod>'], [/<\/url>/, '']]) {
      assert.notDeepEqual(await sitemap(good.replace(place, mistake)), [], mistake);
    }
  });
});
