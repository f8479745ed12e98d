// Every text that may be written, and each is one that would run if a page, a feed or a table held it as it is: the pages
// have the elements of a site of harmless texts and no other, each text is shown whole, and a browser runs none.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { parse as parseHtml, parseFragment } from 'parse5';
import { validateXML } from 'xmllint-wasm';
import { launch } from './support/browser.js';
import { harmless, hostile, made, SHAPES, texts } from './support/made.js';
import { serve } from './support/server.js';
import { BINARY, build, htmlFiles, TODAY } from './support/site.js';

/** Texts that no page is to show: names of files, and words that only the program reads. */
const NEVER_SHOWN = /\.src$|\.file$|\.(cover|gallery|documents)#$|^site\.(logo|theme|official_contacts)|^site\.rules\.|\.aliases$|^session\.resolutions\.petitions$/;

const HOSTILE = Object.entries(SHAPES).filter(([, { text }]) => text === hostile);

/** The same site published with its texts and with harmless ones, each with a report of a year. */
const built = HOSTILE.map(([name, shape]) => {
  const output = (text) => {
    const site = made({ ...shape, text });
    const folder = build(site, shape);
    report(site, folder);
    return folder;
  };
  return { name, shape, output: output(hostile), harmless: output(harmless) };
});

function report(site, output) {
  execFileSync(BINARY, ['report', '--year', '2024', '--today', TODAY, '--site', site, '--output', join(output, 'bao-cao')], { stdio: 'pipe' });
}

const files = (output, ...kinds) => readdirSync(output, { recursive: true }).map(String).filter((path) => kinds.includes(extname(path))).sort();
const read = (output, path) => readFileSync(join(output, path), 'utf8');
const flat = (text) => text.replace(/\s+/gu, ' ');

/** The elements of a tree as HTML is read, each as `depth name attributes`, and all texts and values. */
function elements(root, found = { tags: [], texts: [], attributes: [] }, depth = 0) {
  for (const node of [...(root.childNodes ?? []), ...(root.content?.childNodes ?? [])]) {
    if (node.nodeName === '#text') found.texts.push(node.value);
    if (node.nodeName === '#comment') found.tags.push(`${depth} comment`);
    if (!node.tagName) continue;
    found.tags.push([depth, node.tagName, ...node.attrs.map(({ name }) => name)].join(' '));
    found.attributes.push(...node.attrs);
    elements(node, found, depth + 1);
  }
  return found;
}

function page(output, path) {
  const mistakes = [];
  const tree = parseHtml(read(output, path), { onParseError: ({ code, startLine, startCol }) => mistakes.push(`${path}:${startLine}:${startCol} ${code}`) });
  return { ...elements(tree), mistakes, data: dataOf(tree) };
}

/** What stands in the scripts of data of a page. */
function dataOf(node) {
  const isData = node.tagName === 'script' && node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json');
  return isData ? [node.childNodes.map(({ value }) => value).join('')] : (node.childNodes ?? []).flatMap(dataOf);
}

/** What runs when a page is shown or a link is followed. */
const runs = ({ name, value }) => name.startsWith('on') || /^[\s\u0000-\u001f]*(javascript|vbscript|data:text)/i.test(value);

const strings = (value) => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []);

for (const { name, output, harmless: other } of built) {
  describe(name, () => {
    it('has the files of a site of harmless texts', () => {
      const all = (folder) => files(folder, '.html', '.json', '.xml', '.csv', '.ics', '.txt', '.webmanifest');
      assert.deepEqual(all(output), all(other));
    });

    it('has the elements and attributes of a site of harmless texts, page by page, and no mistake', (test) => {
      const paths = files(output, '.html');
      test.diagnostic(`${paths.length} pages`);
      for (const path of paths) {
        const [here, there] = [page(output, path), page(other, path)];
        assert.deepEqual(here.mistakes, []);
        assert.deepEqual(here.tags, there.tags, path);
        assert.deepEqual(here.attributes.filter(runs), [], path);
      }
    });

    it('holds data that can be read, in scripts and in files', async () => {
      for (const path of files(output, '.html')) page(output, path).data.forEach((data) => JSON.parse(data));
      for (const path of files(output, '.json')) JSON.parse(read(output, path));
      const xml = files(output, '.xml').map((path) => ({ fileName: path, contents: read(output, path) }));
      assert.ok(xml.length > 5);
      const { errors } = await validateXML({ xml, schema: [], extension: 'schema', disableFileNameValidation: true }).catch((error) => ({ errors: [error] }));
      assert.deepEqual(errors.map(({ message }) => message), []);
    });

    it('carries no element in a feed but those of a site of harmless texts', () => {
      const html = (folder) => JSON.parse(read(folder, 'feed.json')).items.map(({ content_html: content = '' }) => elements(parseFragment(content)).tags);
      assert.deepEqual(html(output), html(other));
      const names = (folder, path) => read(folder, path).match(/<[\w:/!?-]+/g);
      for (const path of files(output, '.xml')) assert.deepEqual(names(output, path), names(other, path), path);
    });

    it('has a calendar of the same properties', () => {
      // Names only: ical.js takes a comma for escaped after a backslash that is itself escaped, so it counts too few values.
      const properties = (folder) => new ICAL.Component(ICAL.parse(read(folder, 'lich.ics'))).getAllSubcomponents('vevent')
        .map((event) => event.getAllProperties().map(({ name }) => name));
      assert.ok(properties(output).length > 3);
      assert.deepEqual(properties(output), properties(other));
      for (const line of read(output, 'lich.ics').split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
    });

    it('has tables of the same shape, in the report too, and no cell that is a formula', () => {
      const tables = files(output, '.csv');
      assert.ok(tables.some((path) => path.startsWith('bao-cao/')) && tables.some((path) => path.startsWith('du-lieu/')), tables.join());
      for (const path of tables) {
        const rows = (folder) => parseCsv(read(folder, path), { bom: true, record_delimiter: '\r\n', relax_column_count: true });
        const shape = (table) => table.map((row) => row.length);
        assert.deepEqual(shape(rows(output)), shape(rows(other)), path);
        assert.deepEqual(rows(output).flat().filter((cell) => /^\s*[=+\-@\t\r]/.test(cell)), [], path);
      }
    });

    describe('in a browser', () => {
      let [browser, served] = [];
      before(async () => { [browser, served] = [await launch(), await serve(output)]; });
      after(() => Promise.all([browser.close(), served.stop()]));

      it('runs none of its texts, on no page and not in what search finds', async () => {
        // The policy of the pages would stop such a text even if one got through.
        const context = await browser.newContext({ serviceWorkers: 'block', bypassCSP: true });
        context.setDefaultTimeout(10_000);
        const ran = [];
        await context.exposeFunction('alert', (key) => ran.push(key));
        const tab = await context.newPage();
        const pages = htmlFiles(output).filter((path) => !read(output, path).includes('http-equiv="refresh"'));
        for (const path of pages) await tab.goto(served.base + path);
        await tab.goto(`${served.base}tim-kiem/?q=session.title`);
        await tab.locator('#ket_qua .result-title a').first().waitFor();
        assert.deepEqual(ran, []);
        await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="alert(\'seen\')">'));
        await tab.waitForFunction(() => document.images[document.images.length - 1].complete);
        assert.deepEqual(ran, ['seen'], 'what runs is seen');
      });
    });
  });
}

it('shows every text that may be written, whole, in one of the sites', () => {
  const shown = built.map(({ output }) => flat(files(output, '.html').flatMap((path) => {
    const { texts, attributes } = page(output, path);
    return [...texts, ...attributes.map(({ value }) => value)];
  }).join('\n')));
  const isShown = (key) => shown.some((all) => [...all.matchAll(new RegExp(`=${key.replaceAll('.', '\\.')}\\.\\d+\\.\\d+`, 'g'))]
    .some(([label]) => all.includes(flat(hostile(label.slice(1))))));
  const [never, ought] = [true, false].map((is) => texts().filter((key) => NEVER_SHOWN.test(key) === is));
  assert.deepEqual(ought.filter((key) => !isShown(key)), []);
  assert.deepEqual(never.filter(isShown), []);
  assert.ok(ought.length > 100, `${ought.length} texts`);
});

it('is refused wherever something else than a text is expected, each with its line', () => {
  const site = made({ ...HOSTILE[0][1], refused: true });
  const { stdout } = spawnSync(BINARY, ['check', '--site', site, '--today', TODAY, '--format', 'json'], { encoding: 'utf8' });
  const errors = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ severity }) => severity === 'error');
  const told = new Set(errors.map(({ path, line }) => `${path}:${line}`));
  const open = new Set(texts());
  let refused = 0;
  for (const path of files(site, '.yaml', '.md')) {
    read(site, path).split('\n---\n')[0].split('\n').forEach((line, at) => {
      const key = /[ "]=([\w.#-]+)\.\d+\.\d+\\"/.exec(line)?.[1];
      if (!key || open.has(key)) return;
      assert.ok(told.has(`${path}:${at + 1}`), `${path}:${at + 1} ${key} takes a text that it should not`);
      refused += 1;
    });
  }
  assert.ok(refused > 200, `${refused}`);
  assert.equal(strings(errors).some((text) => text.includes('panicked')), false);
});
