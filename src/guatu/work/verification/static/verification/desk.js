// The desk by keyboard: J and K walk the list, F writes, Ctrl+Enter verifies, Ctrl+Shift+Enter sends back.
(function () {
  "use strict";
  var form = document.querySelector("[data-verify]"), queue = document.querySelector(".queue"), on = queue && queue.querySelector(".on");
  // Only the list scrolls, never the page: on a phone the list stands below the line.
  if (on) queue.scrollTop += on.getBoundingClientRect().top - queue.getBoundingClientRect().top - queue.clientHeight / 2;
  function press(act) {
    var button = form && form.querySelector("button[value=" + act + "]");
    if (button) button.click();
  }
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.altKey) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      press(event.shiftKey ? "send_back" : "verify");
      return;
    }
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.target.matches("input,textarea,select")) return;
    var key = event.key.toLowerCase();
    var link = key === "j" ? document.querySelector("[data-following]") : key === "k" ? document.querySelector("[data-previous]") : null;
    if (link) link.click();
    if (key === "f" && form) { event.preventDefault(); form.querySelector("textarea").focus(); }
  });
})();
