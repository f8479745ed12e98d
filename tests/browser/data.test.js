// The open data before judges of its own formats: JSON against the published schema, CSV against JSON by the rules that
// the page of the data gives, and the calendar file read by a parser of RFC 5545.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { build, HOSTILE, SAMPLE, TODAY } from './support/site.js';

const SETS = ['sessions', 'resolutions', 'updates', 'agencies', 'communes'];
const BASE = 'https://doithoai.example/huyen/';

const read = (output, path) => readFileSync(join(output, path), 'utf8');
const data = (output, set) => JSON.parse(read(output, `du-lieu/${set}.json`));
const schemaOf = (output, set) => JSON.parse(read(output, `du-lieu/${set}.schema.json`));

/** The value of a cell, as the dictionary tells readers to take it: the apostrophe away, then by the type of the column. */
function valueOf(cell, column, record) {
  const text = cell.startsWith("'") ? cell.slice(1) : cell;
  const types = [column.type].flat();
  if (types.includes('array')) {
    const beside = column['x-csv-beside'];
    if (text === '' && !(beside && record[beside].length === 1)) return [];
    return text.split(column['x-csv-separator']).map((entry) => (entry === '' ? null : entry));
  }
  if (text === '') return null;
  if (types.includes('integer')) return Number(text);
  if (types.includes('boolean')) return text === 'true';
  return text;
}

for (const [name, site, baseUrl] of [
  ['sample site', SAMPLE, undefined],
  ['site of hostile texts', HOSTILE, BASE],
  ['site without an address', HOSTILE, undefined],
]) {
  describe(name, () => {
    const output = build(site, { baseUrl });

    for (const set of SETS) {
      it(`publishes ${set} that fit their schema`, () => {
        const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
        ajv.addVocabulary(['x-csv-separator', 'x-csv-beside']);
        addFormats(ajv);
        const validate = ajv.compile(schemaOf(output, set));
        const published = data(output, set);
        validate(published);
        assert.deepEqual(validate.errors, null);
        assert.equal(published.generated_for, TODAY);
        assert.equal(published.schema, `${set}.schema.json`);
        const ids = published.records.map((record) => record.id);
        assert.equal(new Set(ids).size, ids.length, 'ids are unique');
      });

      it(`says the same of ${set} in CSV and JSON`, () => {
        const text = read(output, `du-lieu/${set}.csv`);
        assert.ok(text.startsWith('\ufeff'), 'a mark at the beginning');
        assert.ok(text.endsWith('\r\n'), 'a line end at the end');
        const [head, ...rows] = parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
        const columns = schemaOf(output, set).$defs.record.properties;
        const records = data(output, set).records;
        assert.deepEqual(head, Object.keys(columns));
        assert.equal(rows.length, records.length);
        rows.forEach((row, at) => {
          const values = row.map((cell, index) => valueOf(cell, columns[head[index]], records[at]));
          assert.deepEqual(Object.fromEntries(head.map((key, index) => [key, values[index]])), records[at]);
        });
      });

      it(`writes no formula into ${set}`, () => {
        const rows = parse(read(output, `du-lieu/${set}.csv`), { bom: true, record_delimiter: '\r\n' });
        const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
        assert.deepEqual(formulas, []);
      });

      it(`describes every column of ${set} on the page`, () => {
        const page = read(output, 'du-lieu/index.html');
        for (const [key, column] of Object.entries(schemaOf(output, set).$defs.record.properties)) {
          assert.ok(page.includes(`<code>${key}</code>`), key);
          assert.ok(column.description.endsWith('.'), key);
        }
      });
    }

    it('refers from set to set by ids that are there', () => {
      const [sessions, resolutions, agencies, communes] = ['sessions', 'resolutions', 'agencies', 'communes']
        .map((set) => new Set(data(output, set).records.map((record) => record.id)));
      for (const task of data(output, 'resolutions').records) {
        assert.ok(sessions.has(task.session), task.id);
        assert.ok([task.agency, ...task.cooperating_agencies].every((id) => id === null || agencies.has(id)), task.id);
        assert.ok(task.communes.every((id) => communes.has(id)), task.id);
      }
      for (const update of data(output, 'updates').records) {
        assert.ok(sessions.has(update.session), update.id);
        assert.ok(resolutions.has(update.resolution) || update.resolution.includes('da-go'), update.id);
      }
    });

    it('tells nothing of withdrawn articles', () => {
      for (const set of SETS) {
        assert.ok(!read(output, `du-lieu/${set}.json`).includes('riêng tư'), set);
        assert.ok(!read(output, `du-lieu/${set}.csv`).includes('riêng tư'), set);
      }
    });

    it('counts the tasks of agencies as they stand among the tasks', () => {
      const tasks = data(output, 'resolutions').records;
      const standings = schemaOf(output, 'resolutions').$defs.record.properties.standing.enum;
      for (const agency of data(output, 'agencies').records) {
        const own = tasks.filter((task) => task.agency === agency.id);
        assert.equal(agency.total, own.length, agency.id);
        for (const standing of standings) {
          assert.equal(agency[standing], own.filter((task) => task.standing === standing).length, agency.id);
        }
      }
    });

    it('publishes a calendar of all sessions', () => {
      const text = read(output, 'lich.ics');
      for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
      const wasStrict = ICAL.design.strict;
      ICAL.design.strict = true;
      const calendar = new ICAL.Component(ICAL.parse(text));
      ICAL.design.strict = wasStrict;
      assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
      const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
      ICAL.TimezoneService.register(zone);
      const events = new Map(calendar.getAllSubcomponents('vevent')
        .map((component) => [component.getFirstPropertyValue('uid').split('@')[0], new ICAL.Event(component)]));
      const sessions = data(output, 'sessions').records;
      assert.equal(calendar.getAllSubcomponents('vevent').length, sessions.length);
      for (const session of sessions) checkEvent(session, events.get(session.id));
    });
  });
}

/** An event must say of a session what the open data says of it. */
function checkEvent(session, event) {
  const property = (name) => event.component.getFirstPropertyValue(name);
  const marks = { cancelled: 'Hủy: ', postponed: 'Hoãn: ' };
  assert.equal(event.summary, (marks[session.state] ?? '') + session.title);
  assert.equal(property('status'), marks[session.state] ? 'CANCELLED' : 'CONFIRMED');
  assert.equal(property('url'), session.url);
  assert.equal(event.startDate.isDate, session.time === null);
  const start = session.time === null ? session.date : `${session.date}T${session.time}:00`;
  assert.equal(event.startDate.toString(), start);
  if (session.time !== null) {
    assert.equal(event.startDate.toJSDate().toISOString(), new Date(`${start}+07:00`).toISOString());
  }
  if (session.venue !== null) assert.ok(event.location.startsWith(session.venue));
  assert.deepEqual(event.component.getFirstProperty('categories')?.getValues() ?? [], session.topic_names);
  assert.ok(property('dtstamp'), 'DTSTAMP is there');
  assert.equal(event.sequence > 0, session.updated !== null);
}
