// Pages of campaigns: all boxes at once, how many are ticked, and printing.
(function () {
  "use strict";
  function boxes() { return Array.prototype.slice.call(document.querySelectorAll("input[type=checkbox][name=lines], input[type=checkbox][name=offices]")); }
  function count() {
    var told = document.querySelector("[data-picked]");
    if (told) told.textContent = "已选 " + boxes().filter(function (box) { return box.checked; }).length + " 个";
  }
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-all]")) boxes().forEach(function (box) { box.checked = event.target.checked; });
    count();
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
  count();
})();
