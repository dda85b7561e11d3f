// 设置:点了不能回头的先问一句;选了文件就看会怎样;勾选一组。
(function () {
  "use strict";
  document.addEventListener("submit", function (event) {
    var words = event.target.getAttribute("data-sure");
    if (words && !window.confirm(words)) event.preventDefault();
  });
  document.addEventListener("change", function (event) {
    if (event.target.matches(".pickfile") && event.target.files.length) {
      var look = event.target.form.querySelector("button[value=look]");
      if (look) event.target.form.requestSubmit(look); else event.target.form.requestSubmit();
    }
    if (event.target.matches("[data-all]")) {
      document.querySelectorAll(event.target.getAttribute("data-all")).forEach(function (box) {
        box.checked = event.target.checked;
      });
    }
  });
})();
