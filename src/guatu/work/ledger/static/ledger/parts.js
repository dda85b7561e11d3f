// Dividing a line: the running sum, a table pasted into the first row fills the rows, and rows that were added are there
// again for what had been typed into them (paper/drafts.js).
(function () {
  "use strict";
  var form = document.querySelector("[data-parts]");
  if (!form) return;
  var told = form.querySelector("[data-sum]"), left = parseFloat(form.dataset.exact), unit = form.dataset.unit || "";
  function said(number) {
    var size = unit !== "元" || Math.abs(number) < 1e4 ? 1 : Math.abs(number) < 1e8 ? 1e4 : 1e8, places = size === 1 ? 1e3 : 1e4;
    return Math.round(number / size * places) / places + (size === 1 ? "" : size === 1e4 ? "万" : "亿");
  }
  // 6.43亿, 3000万, 1.2亿元, 50万元 where the unit is 万元: as the server reads it (forms/amounts.py).
  function read(words) {
    var text = words.replace(/[\s,，]/g, ""), own = (/^[百千]?[万亿]/.exec(unit) || [""])[0], sizes = { "万": 1e4, "亿": 1e8 };
    if (text.slice(-unit.length) === unit && unit) text = text.slice(0, -unit.length);
    else if (own && text.slice(-(unit.length - own.length)) === unit.slice(own.length)) text = text.slice(0, text.length - (unit.length - own.length));
    var found = /^(\d+(?:\.\d+)?)([万亿]?)$/.exec(text);
    if (!found) return 0;
    return found[2] ? parseFloat(found[1]) * sizes[found[2]] / (sizes[own] || 1) : parseFloat(found[1]);
  }
  function sum() {
    if (isNaN(left)) return;
    var total = 0;
    form.querySelectorAll("input[name$=-amount]").forEach(function (field) { total += read(field.value); });
    if (!total && left <= 0) return;
    var gap = left - total, exact = Math.abs(gap) < 0.0005;
    told.textContent = "已分 " + said(total) + " / " + said(left) + " " + unit + (exact ? "，正好" : gap > 0 ? "，还差 " + said(gap) : "，多 " + said(-gap));
    told.className = exact ? "green" : "yellow";
  }
  ["input", "change"].forEach(function (kind) { form.addEventListener(kind, sum); });
  form.addEventListener("reset", function () { setTimeout(sum); });
  form.addEventListener("draft:coming", function (event) {
    var rows = form.querySelector(".portions tbody"), last = rows.lastElementChild, count = parseInt(form.elements.rows.value, 10);
    var wanted = event.detail.reduce(function (most, name) { return Math.max(most, 1 + (/^p(\d+)-/.exec(name) || [0, -1])[1] * 1); }, 0);
    for (; count < wanted; count += 1) {
      var row = last.cloneNode(true);
      row.querySelectorAll("[name]").forEach(function (field) {
        field.name = field.name.replace(/^p\d+-/, "p" + count + "-");
        if (field.id) field.id = "id_" + field.name;
      });
      row.querySelector(".vh").textContent = "第 " + (count + 1) + " 行单位";
      rows.appendChild(row);
    }
    form.elements.rows.value = count;
  });
  form.addEventListener("paste", function (event) {
    var text = event.clipboardData && event.clipboardData.getData("text");
    if (!text || text.indexOf("\t") < 0 || event.target.name === "pasted") return;
    event.preventDefault();
    form.elements.pasted.value = text;
    form.querySelector("button[value=fill]").click();
  });
  sum();
})();
