// The Nu checker of the W3C on every page and stylesheet that a build writes, all sites in one run of Java.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import vnu from 'vnu-jar';
import { hostile, made, SHAPES } from './support/made.js';
import { build, EXTREMES, HOSTILE, htmlFiles, SAMPLE } from './support/site.js';

const SITES = {
  'sample site': SAMPLE, 'site of extremes': EXTREMES, 'site of hostile texts': HOSTILE,
  ...Object.fromEntries(Object.entries(SHAPES).filter(([, { text }]) => text === hostile).map(([name, shape]) => [name, made(shape)])),
};

// Brackets in a query (`?loai[]=1`) are what many servers read; a page must not write an author's address otherwise.
const ALLOWED = /Illegal character in query\. “\[” is not allowed\./;

describe('the Nu checker', () => {
  const outputs = Object.entries(SITES).map(([name, site]) => ({ name, output: build(site, { baseUrl: 'https://doithoai.example/' }) }));
  const { messages, stderr } = check(outputs.map(({ output }) => output));

  for (const { name, output } of outputs) {
    it(`finds no error: ${name}`, (test) => {
      const found = messages.filter(({ url, message }) => url && fileURLToPath(url).startsWith(output) && !ALLOWED.test(message));
      const told = (type) => found.filter((message) => message.type === type)
        .map(({ url, lastLine, lastColumn, message }) => `${relative(output, fileURLToPath(url))}:${lastLine}:${lastColumn} ${message}`);
      test.diagnostic(`${htmlFiles(output).length} pages, ${told('info').length} remarks`);
      assert.deepEqual([...new Set(told('error'))].slice(0, 20), []);
    });
  }

  it('reads every file', () => {
    assert.deepEqual(messages.filter(({ type }) => type === 'non-document-error'), []);
    assert.equal(stderr, '');
  });
});

function check(folders) {
  const options = ['-Xss4m', '-jar', vnu, '--format', 'json', '--exit-zero-always', '--stdout', '--skip-non-html', '--also-check-svg'];
  const { stdout, stderr, error } = spawnSync('java', [...options, ...folders], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (error) throw error;
  return { messages: JSON.parse(stdout).messages, stderr };
}
