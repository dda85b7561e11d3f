// Dividing a line: the running sum, and a table pasted into the first row fills the rows.
(function () {
  "use strict";
  var form = document.querySelector("[data-parts]");
  if (!form) return;
  var told = form.querySelector("[data-sum]"), left = parseFloat(form.dataset.exact), unit = form.dataset.unit || "";
  function said(number) { return String(Math.round(number * 1000) / 1000); }
  function sum() {
    if (isNaN(left)) return;
    var total = 0;
    form.querySelectorAll("input[name$=-amount]").forEach(function (field) { total += parseFloat(field.value) || 0; });
    if (!total && left <= 0) return;
    var gap = left - total, exact = Math.abs(gap) < 0.0005;
    told.textContent = "已分 " + said(total) + " / " + said(left) + " " + unit + (exact ? "，正好" : gap > 0 ? "，还差 " + said(gap) : "，多 " + said(-gap));
    told.className = exact ? "green" : "yellow";
  }
  form.addEventListener("input", sum);
  form.addEventListener("paste", function (event) {
    var text = event.clipboardData && event.clipboardData.getData("text");
    if (!text || text.indexOf("\t") < 0 || event.target.name === "pasted") return;
    event.preventDefault();
    form.elements.pasted.value = text;
    form.querySelector("button[value=fill]").click();
  });
  sum();
})();
