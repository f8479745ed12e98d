// html-validate on every page that a build of the sample site, the site of extremes and that of hostile texts writes, and of
// the sample site in the second theme.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { build, dressed, EXTREMES, HOSTILE, htmlFiles, LOOKS, SAMPLE } from './support/site.js';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The theme writes <!doctype html> in lower case, as the standard's own examples do.
    'doctype-style': ['error', { style: 'lowercase' }],
    // The focusable frame around a wide table is a region that scrolls, not a section of the article.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // Titles of dialogue sessions are written by staff and long by nature; search engines cut them where they want.
    'long-title': 'off',
    // The stylesheet keeps a telephone number on one line.
    'tel-non-breaking': 'off',
  },
});

const BASE = { baseUrl: 'https://doithoai.example/' };
const SITES = { 'sample site': SAMPLE, 'site of extremes': EXTREMES, 'site of hostile texts': HOSTILE };
for (const [name, site] of Object.entries(SITES)) validate(name, build(site, BASE));

const SECOND = 'second theme in a colour, with a logo';
validate(SECOND, build(SAMPLE, { ...BASE, change: dressed(LOOKS[SECOND]) }));

function validate(name, output) {
  describe(name, () => {
    for (const path of htmlFiles(output)) {
      it(`is valid HTML: ${path}`, async () => {
        const report = await validator.validateString(readFileSync(join(output, path), 'utf8'), path);
        const messages = report.results.flatMap((result) => result.messages);
        assert.deepEqual(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`), []);
      });
    }
  });
}
