// What searches, on the page of search. It loads the index as scripts of data, only what a query needs; docs/architecture.md tells their form.
"use strict";

// How texts become words and data become numbers again: pure functions. The words are those of the program, src/text/words.rs.
var timKiem = (function () {
var tones = { "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "." };
var digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
var values = {};
for (var at = 0; at < 64; at++) values[digits.charCodeAt(at)] = at;
// A letter or digit with what belongs to it, in decomposed text; the marks are those of text::letters::is_mark.
var marks = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f";
var wordPattern = new RegExp("[0-9A-Za-z\u0110\u0111\u0180\u0243][0-9A-Za-z\u0110\u0111\u0180\u0243" + marks + "]*", "g");
var markPattern = new RegExp("[" + marks + "]", "g");

/** The words of a text: without accents (`fold`), their spelling without the place of the tone (`key`), whether they follow. */
function words(text) {
  var plain = text.normalize("NFD"), found = [], end = -1, match;
  wordPattern.lastIndex = 0;
  while ((match = wordPattern.exec(plain))) {
    var follows = end >= 0 && /^([ \u00a0\/-]*|\.)$/.test(plain.slice(end, match.index));
    end = wordPattern.lastIndex;
    found.push(word(match[0], follows));
  }
  return found;
}
function word(text, follows) {
  var signs = "";
  var letters = text.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, function (tone) { signs += tones[tone]; return ""; });
  var lower = letters.replace(/[A-Z\u0110\u0243]/g, function (c) { return c.toLowerCase(); });
  var fold = lower.replace(markPattern, "").replace(/\u0111/g, "d").replace(/\u0180/g, "b");
  return { fold: fold, key: lower.normalize("NFC") + signs, follows: follows };
}

/** The numbers of a text of digits. */
function numbers(text) {
  var all = [], number = 0, shift = 0;
  for (var at = 0; at < text.length; at++) {
    var value = values[text.charCodeAt(at)];
    number |= (value & 31) << shift;
    if (value & 32) shift += 5;
    else { all.push(number); number = shift = 0; }
  }
  return all;
}

/** The entries of a sorted list: each word, how common it is (a power of two) and whether it opens a file. */
function list(text) {
  var pattern = /([0-9a-z])([0-9a-z]*)([A-Z])(\+?)/g, last = "", all = [], match;
  while ((match = pattern.exec(text))) {
    last = last.slice(0, parseInt(match[1], 36)) + match[2];
    all.push({ word: last, power: match[3].charCodeAt(0) - 65, opens: match[4] !== "" });
  }
  return all;
}

/** How many letters were typed wrong, at most `most`: added, left out, changed, or two of them in the wrong order. */
function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  var before = [], last = [], row = [];
  for (var j = 0; j <= b.length; j++) last[j] = j;
  for (var i = 1; i <= a.length; i++) {
    row = [i];
    var least = i;
    for (j = 1; j <= b.length; j++) {
      var same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

/** What a word is that was typed for a keyboard of Telex and not turned into letters: `ddaast` is `dat`. */
function untyped(fold) {
  var plain = fold.replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/w/g, "");
  var end = plain.replace(/[sfrxj]+$/, "");
  return (end || plain) === fold ? "" : end || plain;
}

return { words: words, numbers: numbers, list: list, slips: slips, untyped: untyped };
})();

(function () {
var form = document.getElementById("tim");
if (!form) return;
var say = form.dataset;
var told = form.querySelector("[role=status]");
var results = document.getElementById("ket_qua");
var more = document.getElementById("them_ket_qua");
var indexes = document.getElementById("muc_luc");
var fields = ["q", "loai", "chuyen-de", "xa", "nam"];
var kinds = ["doi-thoai", "tin-tuc", "nhiem-vu", "trang"];
var shownAtOnce = 10;
// A word that weighs where it stands: in the text, in a summary, in a name, in the title.
var weights = [1, 1.6, 3, 5];
var has = Object.prototype.hasOwnProperty;

// Loading: every file calls this function with its name.
var files = {}, waiting = {};
window.doithoai = function (name, data) { waiting[name] = data; };
function load(name) {
  if (!files[name]) {
    files[name] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = say.root + (name === "ten" ? say.names : "tim-kiem/" + name + ".js") + "?" + say.version;
      script.onload = function () {
        if (has.call(waiting, name)) done(waiting[name]);
        else { delete files[name]; failed(new Error(name)); }
        delete waiting[name];
      };
      script.onerror = function () { script.remove(); delete files[name]; failed(new Error(name)); };
      document.head.append(script);
    });
  }
  return files[name];
}

// All words of the site, by their form without accents: how common, and in which file their pairs are.
var dictionary;
function words() {
  return load("tu-dien").then(function (data) {
    if (dictionary) return dictionary;
    var all = timKiem.list(data.tu), counts = timKiem.numbers(data.cap), map = new Map(), file = 0, left = counts[0];
    all.forEach(function (entry) {
      while (left === 0) left = counts[++file];
      left--;
      map.set(entry.word, { power: entry.power, file: file });
    });
    var tasks = timKiem.numbers(data.nv), first = [0];
    tasks.forEach(function (count, at) { first.push(first[at] + count); });
    var offsets = [0];
    data.so.forEach(function (count, kind) { offsets.push(offsets[kind] + count); });
    dictionary = { words: map, all: all, first: first, counts: data.so, offsets: offsets, years: data.nam };
    return dictionary;
  });
}
/** The words that follow a word, each with how common the pair is and the file of its postings; `""` is the word alone. */
var pairLists = new Map();
async function pairs(fold) {
  if (pairLists.has(fold)) return pairLists.get(fold);
  var entry = dictionary.words.get(fold);
  if (!entry) return new Map();
  var data = (await load("cap/" + entry.file))[fold], file = data[0], map = new Map();
  timKiem.list(data[1]).forEach(function (pair) {
    if (pair.opens) file++;
    map.set(pair.word, { power: pair.power, file: file });
  });
  pairLists.set(fold, map);
  return map;
}

/** What a word that nobody wrote was meant to be: the likeliest first. */
function meant(fold) {
  if (/^[0-9]+$/.test(fold)) return [];
  var telex = timKiem.untyped(fold), most = fold.length > 4 ? 2 : 1, found = [];
  dictionary.all.forEach(function (entry) {
    var far = entry.word === telex ? 0.4 : timKiem.slips(fold, entry.word, most);
    if (far > most || /[0-9]/.test(entry.word) || (entry.word.length < 2 && far >= 1)) return;
    if (far >= 1 && entry.word[0] !== fold[0]) far += 0.4;
    found.push({ word: entry.word, cost: far * 7 - entry.power });
  });
  found.sort(function (a, b) { return a.cost - b.cost || (a.word < b.word ? -1 : 1); });
  return found.slice(0, 8).map(function (entry) { return entry.word; });
}
/** Mends the slips of a query: unknown words, and known ones that stand beside a word they never stand beside. */
async function mend(query) {
  var changed = false;
  for (var at = 0; at < query.length; at++) {
    var own = query[at], before = query[at - 1], after = query[at + 1];
    var known = dictionary.words.has(own.fold);
    var beside = query.length > 1 && (await joined(before, own) || await joined(own, after));
    if (known && (beside || query.length === 1 || own.fold.length < 2 || /^[0-9]/.test(own.fold))) continue;
    var best = null, bestPower = known ? 2 : -1;
    var others = meant(own.fold).filter(function (fold) { return fold !== own.fold; }).map(function (fold) { return { fold: fold, key: fold }; });
    var powers = await Promise.all(others.map(function (other) { return Promise.all([joined(before, other), joined(other, after)]); }));
    others.forEach(function (other, number) {
      var power = Math.max.apply(Math, powers[number]);
      if (power > bestPower + (best ? 1 : 0)) { best = other; bestPower = power; }
    });
    if (best) { query[at] = { fold: best.fold, key: best.fold, mended: true }; changed = true; }
  }
  return changed;
}
/** How common a pair is, from 1; 0 where there is none. */
async function joined(first, second) {
  if (!first || !second || !dictionary.words.has(second.fold)) return 0;
  var pair = (await pairs(first.fold)).get(second.fold);
  return pair ? pair.power + 1 : 0;
}

/** The words and pairs to look up. A pair that is one word of two syllables stands for both of them. */
async function plan(query, everything) {
  var units = [], covered = [], lists = await Promise.all(query.map(function (word) { return pairs(word.fold); }));
  query.forEach(function (word, at) {
    var next = query[at + 1], pair = next && lists[at].get(next.fold);
    if (!pair) return;
    var rarer = Math.min(dictionary.words.get(word.fold).power, dictionary.words.get(next.fold).power);
    units.push({ words: [at, at + 1], name: word.fold + " " + next.fold, key: word.key + " " + next.key, file: pair.file, power: pair.power });
    if (pair.power >= rarer - 4) covered[at] = covered[at + 1] = true;
  });
  query.forEach(function (word, at) {
    var alone = lists[at].get("");
    if ((covered[at] && !everything) || !alone) return;
    units.push({ words: [at], name: word.fold, key: word.key, file: alone.file, power: alone.power });
  });
  return units;
}

/** How well a spelling is what was typed: typed without accents, all are. */
function likeness(typed, written) {
  if (typed === written) return 1;
  var a = typed.split(" "), b = written.split(" "), like = 0;
  for (var at = 0; at < a.length; at++) {
    if (a[at] === b[at]) like += 1;
    else if (/^[0-9a-z]*$/.test(a[at])) like += 0.97;
    else like += 0.45;
  }
  return like / a.length;
}

/** The score of every document, by number: how much of the query it has, and where. */
async function score(query, units) {
  var data = await Promise.all(units.map(function (unit) { return load("muc/" + unit.file); }));
  var total = dictionary.offsets[kinds.length], top = Math.log2(total + 2);
  var parts = query.map(function () { return new Float32Array(total); });
  var worth = query.map(function (word) { return Math.max(1, top - (dictionary.words.get(word.fold) || { power: top }).power); });
  // Whether a word was looked up in a pair, and which documents have it in one.
  var inPair = query.map(function () { return null; });
  var open = false;
  units.forEach(function (unit) {
    if (unit.words.length < 2) return;
    unit.words.forEach(function (at) {
      worth[at] = Math.max(worth[at], 0.6 * (top - unit.power));
      inPair[at] = inPair[at] || new Uint8Array(total);
    });
  });
  units.forEach(function (unit, number) {
    var term = data[number][unit.name], pair = unit.words.length > 1;
    var rare = Math.max(1, top - unit.power);
    var least = term[0] ? 0.5 : 0;
    unit.words.forEach(function (at) { if (least) { parts[at].least = Math.max(parts[at].least || 0, least * worth[at]); } });
    if (!term[0]) open = true;
    for (var spelling = 1; spelling < term.length; spelling += 2) {
      var like = likeness(unit.key, term[spelling]);
      term[spelling + 1].split("!").forEach(function (text, kind) {
        var steps = timKiem.numbers(text);
        unit.words.forEach(function (at) {
          var document = dictionary.offsets[kind], values = parts[at], paired = pair && inPair[at];
          var full = (pair ? (rare + worth[at]) / 2 : worth[at] * 0.7) * like;
          for (var number = 0; number < steps.length; number++) {
            document += steps[number] >> 2;
            var value = full * weights[steps[number] & 3];
            if (value > values[document]) values[document] = value;
            if (paired) paired[document] = 1;
          }
        });
      });
    }
  });
  var all = worth.reduce(function (sum, one) { return sum + one; }, 0), found = [], best = 0;
  var shares = new Float32Array(total), sums = new Float32Array(total);
  for (var document = 0; document < total; document++) {
    var sum = 0, share = 0, hit = false;
    for (var at = 0; at < parts.length; at++) {
      var value = parts[at][document];
      if (value) hit = true; else if (open && parts[at].least) value = parts[at].least;
      if (value) { sum += value; share += worth[at] * (inPair[at] && !inPair[at][document] ? 0.55 : 1); }
    }
    if (hit) {
      shares[document] = share / all;
      sums[document] = sum;
      best = Math.max(best, shares[document]);
    }
  }
  // What has less than half of the query is noise, unless nothing has more.
  var least = Math.min(0.5, best * 0.8);
  for (document = 0; document < total; document++) {
    if (shares[document] && shares[document] >= least) found.push({ document: document, share: shares[document], sum: sums[document] });
  }
  return found;
}

/** Leaves out what the filters exclude. */
async function allowed(asked) {
  var number = { "chuyen-de": choice("chuyen-de"), xa: choice("xa") };
  if (asked.xa && number.xa === undefined) { await names(); number.xa = choice("xa"); }
  var tests = [], offsets = dictionary.offsets, first = dictionary.first;
  var sessionOf = function (task) {
    var low = 0, high = first.length - 1;
    while (high - low > 1) { var middle = (low + high) >> 1; if (first[middle] <= task) low = middle; else high = middle; }
    return low;
  };
  for (var facet of ["chuyen-de", "xa"]) {
    if (!asked[facet] || number[facet] === undefined) continue;
    var size = facet === "xa" ? 64 : 8;
    var file = await load((facet === "xa" ? "loc/xa-" : "loc/cd-") + Math.floor(number[facet] / size));
    tests.push(file[number[facet]].split(".").map(function (text) {
      var last = 0;
      return new Set(timKiem.numbers(text).map(function (step) { return (last += step >> 2); }));
    }));
  }
  var years = asked.nam ? dictionary.years.map(function (starts, kind) {
    var at = starts.findIndex(function (start) { return start[0] === +asked.nam; });
    if (at < 0) return [0, 0];
    return [starts[at][1], at + 1 < starts.length ? starts[at + 1][1] : dictionary.counts[kind]];
  }) : null;
  return function (document) {
    var kind = 0;
    while (document >= offsets[kind + 1]) kind++;
    if (asked.loai && kinds[kind] !== asked.loai) return false;
    if (!tests.length && !years) return true;
    if (kind === 3) return false;
    var own = document - offsets[kind];
    if (kind === 2) { own = sessionOf(own); kind = 0; }
    return tests.every(function (sets) { return sets[kind].has(own); }) && (!years || (own >= years[kind][0] && own < years[kind][1]));
  };
}
function choice(name) {
  var option = form.elements[name].selectedOptions[0];
  return option && option.dataset.number === undefined ? undefined : option && +option.dataset.number;
}

/** Where the text of a document lies, and which kind it is. */
function place(document) {
  var kind = 0;
  while (document >= dictionary.offsets[kind + 1]) kind++;
  var own = document - dictionary.offsets[kind];
  if (kind === 0) return { kind: kind, file: "bai/s" + own };
  if (kind === 1) return { kind: kind, file: "bai/n" + own };
  if (kind === 3) return { kind: kind, file: "bai/p" + Math.floor(own / 8), inside: own % 8 };
  var low = 0, high = dictionary.first.length - 1;
  while (high - low > 1) { var middle = (low + high) >> 1; if (dictionary.first[middle] <= own) low = middle; else high = middle; }
  while (low + 1 < dictionary.first.length - 1 && dictionary.first[low + 1] <= own) low++;
  return { kind: kind, file: "bai/s" + low, inside: own - dictionary.first[low] };
}

// What is found, best first, and how many of them are shown.
var found = [], shown = 0, query = [], run = 0;

// The last query and what it found; whoever asks the same again need not wait.
var last = { asked: "", outcome: null };
function lookUp(asked) {
  var key = JSON.stringify(asked), own = last;
  if (own.asked === key) return own.outcome;
  last = own = { asked: key, outcome: search(asked) };
  own.outcome.catch(function () { if (last === own) last = { asked: "", outcome: null }; });
  return own.outcome;
}
async function search(asked) {
  var typed = timKiem.words(asked.q).slice(0, 12).map(function (word) { return { fold: word.fold, key: word.key }; });
  await words();
  await Promise.all(typed.map(function (word) { return pairs(word.fold); }));
  var own = typed.slice(), mended = await mend(own);
  own = own.filter(function (word) { return dictionary.words.has(word.fold); });
  var units = await plan(own), passes = await allowed(asked);
  units.forEach(function (unit) { if (unit.words.length === 1) own[unit.words[0]].alone = true; });
  var scored = units.length ? await score(own, units) : [];
  // Where few have the pairs, those that have their words apart are wanted too.
  if (own.length > 1 && scored.length < shownAtOnce) scored = await score(own, await plan(own, true));
  var starts = dictionary.offsets;
  scored = scored.filter(function (entry) { return passes(entry.document); });
  scored.forEach(function (entry) {
    var kind = 0;
    while (entry.document >= starts[kind + 1]) kind++;
    var age = (entry.document - starts[kind]) / Math.max(1, starts[kind + 1] - starts[kind]);
    entry.kind = kind;
    entry.score = entry.sum * entry.share * entry.share * (kind === 3 ? 1.25 - age * 0.1 : 1 + age * 0.08);
  });
  scored.sort(function (a, b) { return b.score - a.score || b.document - a.document; });
  return { found: scored, query: own, mended: mended };
}

// Showing: everything that the index holds becomes text, never markup.
function element(name, className, text) {
  var made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
/** Marks the words of the query in a text. */
function marked(parent, text) {
  var at = 0;
  joinedHits(text).forEach(function (hit) {
    parent.append(text.slice(at, hit.start), element("mark", "", text.slice(hit.start, hit.end)));
    at = hit.end;
  });
  parent.append(text.slice(at));
  return parent;
}
/** A word without accents; the words of a page repeat. */
var folds = new Map();
function folded(word) {
  var fold = folds.get(word);
  if (fold === undefined) {
    var first = timKiem.words(word)[0];
    folds.set(word, (fold = first ? first.fold : ""));
  }
  return fold;
}
/** Where a mark begins and ends: one for words that stand side by side. */
function joinedHits(text) {
  var joined = [];
  hits(text).forEach(function (hit) {
    var last = joined[joined.length - 1];
    if (last && text.slice(last.end, hit.start) === " ") last.end = hit.end;
    else joined.push({ start: hit.start, end: hit.end });
  });
  return joined;
}
/** Where the words of the query stand in a text: in pairs as in the query, or alone where no pair was looked up; else any. */
function hits(text) {
  var pattern = /[0-9A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+/g, all = [], match, positions = new Map();
  query.forEach(function (word, at) { positions.set(word.fold, at); });
  while ((match = pattern.exec(text))) {
    var fold = folded(match[0]);
    if (fold) all.push({ start: match.index, end: pattern.lastIndex, at: positions.has(fold) ? positions.get(fold) : -1, fold: fold });
  }
  var pair = function (a, b) {
    return a && b && query.some(function (word, at) { return word.fold === a.fold && query[at + 1] && query[at + 1].fold === b.fold; });
  };
  all = all.filter(function (hit, number) {
    hit.paired = pair(all[number - 1], hit) || pair(hit, all[number + 1]);
    return hit.at >= 0;
  });
  var strict = all.filter(function (hit) {
    return hit.paired || query.some(function (word) { return word.fold === hit.fold && word.alone; });
  });
  return strict.length ? strict : all;
}
/** The part of a text that has most of the query. */
function excerpt(text) {
  var room = 220, best = null;
  text.split("\n").forEach(function (line, number) {
    var inside = hits(line);
    for (var first = 0; first < Math.max(1, inside.length); first++) {
      var from = inside.length ? inside[first].start : 0, different = new Set(), worth = 0;
      for (var hit of inside.slice(first)) {
        if (hit.end - from > room) break;
        worth += different.has(hit.fold) ? 0.01 : hit.paired ? 2 : 1;
        different.add(hit.fold);
      }
      worth -= number * 0.02;
      if (line && (!best || worth > best.worth)) best = { worth: worth, line: line, from: from };
    }
  });
  if (!best) return "";
  var start = Math.max(0, best.from - 60);
  if (best.line.length <= room + 60) start = 0;
  if (start > 0) start = best.line.indexOf(" ", start) + 1;
  var end = start + room + 40;
  end = end >= best.line.length ? best.line.length : best.line.lastIndexOf(" ", end);
  return (start > 0 ? "… " : "") + best.line.slice(start, end > start ? end : undefined) + (end < best.line.length ? " …" : "");
}
function link(address, text) {
  var made = element("a");
  made.href = say.root + address.replace(/(^|\/)$/, "$1index.html");
  return marked(made, text);
}
function shownDay(iso) { return iso.split("-").reverse().join("/"); }
function row(entry, where, data) {
  var item = element("li"), kind = where.kind, title, text, address, what, meta = [];
  if (kind === 3) {
    var page = data[where.inside];
    address = page[0]; title = page[1]; what = say[page[2]]; text = page[3] || "";
  } else if (kind === 2) {
    var task = data[6][where.inside];
    address = task[0]; title = task[1]; what = say.task;
    if (task[2]) meta.push(task[2]);
    text = say.of + " " + data[1] + ", " + shownDay(data[2]);
  } else {
    address = data[0]; title = data[1]; what = kind === 0 ? say.session : say.news; text = data[5];
    meta.push(shownDay(data[2]));
    meta = meta.concat(data[3].slice(0, 2), data[4].slice(0, 3));
  }
  var heading = element("p", "result-title");
  heading.append(link(address, title));
  var line = element("p", "meta");
  line.append(element("span", "kind", what));
  meta.forEach(function (part) { line.append(" · ", part); });
  item.append(heading, line);
  var short = excerpt(text);
  if (short) item.append(marked(element("p", "excerpt"), short));
  return item;
}
async function show(mine) {
  var from = shown, next = found.slice(from, from + shownAtOnce), places = next.map(function (entry) { return place(entry.document); });
  // Who asks again before these are there gets the next ones.
  shown = from + next.length;
  try {
    var data = await Promise.all(places.map(function (where) { return load(where.file); }));
  } catch (error) {
    if (mine === run) shown = from;
    throw error;
  }
  if (mine !== run) return;
  var rows = next.map(function (entry, at) { return row(entry, places[at], data[at]); });
  results.append.apply(results, rows);
  more.hidden = shown >= found.length;
  return rows[0];
}

async function answer(asked) {
  var mine = ++run;
  if (!asked.q.trim()) {
    results.replaceChildren();
    results.hidden = more.hidden = true;
    indexes.hidden = false;
    told.textContent = fields.some(function (name) { return asked[name]; }) ? say.needs : "";
    return;
  }
  told.textContent = say.loading;
  try {
    var outcome = await lookUp(asked);
    if (mine !== run) return;
    query = outcome.query;
    found = outcome.found;
    shown = 0;
    var old = Array.from(results.children);
    await show(mine);
    if (mine !== run) return;
    old.forEach(function (item) { item.remove(); });
    results.hidden = !found.length;
    indexes.hidden = found.length > 0;
    more.hidden = shown >= found.length;
    var text = found.length ? String(found.length).replace(/\B(?=(\d{3})+$)/g, ".") + " " + say.found : say.none;
    if (outcome.mended && found.length) {
      text = say.meant + " “" + query.map(function (word) { return word.fold; }).join(" ") + "”: " + text;
    }
    told.textContent = text;
  } catch (error) {
    if (mine !== run) return;
    told.textContent = say.failed;
    indexes.hidden = false;
  }
}

// The form and the address.
function asked() {
  var all = {};
  fields.forEach(function (name) { all[name] = form.elements[name].value; });
  return all;
}
function address(all) {
  var parameters = new URLSearchParams();
  fields.forEach(function (name) { if (all[name]) parameters.set(name, all[name]); });
  var text = parameters.toString();
  return location.pathname + (text ? "?" + text : "");
}
function change(how) {
  var all = asked();
  answer(all);
  if (address(all) !== location.pathname + location.search) history[how](null, "", address(all));
}
async function restore() {
  var parameters = new URLSearchParams(location.search);
  // Without the names there are results all the same.
  if (parameters.get("xa") && say.names) await names().catch(function () {});
  fields.forEach(function (name) { form.elements[name].value = parameters.get(name) || ""; });
  answer(asked());
}
/** The names of communes, where they are too many to stand in the page. */
function names() {
  if (!say.names || form.elements.xa.options.length > 1) return Promise.resolve();
  return load("ten").then(function (data) {
    if (form.elements.xa.options.length > 1) return;
    data.communes.forEach(function (commune, number) {
      var option = new Option(commune[1].charAt(0).toUpperCase() + commune[1].slice(1), commune[0]);
      option.dataset.number = number;
      form.elements.xa.append(option);
    });
  });
}
function ahead(event) {
  if (event.target === form.elements.xa) names().catch(function () {});
  words().catch(function () {});
}
form.addEventListener("focusin", ahead);
/** Looks up what was typed so far if it is words that stand side by side: little is left to do then when the reader asks. */
async function prepare() {
  var typed = timKiem.words(form.elements.q.value), all = asked(), mine = run;
  if (!dictionary || typed.length < 2) return;
  for (var at = 1; at < typed.length; at++) if (!await joined(typed[at - 1], typed[at])) return;
  if (mine === run) await lookUp(all);
}
var timer, pause;
form.elements.q.addEventListener("input", function () {
  clearTimeout(timer);
  clearTimeout(pause);
  pause = setTimeout(function () { prepare().catch(function () {}); }, 80);
  timer = setTimeout(function () { change("replaceState"); }, 250);
});
form.addEventListener("change", function (event) {
  if (event.target !== form.elements.q) { clearTimeout(timer); change("pushState"); }
});
form.addEventListener("submit", function (event) {
  event.preventDefault();
  clearTimeout(timer);
  change("pushState");
});
more.querySelector("button").addEventListener("click", function () {
  show(run).then(function (first) { if (first) first.querySelector("a").focus(); }, function () { told.textContent = say.failed; });
});
window.addEventListener("popstate", restore);
// This script comes when the reader is at the form already, or with a query in the address.
if (form.contains(document.activeElement)) ahead({ target: document.activeElement });
if (form.elements.q.value) change("replaceState"); else restore();
})();
