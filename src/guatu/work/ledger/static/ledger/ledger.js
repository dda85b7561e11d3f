// The ledger: filters act at once, rows are walked by J and K.
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-submits]")) return;
    var form = event.target.form;
    // Empty fields stay out of the address.
    form.querySelectorAll("select, input").forEach(function (field) { if (!field.value) field.disabled = true; });
    form.submit();
  });

  var at = -1;
  document.addEventListener("keydown", function (event) {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    var rows = document.querySelectorAll("[data-row]");
    if (!rows.length) return;
    var key = event.key.toLowerCase();
    if (key === "j") at = Math.min(at + 1, rows.length - 1);
    else if (key === "k") at = Math.max(at - 1, 0);
    else return;
    event.preventDefault();
    rows.forEach(function (row, i) { row.classList.toggle("at", i === at); });
    rows[at].scrollIntoView({ block: "nearest" });
    rows[at].querySelector("a").focus({ preventScroll: true });
  });
})();
