// What `init` sets up for VS Code: the extension for front matter, the tasks, the snippets.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { serve, settings } from './support/server.js';
import { diagnostics, program, starter, write } from './support/sites.js';

let folder;
let server;
before(async () => {
  folder = starter();
  server = await serve(folder);
});
after(() => server.stop());

/** Stands in for VS Code as far as the extension needs it: documents, events, and requests that go to the server. */
function editor() {
  const [documents, providers, listeners, asked] = [new Map(), {}, new Set(), []];
  const uriOf = (parts) => ({ ...parts, toString: () => `${parts.scheme}:${parts.path}` });
  class EventEmitter {
    #listeners = new Set();
    event = (listener) => {
      this.#listeners.add(listener);
      return { dispose: () => this.#listeners.delete(listener) };
    };
    fire(value) {
      for (const listener of this.#listeners) listener(value);
    }
  }
  const shown = (uri, text) => ({ uri, getText: () => text });
  const read = async (uri) => {
    const document = shown(uri, providers.content.provideTextDocumentContent(uri));
    documents.set(uri.toString(), document);
    await server.open(uri.toString(), document.getText());
    return document;
  };
  const vscode = {
    Uri: { from: uriOf },
    EventEmitter,
    workspace: {
      get textDocuments() {
        return [...documents.values()];
      },
      registerTextDocumentContentProvider(_scheme, provider) {
        providers.content = provider;
        // As VS Code does: content that changed is read again some time later, and the change is told.
        return provider.onDidChange(async (uri) => {
          const document = await read(uri);
          for (const listener of listeners) listener({ document });
        });
      },
      onDidChangeTextDocument(listener) {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
      openTextDocument: async (uri) => documents.get(uri.toString()) ?? read(uri),
    },
    languages: {
      registerCompletionItemProvider: (_language, provider) => (providers.completion = provider),
      registerHoverProvider: (_language, provider) => (providers.hover = provider),
    },
    commands: {
      async executeCommand(command, uri, position) {
        asked.push(uri.toString());
        if (command === 'vscode.executeHoverProvider') return [await server.hover(uri.toString(), position)];
        return server.completion(uri.toString(), position);
      },
    },
  };
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
  const extension = createRequire(import.meta.url)(join(folder, '.vscode/extensions/doithoai/extension.js'));
  extension.activate({ subscriptions: [] });
  Module._load = load;
  const article = (path, text) => shown(uriOf({ scheme: 'file', path: join(folder, path) }), text);
  return { article, providers, asked };
}

const ARTICLE = 'content/sessions/2026-06-18-ia-le/index.md';

test('the extension completes and explains what is typed, as it is now', async () => {
  const { article, providers } = editor();
  const text = (line) => `---\r\ntitle: x\r\n${line}\r\n---\r\n\r\nformat: đây là phần bài\r\n`;
  const at = (line, character) => ({ line, character });
  const labels = async (line) => {
    const items = await providers.completion.provideCompletionItems(article(ARTICLE, text(line)), at(2, line.length));
    return items.map((item) => item.label);
  };
  assert.ok((await labels('')).includes('chairs'));
  assert.ok((await labels('topic: ')).includes('giao-thong-nong-thon'));
  assert.ok((await labels('status: ')).includes('postponed'));
  const hover = await providers.hover.provideHover(article(ARTICLE, text('status: held')), at(2, 2));
  assert.match(hover.contents.value, /Buổi ấy ra sao/);
});

test('the extension leaves the body, other files and files without front matter alone', async () => {
  const { article, providers, asked } = editor();
  const nothing = async (path, text, line) =>
    assert.equal(await providers.completion.provideCompletionItems(article(path, text), { line, character: 1 }), undefined);
  await nothing(ARTICLE, '---\ntitle: x\n---\n\nbài\n', 4);
  await nothing(ARTICLE, '---\ntitle: x\n---\n', 0);
  await nothing(ARTICLE, '---\ntitle: x\n---\n', 2);
  await nothing(ARTICLE, 'không có phần đầu bài\n', 0);
  await nothing('README.md', '---\ntitle: x\n---\n', 1);
  assert.deepEqual(asked, []);
});

test('the task finds the file, line, column and id of every mistake', () => {
  const site = starter();
  write(site, '=== content/news/tin.md\n---\ntitle: Tin\ndate: 31/02/2026\nabc: 1\n---\n\n# Đầu mục\n');
  write(site, '=== content/news/hai.md\nkhông có phần đầu bài\n');
  write(site, '=== content/la.yaml\na: 1\n');
  const { tasks } = settings(site, 'tasks.json');
  const [check] = tasks;
  const { stdout } = spawnSync(program, check.args, { cwd: site, encoding: 'utf8' });
  const found = stdout.trim().split('\n').map((line) => {
    const matching = check.problemMatcher.filter(({ pattern }) => new RegExp(pattern.regexp).test(line));
    assert.equal(matching.length, 1, line);
    const [{ pattern, severity }] = matching;
    const groups = new RegExp(pattern.regexp).exec(line);
    const of = (group) => (group ? groups[group] : undefined);
    const number = (group) => (group ? Number(groups[group]) : null);
    return { path: of(pattern.file), line: number(pattern.line), column: number(pattern.column), id: of(pattern.code), severity };
  });
  const told = diagnostics(site, '2026-11-26').map(({ path, line, column, id, severity }) => ({ path, line, column, id, severity }));
  assert.ok(told.some((one) => one.line === null) && told.some((one) => one.severity === 'warning'), JSON.stringify(told));
  assert.deepEqual(found, told);
});

test('the snippets are whole and hold the topics of the site', () => {
  const text = readFileSync(join(folder, '.vscode/doithoai.code-snippets'), 'utf8').replace(/^\/\/.*\n/, '');
  const snippets = JSON.parse(text);
  assert.deepEqual(snippets.topic.body, ['topic: [${1|dat-dai,giao-thong-nong-thon,Đất đai,Giao thông nông thôn|}]']);
  assert.ok(snippets.topic.prefix.includes('chuyende'));
  const begin = snippets['Phần đầu bài của một buổi đối thoại'].body;
  assert.deepEqual([begin[0], begin.at(-3), begin.at(-1)], ['---', '---', '$0']);
  for (const [name, { body, description }] of Object.entries(snippets)) {
    assert.ok(description.length > 0, name);
    const stops = body.join('\n').match(/(?<!\\)\$\{(\d+)/g) ?? [];
    assert.deepEqual(stops, stops.map((_, at) => `\${${at + 1}`), name);
  }
});
