// The ledger: filters act at once, rows are walked by J and K, chosen by X, and tell their reason by E.
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-submits]")) return;
    var form = event.target.form;
    // Empty fields stay out of the address.
    form.querySelectorAll("select, input").forEach(function (field) { if (!field.value) field.disabled = true; });
    form.submit();
  });

  function all(what) { return Array.prototype.slice.call(document.querySelectorAll(what)); }
  function boxOf(row) { return row.querySelector("input[name=pick]"); }

  var last = null;
  function told() {
    all("[data-row]").forEach(function (row) { var box = boxOf(row); row.classList.toggle("sel", !!box && box.checked); });
    var picks = all("input[name=pick]"), chosen = picks.filter(function (box) { return box.checked; }).length;
    all("[data-pick-all]").forEach(function (box) {
      box.checked = chosen > 0 && chosen === picks.length;
      box.indeterminate = chosen > 0 && chosen < picks.length;
    });
    bar(chosen);
  }

  // The bar asks the server what can be done with the chosen: the verbs' own reasons, said before.
  var asked = 0;
  function bar(chosen) {
    var form = document.getElementById("bulk"), found = document.querySelector("[data-pick-found]");
    if (!form) return;
    form.hidden = !chosen;
    if (!chosen) { if (found) found.checked = false; return; }
    var mine = ++asked;
    window.setTimeout(function () {
      if (mine !== asked) return;
      fetch(form.dataset.bar, { method: "POST", body: new FormData(form), credentials: "same-origin" }).then(function (answer) {
        return answer.ok ? answer.text() : "";
      }).then(function (html) {
        if (mine === asked && html) document.getElementById("bulk-verbs").innerHTML = html;
      });
    }, 120);
  }
  document.addEventListener("click", function (event) {
    // With Shift, the rows between the last box and this one.
    if (event.target.matches("input[name=pick]")) {
      var boxes = all("input[name=pick]");
      if (event.shiftKey && last) {
        var a = boxes.indexOf(last), b = boxes.indexOf(event.target);
        boxes.slice(Math.min(a, b), Math.max(a, b) + 1).forEach(function (box) { box.checked = event.target.checked; });
      }
      last = event.target;
      told();
    } else if (event.target.matches("[data-pick-all]")) {
      all("input[name=pick]").forEach(function (box) { box.checked = event.target.checked; });
      told();
    } else if (event.target.matches("[data-pick-found]")) {
      told();
    } else if (event.target.closest("[data-reason]")) {
      tell(event.target.closest("[data-reason]"));
    } else if (event.target.matches("[data-pick-none]")) {
      event.preventDefault();
      all("input[name=pick], [data-pick-found]").forEach(function (box) { box.checked = false; });
      told();
    }
  });
  // A browser that goes back keeps the boxes as they were.
  window.addEventListener("pageshow", told);

  function tell(button) {
    var reason = document.getElementById(button.dataset.reason);
    reason.hidden = !reason.hidden;
    button.setAttribute("aria-expanded", String(!reason.hidden));
  }

  var at = -1;
  document.addEventListener("keydown", function (event) {
    var box = event.target.matches("input[type=checkbox]");
    if ((/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !box) || event.ctrlKey || event.metaKey || event.altKey) return;
    var rows = all("[data-row]");
    if (!rows.length) return;
    var key = event.key.toLowerCase(), row = rows[at];
    if (key === "j") at = Math.min(at + 1, rows.length - 1);
    else if (key === "k") at = Math.max(at - 1, 0);
    else if (key === "x" && row && boxOf(row)) { boxOf(row).checked = !boxOf(row).checked; told(); return; }
    else if (key === "e" && row) {
      var button = row.querySelector("[data-reason]");
      if (button) tell(button);
      return;
    } else return;
    event.preventDefault();
    rows.forEach(function (each, i) { each.classList.toggle("at", i === at); });
    rows[at].scrollIntoView({ block: "nearest" });
    rows[at].querySelector("a").focus({ preventScroll: true });
  });
})();
