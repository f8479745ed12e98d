// Sites that nobody wrote: the schemas that the program prints are walked and every key is written, so one that is added
// tomorrow is too. A key that means more than its schema says has its value in `DECIDED`.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BINARY, TODAY } from './site.js';

/** A text that runs if a page, a script, a feed or a table holds it as it is. It begins as a formula does. */
export const hostile = (key) =>
  `=${key}"'>]]>--></title></textarea></script><script>alert('${key}')</script><img src=x onerror=alert('${key}')>{{ 7*7 }}{% x %};,&lt;\\`;

/** A text of the same length that breaks out of nothing. */
export const harmless = (key) => hostile(key).replace(/[^\p{L}\p{N}=. -]/gu, 'o');

/** The pictures and documents of an article. */
const PICTURE = `anh.png`;
const DOCUMENT = 'van-ban.pdf';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==', 'base64');

/** When communes changed. */
const CHANGE = '2025-07-01';

const day = (from, days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** What a session that did not take place cannot have, and what one that is to come cannot have. */
const OUTCOMES = /^session\.(attendance|petitions|resolutions|updates|not_reported|corrections|gallery)$/;

/**
 * Values of keys that the schema alone does not tell: `undefined` leaves a key to the schema, `null` leaves it out. A
 * key with `#` is an entry of a list in its shorter way. `at` is what is being written: its `number` among `count`, its `date`, the `entry` within the innermost list.
 */
const DECIDED = [
  [/\.draft$/, () => false],
  [/\.src$|\.(gallery|cover)#$|^site\.logo$/, () => PICTURE],
  [/\.file$|\.documents#$/, () => DOCUMENT],
  [/^site\.theme$/, (at) => at.shape.theme ?? 'default'],
  [/^site\.cards$/, (at) => at.shape.cards ?? 'none'],
  [/^site\.base_url$/, () => null],
  [/^site\.navigation$/, (at) => [{ title: at.text('site.navigation.title'), page: 'page-0' }, { title: at.text('site.navigation.title'), url: 'https://a.example/' }]],
  [/\.withdrawn$/, (at) => (at.is('withdrawn') ? undefined : null)],
  [/^session\.status$/, (at) => (['planned', 'postponed', 'cancelled'].find((state) => at.is(state)) ?? 'held')],
  [OUTCOMES, (at) => (['planned', 'postponed', 'cancelled'].some((state) => at.is(state)) ? null : undefined)],
  [/^session\.(part_of_day|time)$/, (at) => (at.key.endsWith('time') === (at.number % 2 === 0) ? undefined : null)],
  [/^session\.(published|announced)$/, (at) => (at.is('planned') ? day(TODAY, -20) : undefined)],
  [/^session\.series$/, (at) => at.name('series', at.number % at.shape.registry)],
  [/^session\.round$/, (at) => 1 + Math.floor(at.number / at.shape.registry)],
  [/\.due$/, (at) => day(at.date, 60 * at.entry)],
  [/^session\.upcoming\.date$/, (at) => day(at.date, 90)],
  [/^session\.resolutions\.status$/, (at) => at.pick(['not_started', 'in_progress', 'done', 'dropped'])],
  [/^session\.petitions\.id$/, (at) => `kn-${at.entry}`],
  [/^session\.resolutions\.id$/, (at) => `nv-${at.entry}`],
  [/^session\.resolutions\.petitions$/, () => ['kn-0']],
  [/^session\.(updates|not_reported)$/, (at) => (at.number < at.shape.registry || !at.earlier ? null : undefined)],
  [/^session\.updates\.resolution$/, (at) => `${at.earlier}/nv-0`],
  [/^session\.not_reported$/, (at) => [`${at.earlier}/nv-1`]],
  [/^news\.sessions$/, () => ['session-0', 'session-1']],
  [/^(communes|agencies)\.(abolished|successors)$/, (at) => (at.isFormer ? undefined : null)],
  [/^communes\.established$/, (at) => (at.isFormer ? null : CHANGE)],
  [/\.abolished$/, () => CHANGE],
  [/^communes\.successors(#|\.commune)$/, (at) => at.name('communes', at.number + at.shape.registry / 2)],
  [/^agencies\.successors$/, (at) => [at.name('agencies', at.number + at.shape.registry / 2)]],
];

const REGISTRIES = ['topics', 'series', 'communes', 'agencies'];
const REFERENCES = { topic: 'topics', series: 'series', commune: 'communes', agency: 'agencies' };

/** The schemas, by the name of what they are for. */
export const SCHEMAS = schemas();

function schemas() {
  const folder = mkdtempSync(join(tmpdir(), 'doithoai-schema-'));
  try {
    write(folder, 'content/site.yaml', 'title: x\n');
    execFileSync(BINARY, ['schema', '--site', folder, '--output', folder], { cwd: folder, stdio: 'pipe' });
    const read = (name) => [name, JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'))];
    return Object.fromEntries(['site', ...REGISTRIES, 'session', 'news', 'page'].map(read));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** One file, or one entry of a registry, that is being written. */
class Place {
  constructor(shape, section, number, count) {
    Object.assign(this, { shape, section, number, count, entry: 0, key: section });
    this.id = `${section}-${number}`;
    this.date = day(shape.first, shape.step * number);
    this.isFormer = number < count / 2;
    const before = number - shape.registry;
    this.earlier = before >= 0 && !SPECIAL.includes(this.#role(before)) ? `session-${before}` : undefined;
  }

  /** The last articles of a section are not as the others. */
  #role(number) {
    return SPECIAL[this.count - 1 - number];
  }

  is(role) {
    return (this.section === 'session' || role === 'withdrawn') && this.#role(this.number) === role;
  }

  pick(values) {
    return values[(this.number + this.entry) % values.length];
  }

  text(key) {
    return this.shape.text(`${key}.${this.number}.${this.entry}`);
  }

  /** The name of an entry of a registry, as the registry writes it. */
  name(registry, number) {
    return this.shape.text(`${registry}.name.${number}.0`);
  }

  reference(kind) {
    const { registry } = this.shape;
    if (!(kind in REFERENCES)) throw new Error(`${this.key}: what is a ${kind}? Decide in support/made.js`);
    const half = registry / 2;
    const isBefore = this.date < CHANGE;
    const places = { commune: (this.number + this.entry) % half + (isBefore ? 0 : half) };
    return this.name(REFERENCES[kind], places[kind] ?? (this.number + this.entry) % registry);
  }
}

const SPECIAL = ['planned', 'withdrawn', 'cancelled', 'postponed'];

/** How much each alternative of a schema lets people write. */
const FULLNESS = [(s) => s.type === 'array', (s) => s.properties, (s) => s.$ref, (s) => s.enum, (s) => s.type !== 'string', (s) => s.pattern];
const isClosed = (schema) => {
  const full = schema.anyOf && !schema.properties ? fullest(schema.anyOf) : schema;
  return !isText(full) && !full.properties && !full.$ref && full.type !== 'array';
};
const isText = ({ pattern }) => pattern === '\\S';
const fullness = (schema) => (schema.type === 'null' ? Infinity : FULLNESS.findIndex((is) => is(schema)));
const fullest = (schemas) => schemas.reduce((one, other) => (fullness(other) < fullness(one) ? other : one));

/** The value of a key, by its schema. A site that is to be refused has a text wherever the schema takes no text. */
function fill(schema, key, at) {
  at.key = key;
  if (at.shape.refused && isClosed(schema)) return at.text(key);
  const decided = DECIDED.find(([pattern, value]) => pattern.test(key) && value(at) !== undefined);
  if (decided) return decided[1](at);
  return byForm(schema, key, at);
}

function byForm(schema, key, at) {
  if (schema.$ref) return at.reference(schema.$ref.split('/').pop());
  if (schema.properties) return object(schema.properties, key, at);
  if (schema.anyOf) return alternative(schema.anyOf, key, at);
  if (schema.type === 'array') return entries(schema.items, key, at);
  if (schema.enum) return at.pick(schema.enum);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return Math.max(schema.minimum, at.shape.size);
  return byPattern(schema, key, at);
}

/** The alternative that lets people write the most, or where a site is to be short, a text in place of an object. */
function alternative(schemas, key, at) {
  const full = fullest(schemas);
  const short = at.shape.short && full.properties && schemas.find(isText);
  return short ? fill(short, `${key}#`, at) : byForm(full, key, at);
}

function object(properties, key, at) {
  const filled = Object.entries(properties).map(([name, schema]) => [name, fill(schema, `${key}.${name}`, at)]);
  return Object.fromEntries(filled.filter(([, value]) => value !== null));
}

/** Two entries of a list in full, and one in each shorter way. */
function entries(items, key, at) {
  const ways = (items.properties ? [items] : items.anyOf ?? [items]).filter(({ type }) => type !== 'null');
  const outer = at.entry;
  const made = [ways[0], ...ways].map((way, entry) => fill(way, entry < 2 ? key : `${key}#`, Object.assign(at, { entry })));
  at.entry = outer;
  return made;
}

/** The first value that a pattern takes: a text if it takes any. */
function byPattern({ pattern }, key, at) {
  const values = [
    at.text(key), `${at.id}-${at.entry}`, at.date, '07:30', `/cu/${at.id}-${at.entry}/`, '#0b5c3b', String(10_000 + at.number),
    `https://a.example/${key}?a=1&lt;b&gt;=%22%3E&quot;`,
  ];
  const value = values.find((one) => new RegExp(pattern, 'u').test(one));
  if (value === undefined) throw new Error(`${key}: nothing fits ${pattern}. Add a value in support/made.js`);
  return value;
}

/** Every key that takes any text, as `session.chairs.name`, or `session.chairs#` for a text in place of an object. */
export function texts() {
  const found = new Set();
  const walk = (schema, key) => {
    if (isText(schema)) found.add(key);
    for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, `${key}.${name}`);
    const ways = schema.properties ? [] : schema.anyOf ?? [];
    for (const one of ways) walk(one, isText(one) && ways.some((other) => (other.items ?? other).properties) ? `${key}#` : key);
    if (schema.items) walk(schema.items, key);
  };
  for (const [name, schema] of Object.entries(SCHEMAS)) walk(schema, name);
  return [...found];
}

/**
 * Writes a site into a folder. `shape` says how large it is (`sessions`, entries of each `registry`, an even number, `size`
 * of its lists), the day of its `first` session and the days from one to the next (`step`), and what its texts are.
 */
export function make(folder, shape) {
  const all = (section, count) => Array.from({ length: count }, (_, number) => new Place(shape, section, number, count));
  const yaml = (value) => `${JSON.stringify(value, null, 1)}\n`;
  write(folder, 'content/site.yaml', yaml(fill(SCHEMAS.site, 'site', new Place(shape, 'site', 0, 1))));
  write(folder, `content/${PICTURE}`, PNG);
  for (const name of REGISTRIES) {
    const { items } = fullest(SCHEMAS[name].anyOf);
    write(folder, `content/${name}.yaml`, yaml(all(name, shape.registry).map((at) => fill(items, name, at))));
  }
  for (const [section, sections, count] of [['session', 'sessions', shape.sessions], ['news', 'news', shape.size + 1], ['page', 'pages', 2]]) {
    for (const at of all(section, count)) {
      const path = `content/${sections}/${at.id}`;
      write(folder, `${path}/${PICTURE}`, PNG);
      write(folder, `${path}/${DOCUMENT}`, '%PDF-1.4\n');
      write(folder, `${path}/index.md`, `---\n${yaml(fill(SCHEMAS[section], section, at))}---\n\n${body(at)}`);
    }
  }
}

/** What an author may write into a text so that it stays: code, titles of links and pictures, cells, notes. */
function body(at) {
  const text = (place) => at.text(`${at.section}.body.${place}`);
  const title = (place) => text(place).replace(/["\\]/g, '\\$&');
  return [
    `Mở đầu \`${text('code').replaceAll('`', '')}\`.[^1]`, `## Mục \`${text('heading')}\``, `    ${text('block')}`,
    `[ngoài](https://a.example/ "${title('link')}") ![Ảnh](${PICTURE} "${title('picture')}")`,
    `| Cột |\n|---|\n| \`${text('cell').replaceAll('|', '')}\` |`, `[^1]: \`${text('note')}\``, '',
  ].join('\n\n');
}

/** Makes a site in a new temporary folder and gives back that folder, which goes with the process. */
export function made(shape) {
  const folder = mkdtempSync(join(tmpdir(), 'doithoai-made-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  make(folder, shape);
  return folder;
}

const plain = (key) => `Đối thoại về đường ${key}`;

/** Three sites of different shapes. `baseUrl` is where each is published. */
export const SHAPES = {
  'site of texts that would run': {
    sessions: 16, registry: 4, size: 5, first: '2021-01-07', step: 150, text: hostile, cards: 'all',
    baseUrl: 'https://doithoai.example/huyen/doi-thoai/',
  },
  'site of short ways to write, each text one that would run': {
    sessions: 8, registry: 2, size: 1, first: '2024-01-07', step: 150, text: hostile, short: true, theme: 'toi-gian',
    baseUrl: 'https://doithoai.example/',
  },
  'site of many years, without an address': {
    sessions: 60, registry: 12, size: 4, first: '2019-01-07', step: 47, text: plain,
  },
};
