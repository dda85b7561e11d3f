// Every page: large type, keys, and what htmx shall do with answers that say no.
(function () {
  "use strict";
  document.addEventListener("htmx:beforeSwap", function (event) {
    // Signed out meanwhile: the whole page goes to sign in, not a part of it.
    if ((event.detail.xhr.responseURL || "").indexOf("/sign-in/") >= 0) {
      event.detail.shouldSwap = false;
      window.location.reload();
      return;
    }
    // 422 carries the form with its sentences, 403 and 409 a refusal: they are shown, not dropped.
    if ([403, 409, 422].indexOf(event.detail.xhr.status) >= 0) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  var root = document.documentElement;
  function large(on) {
    root.classList.toggle("large", on);
    document.querySelectorAll(".large-type").forEach(function (button) {
      button.setAttribute("aria-pressed", String(on));
    });
  }
  try { large(localStorage.getItem("guatu-large") === "1"); } catch (e) { /* private window */ }
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".large-type")) return;
    var on = !root.classList.contains("large");
    large(on);
    try { localStorage.setItem("guatu-large", on ? "1" : "0"); } catch (e) { /* private window */ }
  });

  // Whoever signs out leaves nothing typed behind for the next at this machine.
  document.addEventListener("submit", function (event) {
    if (!/\/sign-out\/$/.test(event.target.action)) return;
    try {
      Object.keys(sessionStorage).forEach(function (key) { if (key.indexOf("guatu-draft:") === 0) sessionStorage.removeItem(key); });
    } catch (e) { /* private window */ }
  });

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      var search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });

  // On a telephone the menu and the tabs are wider than the screen: the room one is in, and what one looks at, stand in sight.
  document.querySelectorAll(".top nav, .tabs").forEach(function (row) {
    var on = row.querySelector(".on"), over = on ? on.getBoundingClientRect().right - row.getBoundingClientRect().right : 0;
    if (over > 0) row.scrollLeft += over + 12;
  });

  // Whoever types for a long time is not idle: the session is told, at most every two minutes.
  var told = Date.now();
  function here() {
    if (Date.now() - told < 120000 || !document.querySelector(".top")) return;
    told = Date.now();
    fetch("/here/", { method: "POST", headers: JSON.parse(document.body.getAttribute("hx-headers")), redirect: "manual" });
  }
  ["keydown", "pointerdown", "input"].forEach(function (name) { document.addEventListener(name, here, { passive: true }); });
})();
