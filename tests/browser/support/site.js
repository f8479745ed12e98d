// The sites under test: built by the real binary into temporary folders, then listed page by page.

import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(here, '../..');
export const BINARY = resolve(here, process.env.DOITHOAI ?? '../../target/release/doithoai');

/** The day on which every test builds, so that "coming" and "overdue" never move. */
export const TODAY = '2026-11-23';

/** The folder under which the second way of opening serves the site. */
export const SUB_FOLDER = '/huyen/doi-thoai/';

/** The sample site of the repository. */
export const SAMPLE = repository;

/** A site of what is rare: long titles, fifty chairs, no picture, empty lists, everything Markdown can do. */
export const EXTREMES = join(here, 'extremes');

/** A site of texts that look like formulas, markup or separators. */
export const HOSTILE = join(here, 'hostile');

/**
 * Builds a site folder into a new temporary folder and gives back that folder. Any diagnostic is an error. The site is
 * built with the theme files of the repository, so that a change of the theme needs no new binary. `change` may write into
 * the copy before it is built.
 */
export function build(site, { baseUrl, change } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'doithoai-browser-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [output, copy] = [join(folder, 'output'), join(folder, 'site')];
  cpSync(join(site, 'content'), join(copy, 'content'), { recursive: true });
  cpSync(join(repository, 'themes'), join(copy, 'themes'), { recursive: true });
  change?.(copy);
  const options = ['build', '--site', copy, '--output', output, '--today', TODAY, '--strict'];
  if (baseUrl) options.push('--base-url', baseUrl);
  execFileSync(BINARY, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  return output;
}

/** Another look of the sample site: what stands besides in its settings, and the files beside them. */
export const LOOKS = {
  'second theme': { settings: 'theme: toi-gian\n' },
  'second theme in a colour, with a logo': { settings: 'theme: toi-gian\ncolour: "#ffd700"\nlogo: bieu-trung.svg\n', logo: true },
  'a light colour and a logo': { settings: 'colour: "#ffd700"\nlogo: bieu-trung.svg\n', logo: true },
  'a red': { settings: 'colour: "#e3000f"\n' },
};

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="#c8102e"/><path d="M20 6l4 10h10l-8 6 3 11-9-7-9 7 3-11-8-6h10z" fill="#ffcd00"/></svg>\n';

/** Gives `build` what changes the sample site to one of the looks. */
export function dressed({ settings, logo }) {
  return (copy) => {
    appendFileSync(join(copy, 'content/site.yaml'), settings);
    if (logo) writeFileSync(join(copy, 'content/bieu-trung.svg'), LOGO);
  };
}

/** Every HTML file of a built site, as a path with slashes, sorted. */
export function htmlFiles(output) {
  return readdirSync(output, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .sort();
}

/** Every HTML file that is a page to read, not one that only leads on to another. */
export function pagesToRead(output) {
  return htmlFiles(output).filter((path) => !readFileSync(join(output, path), 'utf8').includes('http-equiv="refresh"'));
}

/** One address for each kind of page of the sample site. */
export const PAGE_TYPES = {
  'home': 'index.html',
  'sessions': 'doi-thoai/index.html',
  'sessions-page-2': 'doi-thoai/trang/2/index.html',
  'session-full': 'doi-thoai/2026-03-26-ia-le/index.html',
  'session-series': 'doi-thoai/2024-08-22-ia-le/index.html',
  'session-no-outcome': 'doi-thoai/2021-01-07-ia-le/index.html',
  'notice': 'doi-thoai/2026-03-26-ia-le/niem-yet/index.html',
  'session-no-photo': 'doi-thoai/2026-12-03-ia-le/index.html',
  'session-withdrawn': 'doi-thoai/2024-10-04-ia-hla/index.html',
  'session-coming': 'doi-thoai/2026-12-10-chu-puh/index.html',
  'news-list': 'tin-tuc/index.html',
  'news': 'tin-tuc/2025-07-01-mot-cua-ngay-dau/index.html',
  'page': 'gioi-thieu/index.html',
  'topics': 'chuyen-de/index.html',
  'topic': 'chuyen-de/dat-dai/index.html',
  'communes': 'xa-phuong/index.html',
  'commune': 'xa-phuong/ia-le-23986/index.html',
  'commune-former': 'xa-phuong/ia-blu/index.html',
  'ledger': 'ket-luan/index.html',
  'ledger-filtered': 'ket-luan/tinh-trang/qua-han/index.html',
  'task': 'ket-luan/2026-03-26-ia-le/nv-02/index.html',
  'task-done': 'ket-luan/2024-08-22-ia-le/nv-01/index.html',
  'series-index': 'chuoi/index.html',
  'series': 'chuoi/nuoc-sach/index.html',
  'agencies': 'co-quan/index.html',
  'agency': 'co-quan/phong-kinh-te-ia-le/index.html',
  'agency-former': 'co-quan/phong-tnmt/index.html',
  'calendar': 'lich/index.html',
  'calendar-year': 'lich/2026/index.html',
  'coverage': 'xa-phuong/nam/2026/index.html',
  'data': 'du-lieu/index.html',
  'search': 'tim-kiem/index.html',
  'search-results': 'tim-kiem/index.html?q=nuoc+sach',
  'years': 'luu-tru/index.html',
  'year': 'luu-tru/2026/index.html',
  'not-found': '404.html',
  'redirect': 'cu/doi-thoai-nhon-hoa-2025/index.html',
};
