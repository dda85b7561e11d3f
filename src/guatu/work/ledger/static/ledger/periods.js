// Several periods at once: how many are chosen stands beside the words, and all can be chosen with one press.
(function () {
  "use strict";
  function boxes(form) { return Array.prototype.slice.call(form.querySelectorAll("input[name=pick]")); }
  function told(form, opens) {
    var all = form.querySelector("[data-all]");
    if (!all) return;
    var every = boxes(form), chosen = every.filter(function (box) { return box.checked; }).length;
    form.querySelector("[data-chosen-count]").textContent = chosen ? "已选 " + chosen + " 期" : "";
    form.querySelector("[data-chosen-said]").textContent = chosen ? " " + chosen + " " : "几";
    all.checked = chosen > 0 && chosen === every.length;
    all.indeterminate = chosen > 0 && chosen < every.length;
    if (opens && chosen) form.querySelector("details").open = true;
  }
  document.addEventListener("change", function (event) {
    var form = event.target.closest("[data-together]");
    if (!form) return;
    if (event.target.matches("[data-all]")) {
      var chosen = event.target.checked;  // each box that changes tells the box for all
      boxes(form).forEach(function (box) {
        if (box.checked === chosen) return;
        box.checked = chosen;
        box.dispatchEvent(new Event("change", { bubbles: true }));
      });
      return;
    }
    if (event.target.name === "pick") told(form, true);
  });
  function look() {
    document.querySelectorAll("[data-together]").forEach(function (form) {
      var row = form.querySelector("[data-every]");
      if (row) row.hidden = false;
      told(form, true);
    });
  }
  window.addEventListener("pageshow", look);  // a browser that goes back keeps the boxes as they were
  look();
})();
