// Loads the script that searches when a reader wants to search; until then the page of search costs next to nothing.
"use strict";
(function () {
var form = document.getElementById("tim");
if (!form) return;
var started = false;
function start() {
  if (started) return;
  started = true;
  var script = document.createElement("script");
  script.src = form.dataset.root + form.dataset.script;
  document.head.append(script);
}
form.hidden = false;
form.addEventListener("focusin", start);
form.addEventListener("submit", function (event) { event.preventDefault(); start(); });
if (location.search.length > 1) start();
})();
