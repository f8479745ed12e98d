// The schemas say the same as `check`: what it accepts they accept, and what it calls unknown they refuse.

import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

import { diagnostics, run, sample, starter, temporary, texts, write, written } from './support/sites.js';

/** Mistakes of form, each of which a schema is to see. */
const SEEN = [
  'unknown-key', 'unknown-value', 'missing-key', 'expected-keys', 'expected-entry', 'expected-text', 'expected-number',
  'expected-true-or-false', 'invalid-time', 'invalid-slug', 'invalid-alias', 'invalid-url', 'invalid-id', 'invalid-code',
];

/** Mistakes that can be seen only by who knows a calendar: some of these dates have the right form. */
const CALENDAR = ['invalid-date'];

const FORM = new Set([...SEEN, ...CALENDAR, 'expected-list']);

function validators(folder) {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, allowUnionTypes: true });
  ajv.addKeyword('enumDescriptions');
  run(folder, 'schema', '--output', 'luoc-do');
  const schema = (name) => JSON.parse(readFileSync(join(folder, 'luoc-do', `${name}.schema.json`), 'utf8'));
  const compiled = new Map();
  return (name) => compiled.get(name) ?? compiled.set(name, ajv.compile(schema(name))).get(name);
}

function value(yaml) {
  try {
    return parse(yaml, { logLevel: 'silent' }) ?? null;
  } catch {
    return undefined;
  }
}

/** Compares what the schemas say of every file with the diagnostics on it, and counts both answers. */
function compare(folder, name, counts, only = '') {
  const validate = validators(folder);
  const told = diagnostics(folder);
  const accepted = (path) => !told.some((one) => one.path === path && one.severity === 'error' && FORM.has(one.id));
  for (const { path, schema, yaml } of written(folder)) {
    if (only && !only.includes(`=== ${path}`)) continue;
    const ids = told.filter((one) => one.path === path && one.severity === 'error').map((one) => one.id);
    // What is no YAML to us is not parsed here: nesting without end would exhaust the stack of this parser.
    if (ids.some((id) => id.startsWith('yaml-') || id === 'nesting-too-deep' || id === 'duplicate-key')) continue;
    const data = value(yaml);
    if (data === undefined) continue;
    const valid = validate(schema)(data ?? (path.endsWith('.md') ? {} : null));
    const say = () => `${name}: ${path} ${ids} ${JSON.stringify(validate(schema).errors, null, 1)}`;
    if (accepted(path)) {
      assert.ok(valid || ids.length > 0, say());
      counts.accepted += 1;
    } else if (ids.some((id) => SEEN.includes(id))) {
      assert.ok(!valid, say());
      counts.refused += 1;
    }
  }
}

test('what check accepts is valid', () => {
  const counts = { accepted: 0, refused: 0 };
  compare(sample(), 'sample', counts);
  compare(starter(), 'starter', counts);
  for (const [name, text] of texts('sites')) {
    const folder = temporary();
    write(folder, text);
    compare(folder, name, counts);
  }
  assert.ok(counts.accepted > 60, JSON.stringify(counts));
  console.log(`# ${JSON.stringify(counts)}`);
});

test('what check calls unknown or wrong in form is not valid', () => {
  const good = texts('sites').find(([name]) => name === 'good')[1];
  const counts = { accepted: 0, refused: 0 };
  for (const [name, text] of texts('broken')) {
    if (text.includes('\n=== bang.csv')) continue;
    const folder = temporary();
    write(folder, good);
    write(folder, text);
    compare(folder, name, counts, text);
  }
  assert.ok(counts.refused > 30, JSON.stringify(counts));
  console.log(`# ${JSON.stringify(counts)}`);
});

test('every way of typing a value that check takes is valid', () => {
  const validate = validators(starter())('session');
  const takes = (front) => assert.ok(validate({ title: 'x', date: '2026-01-02', ...parse(front) }), `${front} ${JSON.stringify(validate.errors)}`);
  const refuses = (front) => assert.ok(!validate({ title: 'x', date: '2026-01-02', ...parse(front) }), front);
  for (const date of ['2026-06-18', '18/06/2026', '18.06.2026', '18-06-2026', '18/6/2026']) takes(`date: ${date}`);
  for (const date of ['18/06-2026', '2026/06/18', '32/01/2026', '18/13/2026', '18/06/26', '2026']) refuses(`date: ${date}`);
  for (const time of ['"07:30"', '7:30', '7h30', '7h', '7 giờ 30', '7 giờ 30 phút', '07 GIỜ']) takes(`time: ${time}`);
  for (const time of ['"24:00"', '"7:3"', 'sáng', '7h60']) refuses(`time: ${time}`);
  for (const part of ['sáng', 'Sáng', 'SÁNG', 'sa\u0301ng']) takes(`part_of_day: ${part}`);
  refuses('part_of_day: sang');
  takes('round: 2');
  takes('round: "2"');
  refuses('round: 0');
  refuses('round: hai');
  takes('summary:');
  takes('venue: Nhà văn hóa');
  takes('venue: {name: Nhà văn hóa, commune: Ia Le}');
  refuses('venue: {ten: Nhà văn hóa}');
  takes('topic: [dat-dai, Đất đai, ĐẤT ĐAI]');
  takes('resolutions: {id: nv-01, text: Sửa đường}');
  refuses('resolutions: [Sửa đường]');
  refuses('resolutions: [{text: Sửa đường}]');
});
