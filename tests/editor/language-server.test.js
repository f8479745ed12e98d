// What people see while they type: the real YAML language server, with the settings that `init` wrote.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { serve } from './support/server.js';
import { repository, run, sample, starter } from './support/sites.js';

const { frontMatter, SCHEME } = createRequire(import.meta.url)(
  join(repository, 'src/schema/vscode/extension/extension.js'),
);

let folder;
let server;
before(async () => {
  folder = starter();
  server = await serve(folder);
});
after(() => server.stop());

/** Completes where `|` stands in a text. */
async function complete(uri, marked, on = server) {
  const text = marked.replace('|', '');
  const lines = marked.slice(0, marked.indexOf('|')).split('\n');
  await on.open(uri, text);
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const items = await on.completion(uri, position);
  return new Map(items.map((item) => [item.label, item.documentation?.value ?? item.documentation ?? '']));
}

test('keys of topics.yaml complete with what they are for', async () => {
  const items = await complete(server.uri('content/topics.yaml'), '- id: dat-dai\n  |\n');
  assert.match(items.get('name'), /Tên hiện trên trang\. Bắt buộc\./);
  assert.match(items.get('description'), /Lời giới thiệu/);
  assert.equal(items.has('kind'), false);
});

test('keys of site.yaml complete, and those below organisation', async () => {
  const items = await complete(server.uri('content/site.yaml'), 'title: Đối thoại\n|\n');
  assert.match(items.get('base_url'), /nguồn cấp tin/);
  const below = await complete(server.uri('content/site.yaml'), 'title: Đối thoại\norganisation:\n  |\n');
  assert.match(below.get('responsible'), /chịu trách nhiệm/);
});

/** The address of the virtual document that the extension shows for an article. */
function virtual(path, on = folder) {
  return `${SCHEME}:${join(on, path)}.yaml`;
}

/** Completes in the front matter of a Markdown article, as the extension asks. */
function completeArticle(path, marked, site = folder, on = server) {
  const at = marked.indexOf('|');
  const { yaml } = frontMatter(marked.replace('|', ''));
  const line = marked.slice(0, at).split('\n').length - 1;
  const column = at - marked.lastIndexOf('\n', at - 1) - 1;
  const lines = yaml.split('\n');
  lines[line] = `${lines[line].slice(0, column)}|${lines[line].slice(column)}`;
  return complete(virtual(path, site), lines.join('\n'), on);
}

const SESSION = 'content/sessions/2026-06-18-ia-le/index.md';
const BODY = '---\n\nSáng ngày 18/6/2026: xã Ia Le đối thoại.\n\n- [ ] không: phải YAML\n';

test('keys of a session complete in Markdown, each with what it is for', async () => {
  const items = await completeArticle(SESSION, `---\ntitle: Đối thoại\n|\n${BODY}`);
  assert.match(items.get('chairs'), /Người chủ trì/);
  assert.match(items.get('resolutions'), /Nhiệm vụ giao/);
  assert.equal(items.has('title'), false, 'a key that stands there is not offered again');
});

test('topics, choices and tasks of the site complete in Markdown', async () => {
  const topics = await completeArticle(SESSION, `---\ntitle: Đối thoại\ntopic: |\n${BODY}`);
  assert.match(topics.get('giao-thong-nong-thon'), /Đường liên thôn/);
  assert.match(topics.get('Đất đai'), /Mã: dat-dai/);
  const formats = await completeArticle(SESSION, `---\ntitle: Đối thoại\nformat: |\n${BODY}`);
  assert.equal(formats.get('extraordinary'), 'đột xuất');
  const tasks = await completeArticle(SESSION, `---\ntitle: x\nupdates:\n  - resolution: |\n${BODY}`);
  assert.match(tasks.get('2026-03-12-ia-le/nv-01'), /Gia cố lề đường/);
  const status = await completeArticle(SESSION, `---\ntitle: x\nupdates:\n  - resolution: a/b\n    status: |\n${BODY}`);
  assert.equal(status.get('in_progress'), 'đang thực hiện');
});

test('keys complete within entries, and other kinds of article have their own', async () => {
  const keys = await completeArticle(SESSION, `---\ntitle: x\nresolutions:\n  - id: nv-01\n    |\n${BODY}`);
  assert.match(keys.get('due'), /Hạn hoàn thành/);
  assert.equal(keys.has('chairs'), false);
  const news = await completeArticle('content/news/tin.md', `---\ntitle: x\n|\n${BODY}`);
  assert.match(news.get('source'), /Nguồn của tin/);
  assert.equal(news.has('resolutions'), false);
});

test('hovering over a key says what it is for', async () => {
  const uri = virtual('content/sessions/2026-06-19-ia-le/index.md');
  await server.open(uri, frontMatter(`---\ntitle: x\nround: 2\n${BODY}`).yaml);
  const hover = await server.hover(uri, { line: 2, character: 2 });
  assert.match(hover.contents.value, /Lần thứ mấy trong chuỗi/);
});

test('a mistake is marked, and a good article is not', async () => {
  const bad = await server.open(virtual('content/sessions/a.md'), frontMatter(`---\ntitle: x\ndate: 2026-01-02\nchu_tri: A\n${BODY}`).yaml);
  assert.deepEqual(bad.map((one) => one.range.start.line), [3]);
  const site = sample();
  run(site, 'schema');
  const other = await serve(site);
  const session = 'content/sessions/2026-03-26-ia-le/index.md';
  const text = readFileSync(join(site, session), 'utf8');
  assert.deepEqual(await other.open(virtual(session, site), frontMatter(text).yaml), []);
  const communes = await completeArticle('content/sessions/b.md', `---\ntitle: x\ncommunes: [|]\n${BODY}`, site, other);
  assert.ok(communes.has('Ia Le') && communes.has('ia-le-23986'), [...communes.keys()].join());
  other.stop();
});
