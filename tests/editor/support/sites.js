// Sites as the real binary sees them: the sample, those of tests/sites and the broken ones, each in a folder of its own.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
export const repository = resolve(here, '../..');
export const program = resolve(here, process.env.DOITHOAI ?? '../../target/release/doithoai');

const scratch = mkdtempSync(join(tmpdir(), 'doithoai-editor-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

/** Returns a new folder that goes with the process. */
export function temporary() {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  return folder;
}

/** Runs the program in a folder and returns what it printed. */
export function run(folder, ...words) {
  return execFileSync(program, words, { cwd: folder, encoding: 'utf8' });
}

/** Returns every diagnostic of a site. */
export function diagnostics(folder, today = '2026-06-15') {
  const words = ['check', '--format', 'json', '--today', today, '--drafts'];
  const { stdout } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** Returns a new site made by `init`. */
export function starter() {
  const folder = join(temporary(), 'trang');
  run('.', 'init', folder);
  return folder;
}

/** Returns a copy of the content of the sample site. */
export function sample() {
  const folder = temporary();
  cpSync(join(repository, 'content'), join(folder, 'content'), { recursive: true });
  return folder;
}

const WAYS = {
  '': (text) => text,
  'absent': () => undefined,
  'bom': (text) => `\uFEFF${text}`,
  'crlf': (text) => text.replaceAll('\n', '\r\n'),
  'marks': (text) =>
    text
      .replace(/<<U\+([0-9A-F]+)>>/g, (_, code) => String.fromCodePoint(parseInt(code, 16)))
      .replace(/<<(.+?) x (\d+)>>/g, (_, what, times) => what.repeat(Number(times))),
};

/** Writes the files of a text such as tests/sites/good.txt; pictures and other files that no schema is on stay away. */
export function write(folder, text) {
  const input = text.split('\n=== expect ')[0];
  for (const section of `\n${input}`.split('\n=== ').slice(1)) {
    const [head] = section.split('\n', 1);
    const [name, ways = ''] = head.split(' | ');
    const body = section.slice(head.length + 1);
    const path = join(folder, name);
    const made = WAYS[ways]?.(body.endsWith('\n') ? body : `${body}\n`);
    rmSync(path, { force: true });
    if (made === undefined) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made);
  }
}

/** Returns the name and text of every file of a folder of tests. */
export function texts(folder) {
  const files = readdirSync(join(repository, 'tests', folder)).filter((name) => name.endsWith('.txt')).sort();
  return files.map((name) => [basename(name, '.txt'), readFileSync(join(repository, 'tests', folder, name), 'utf8')]);
}

/** Returns the files of a site that have a schema, with the name of the schema and the YAML. */
export function written(folder) {
  const all = readdirSync(join(folder, 'content'), { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  const sections = { sessions: 'session', news: 'news', pages: 'page' };
  const registry = /^(site|topics|series|agencies|communes)\.yaml$/;
  return all.sort().flatMap((path) => {
    const read = () => readFileSync(join(folder, 'content', path), 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    const schema = path.endsWith('.md') ? sections[path.split('/')[0]] : registry.exec(path)?.[1];
    if (!schema) return [];
    const front = path.endsWith('.md') ? /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(read())?.[1] : read();
    return front === undefined ? [] : [{ path: `content/${path}`, schema, yaml: front }];
  });
}
