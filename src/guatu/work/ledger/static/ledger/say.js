// Saying how far it is: the number goes up and down by a press; who is asked for what appears with the blocker.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-step]");
    if (!button) return;
    var field = button.parentNode.querySelector("input");
    var next = (parseFloat(field.value) || 0) + Number(button.dataset.step);
    next = Math.max(0, Math.round(next * 1000) / 1000);
    if (field.id === "id_percent") next = Math.min(100, next);
    field.value = String(next);
  });
  function stuck() {
    var box = document.querySelector("[data-stuck]"), chosen = document.querySelector("input[name=stuck]:checked");
    if (box) box.hidden = !(chosen && chosen.value) && !box.querySelector("input").value;
  }
  document.addEventListener("change", function (event) { if (event.target.name === "stuck") stuck(); });
  stuck();
})();
