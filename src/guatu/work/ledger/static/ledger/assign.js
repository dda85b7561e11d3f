// A likely office is chosen with one press; of the posts, those of the chosen lead are offered; a rule fills in its day, and asks for the hour if it runs in hours; what is standing has no date.
(function () {
  "use strict";
  var lead = document.querySelector("[data-lead]"), handlers = document.querySelector("[data-handlers]");
  function narrow() {
    if (!lead || !handlers) return;
    var chosen = lead.selectedOptions[0], path = chosen && chosen.dataset.path;
    Array.prototype.forEach.call(handlers.options, function (option) {
      var fits = !option.value || (path && (option.dataset.path || "").indexOf(path) === 0);
      option.hidden = option.disabled = !fits;
      if (!fits && option.selected) handlers.value = "";
    });
  }
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-likely]")) document.getElementById("id_to").value = event.target.value;
    if (event.target.matches("[data-likely], [data-lead]")) narrow();
    var day = document.getElementById("id_day"), rule = document.querySelector("[data-rule]");
    if (event.target === rule && rule.selectedOptions[0].dataset.day) day.value = rule.selectedOptions[0].dataset.day;
    if (rule && event.target === day) rule.value = "";
    hours(rule);
    if (event.target.name === "duty") never();
  });
  function never() {
    var chosen = document.querySelector("select[name=duty], [name=duty]:checked"), standing = !!chosen && chosen.value === "standing";
    ["day", "rule", "undated"].forEach(function (name) {
      var field = document.getElementById("id_" + name);
      if (field) field.disabled = standing;
    });
    var said = document.querySelector("[data-never]");
    if (said) said.hidden = !standing;
  }
  function hours(rule) {
    var began = document.querySelector("[data-began]");
    if (rule && began) began.hidden = !rule.selectedOptions[0].hasAttribute("data-hours");
  }
  narrow();
  never();
  hours(document.querySelector("[data-rule]"));
})();
