// What pages say of themselves to programs: JSON-LD that parses whatever an author wrote, Open Graph, canonical addresses.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build, EXTREMES, HOSTILE, htmlFiles, SAMPLE } from './support/site.js';

const BASE = 'https://doithoai.example/huyen/';
const SCRIPT = '<script type="application/ld+json">';

/** The things that a page names, by type; fails where the data cannot be read or do not end where they should. */
function things(html) {
  const parts = html.split(SCRIPT);
  assert.ok(parts.length <= 2, 'one script of data at most');
  if (parts.length === 1) return {};
  const data = JSON.parse(parts[1].slice(0, parts[1].indexOf('</script>')));
  assert.equal(data['@context'], 'https://schema.org');
  return Object.fromEntries(data['@graph'].map((thing) => [thing['@type'], thing]));
}

const content = (html, name) => html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`))?.[1];
const plain = (text) => text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'");
const DAY = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:00\+07:00)?$/;

for (const [name, site, baseUrl] of [
  ['sample site', SAMPLE, BASE],
  ['site of extremes', EXTREMES, BASE],
  ['site of hostile texts', HOSTILE, BASE],
  ['site without an address', HOSTILE, undefined],
]) {
  describe(name, () => {
    const output = build(site, { baseUrl });
    const pages = htmlFiles(output).map((path) => [path, readFileSync(join(output, path), 'utf8')]);
    const address = (path) => BASE + path.replace(/index\.html$/, '');

    it('holds data that can be read on every page', () => {
      for (const [path, html] of pages) {
        const found = things(html);
        if (html.includes('content="noindex"')) assert.deepEqual(found, {}, path);
        if (!html.includes(SCRIPT)) continue;
        const raw = html.split(SCRIPT)[1].split('</script>')[0];
        assert.ok(!/[<>&\u2028\u2029]/.test(raw), path);
      }
    });

    it('names each session as news and as an event', () => {
      const sessions = pages.filter(([path]) => /^doi-thoai\/\d{4}[^/]*\/index\.html$/.test(path));
      assert.ok(sessions.length > 0);
      for (const [path, html] of sessions) {
        const { NewsArticle: news, Event: event } = things(html);
        if (html.includes('content="noindex"')) continue;
        const heading = plain(html.match(/<h1>(.*?)<\/h1>/)[1]);
        assert.equal(news.headline, heading, path);
        assert.equal(event.name, heading, path);
        assert.match(event.startDate, DAY, path);
        assert.match(event.eventStatus, /^https:\/\/schema\.org\/Event(Scheduled|Postponed|Cancelled)$/);
        if (news.datePublished) assert.match(news.datePublished, DAY, path);
        for (const body of [news.publisher, event.organizer]) assert.equal(body['@type'], 'GovernmentOrganization');
        if (baseUrl) for (const thing of [news, event]) assert.equal(thing.url, address(path));
        else assert.ok(!JSON.stringify([news, event]).includes('"url"'), path);
      }
    });

    it('leads from the home page to each page', () => {
      for (const [path, html] of pages.filter(([path]) => path !== 'index.html')) {
        const { BreadcrumbList: list } = things(html);
        if (!baseUrl || html.includes('content="noindex"')) {
          assert.equal(list, undefined, path);
          continue;
        }
        const items = list.itemListElement;
        assert.deepEqual(items.map((item) => item.position), items.map((_, at) => at + 1), path);
        assert.equal(items[0].item, BASE, path);
        assert.equal(items.at(-1).item, address(path), path);
        for (const { item } of items) {
          const file = `${item.slice(BASE.length)}index.html`;
          assert.ok(pages.some(([other]) => other === file), `${path}: ${item}`);
        }
      }
    });

    it('tells networks the same address, title, picture and day', () => {
      for (const [path, html] of pages) {
        if (html.includes('content="noindex"')) continue;
        const canonical = html.match(/<link rel="canonical" href="([^"]*)">/)?.[1];
        assert.equal(canonical, baseUrl && address(path), path);
        assert.equal(content(html, 'og:url'), canonical, path);
        assert.equal(content(html, 'og:description'), content(html, 'description'), path);
        for (const name of ['og:title', 'og:type', 'og:site_name', 'og:locale']) {
          assert.ok(content(html, name), `${path}: ${name}`);
        }
        if (baseUrl) for (const name of ['og:image', 'og:image:alt', 'og:image:width']) assert.ok(content(html, name), `${path}: ${name}`);
        assert.equal(content(html, 'article:published_time'), things(html).NewsArticle?.datePublished, path);
      }
    });

    it('offers Zalo and a code where the address is known', () => {
      for (const [path, html] of pages) {
        const link = html.match(/href="(https:\/\/button-share\.zalo\.me[^"]*)"/)?.[1];
        const isArticle = html.includes('class="tools"') && !html.includes('content="noindex"');
        assert.equal(Boolean(link), Boolean(isArticle && baseUrl), path);
        if (!link) continue;
        const data = Buffer.from(new URL(plain(link)).searchParams.get('d'), 'base64').toString();
        assert.deepEqual(JSON.parse(data), { url: address(path) });
        assert.match(html, /<svg class="qr"/, path);
      }
    });
  });
}

it('names the body that runs the site on the home page', () => {
  const home = things(readFileSync(join(build(SAMPLE, { baseUrl: BASE }), 'index.html'), 'utf8'));
  const body = home.GovernmentOrganization;
  assert.equal(body.url, BASE);
  for (const key of ['name', 'address', 'telephone', 'email']) assert.ok(body[key], key);
  assert.equal(body.parentOrganization['@type'], 'GovernmentOrganization');
});
