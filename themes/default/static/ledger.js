/* What an old page cannot know, and the quick filter of the ledger. Nothing here is needed to read. */
(function () {
"use strict";
var day = new Intl.DateTimeFormat("en-CA", {timeZone: "Asia/Ho_Chi_Minh", year: "numeric", month: "2-digit", day: "2-digit"});
var today = day.format(new Date());
var words = document.currentScript.dataset;
function shown(iso) { return iso.split("-").reverse().join("/"); }
function make(tag, text, name) {
  var element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  return element;
}

/* Tells what became overdue since the page was built: a day later than the due day, as in the program. */
function late(status) {
  var badge = status.nextElementSibling;
  if (!(status.dataset.due < today)) return;
  if (!badge || !badge.classList.contains("overdue")) {
    badge = make("span", words.overdue, "status overdue");
    status.after(" ", badge);
  }
  var note = make("small", "(" + words.asOf + " ");
  var time = make("time", shown(today));
  time.dateTime = today;
  note.append(time, ")");
  if (badge.querySelector("small")) badge.querySelector("small").replaceWith(note);
  else badge.append(" ", note);
}
if (words.built < today) document.querySelectorAll("[data-due]").forEach(late);

/* The quick filter. Its rows are scripts of data, because a page opened from disk can load nothing else. */
var form = document.getElementById("loc");
if (!form) return;
var say = form.dataset, names = null, rows = {}, found = [], shownRows = 0, run = 0, first = 50;
var codes = ["overdue", "in_progress", "not_started", "unpublished", "done_on_time", "done_late", "done", "dropped"];
var standings = say.standings.split("|");
var list = form.querySelector(".table"), body = list.querySelector("tbody"), told = form.querySelector("[role=status]");
var more = form.elements.them, fields = ["tim", "tinh-trang", "chuyen-de", "co-quan", "nam"];
var server = [document.querySelector(".facets"), document.getElementById("danh_sach"), document.querySelector(".pager")];

window.doithoai = function (name, data) { if (name === "ten") names = data; else rows[name] = data; };
function load(path) {
  return new Promise(function (done, failed) {
    var script = document.createElement("script");
    script.src = say.root + path;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}
function standing(row) {
  var open = ["in_progress", "not_started", "unpublished"].indexOf(row[4]) >= 0;
  return open && row[3] && row[3] < today ? "overdue" : row[4];
}
function wanted() {
  var asked = {};
  fields.forEach(function (name) { if (form.elements[name].value) asked[name] = form.elements[name].value; });
  return asked;
}
function fits(row, asked, search) {
  var agency = names.agencies[row[2]];
  if (asked["tinh-trang"] && standing(row) !== asked["tinh-trang"]) return false;
  if (asked["co-quan"] && (!agency || agency[0] !== asked["co-quan"])) return false;
  if (asked["chuyen-de"] && !row[6].some(function (n) { return names.topics[n][0] === asked["chuyen-de"]; })) return false;
  if (!search.length) return true;
  row.text = row.text || fold([row[1], agency ? agency[1] : ""].concat(row[7].map(function (n) { return names.communes[n][1]; })).join(" "));
  return search.every(function (word) { return row.text.indexOf(word) >= 0; });
}
function cell(line, label, node) {
  var td = make("td");
  td.dataset.label = label;
  td.append(node);
  line.append(td);
  return td;
}
function line(row) {
  var tr = make("tr"), code = row[4], link = make("a", row[1]), heads = list.querySelectorAll("th");
  link.href = say.root + "ket-luan/" + row[0] + "index.html";
  cell(tr, heads[0].textContent, link).append(" ", make("span", say.assigned + " " + shown(row[5]), "meta"));
  cell(tr, heads[1].textContent, row[2] < 0 ? say.noAgency : names.agencies[row[2]][1]);
  cell(tr, heads[2].textContent, row[3] ? shown(row[3]) : say.noDue);
  var index = codes.indexOf(code), mark = {done_on_time: "done", done_late: "late"}[code] || code;
  var status = make("span", standings[index], "status " + mark), box = make("span");
  box.append(status);
  cell(tr, heads[3].textContent, box);
  if (standing(row) === "overdue") { status.dataset.due = row[3]; late(status); }
  return tr;
}
function show() {
  found.slice(shownRows, shownRows + first).forEach(function (row) { body.append(line(row)); });
  shownRows = Math.min(found.length, shownRows + first);
  more.hidden = shownRows === found.length;
}
async function filter() {
  var mine = ++run, asked = wanted(), keys = Object.keys(asked), active = keys.length > 0;
  history.replaceState(null, "", active ? "#" + new URLSearchParams(asked) : location.pathname + location.search);
  server.forEach(function (part) { if (part) part.hidden = active; });
  list.hidden = !active;
  body.textContent = told.textContent = "";
  found = []; shownRows = 0; more.hidden = true;
  if (!active) return;
  told.textContent = say.loading;
  try {
    if (!names) await load(say.names);
    var search = fold(asked.tim || "").split(/\s+/).filter(Boolean);
    for (var option of form.elements.nam.options) {
      if (!option.value || (asked.nam && asked.nam !== option.value)) continue;
      if (!rows[option.value]) await load(option.dataset.path);
      if (mine !== run) return;
      found = found.concat(rows[option.value].filter(function (row) { return fits(row, asked, search); }));
      if (!shownRows && found.length >= first) show();
    }
    told.textContent = found.length.toLocaleString("vi-VN") + " " + say.found + ", " + words.asOf + " " + shown(today);
    if (shownRows) more.hidden = shownRows === found.length; else show();
  } catch (error) {
    told.textContent = say.failed;
    server.forEach(function (part) { if (part) part.hidden = false; });
  }
}
function choices(select, entries) {
  select.append(new Option(say.any, ""));
  entries.forEach(function (entry) { select.append(new Option(entry[1], entry[0])); });
}
function restore() {
  var asked = new URLSearchParams(location.hash.slice(1));
  fields.forEach(function (name) { form.elements[name].value = asked.get(name) || ""; });
  if (Array.from(asked.keys()).length || list.hidden === false) filter();
}
load(say.names).then(function () {
  choices(form.elements["tinh-trang"], codes.map(function (code, n) { return [code, standings[n]]; }));
  choices(form.elements["chuyen-de"], names.topics);
  choices(form.elements["co-quan"], names.agencies);
  form.hidden = false;
  restore();
}, function () { form.remove(); });
var timer;
form.addEventListener("input", function (event) {
  clearTimeout(timer);
  timer = setTimeout(filter, event.target.type === "search" ? 250 : 0);
});
form.addEventListener("reset", function () { setTimeout(filter, 0); });
form.addEventListener("submit", function (event) {
  event.preventDefault();
  clearTimeout(timer);
  filter();
});
more.addEventListener("click", show);
window.addEventListener("hashchange", restore);
})();
