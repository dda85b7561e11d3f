// Saying how far it is: the number goes up and down by a press; who is asked for what appears with the blocker.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-step]");
    if (!button) return;
    var field = button.parentNode.querySelector("input");
    if (isNaN(Number(field.value))) return;  // 3万: what is typed in words stays
    var next = Number(field.value) + Number(button.dataset.step);
    next = Math.max(0, Math.round(next * 1000) / 1000);
    if (field.id === "id_percent") next = Math.min(100, next);
    field.value = String(next);
  });
  function stuck() {
    var box = document.querySelector("[data-stuck]"), chosen = document.querySelector("input[name=stuck]:checked");
    if (box) box.hidden = !(chosen && chosen.value) && !box.querySelector("input").value;
  }
  // What was chosen is shown before it is sent: pictures as pictures, the rest by name.
  function chosen(field) {
    var list = field.parentNode.querySelector("[data-chosen]");
    list.textContent = "";
    Array.prototype.forEach.call(field.files, function (file) {
      var item = document.createElement("li"), name = document.createElement("span");
      if (/^image\//.test(file.type) && window.FileReader) {
        var picture = document.createElement("img"), reader = new FileReader();
        picture.alt = "";
        picture.onerror = function () { picture.remove(); };  // a damaged one: the name stands alone
        reader.onload = function () { picture.src = reader.result; };
        reader.readAsDataURL(file);
        item.appendChild(picture);
      }
      name.textContent = file.name + "　" + Math.max(1, Math.round(file.size / 1024)) + " KB";
      item.appendChild(name);
      list.appendChild(item);
    });
  }
  document.addEventListener("change", function (event) {
    if (event.target.name === "stuck") stuck();
    if (event.target.matches("[data-files]")) chosen(event.target);
  });
  stuck();
})();
