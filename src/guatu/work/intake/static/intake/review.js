// Going through a paper by keyboard, and keeping one's place in the text from one decision to the next.
(function () {
  "use strict";
  var place = 0, faintHidden = false;

  function text() { return document.querySelector("#review .text"); }

  function show() {
    var column = text(), here = document.getElementById("here");
    var button = document.querySelector(".fold-faint");
    if (button) button.setAttribute("aria-pressed", String(faintHidden));
    if (!column || !here) return;
    var gap = here.getBoundingClientRect().top - column.getBoundingClientRect().top;
    // Only scroll when the place is out of sight: the eye keeps its line.
    if (gap < 40 || gap > column.clientHeight * 0.7) column.scrollTop += gap - column.clientHeight / 3;
  }

  function press(key) {
    var target = document.querySelector('#review [data-key="' + key + '"]');
    if (!target) return false;
    target.click();
    return true;
  }

  function choose(number) {
    var open = document.querySelector("#review .not[open]");
    var target = open
      ? open.querySelector('[data-reason="' + number + '"]')
      : document.querySelector('#review [data-office="' + number + '"]');
    if (!target) return false;
    target.click();
    return true;
  }

  function into(id) {
    var field = document.getElementById(id);
    if (!field) return false;
    field.focus();
    if (field.select) field.select();
    return true;
  }

  function hideFaint() {
    faintHidden = !faintHidden;
    document.documentElement.classList.toggle("no-faint", faintHidden);
    show();
    return true;
  }

  function toggleReasons() {
    var fold = document.querySelector("#review .not");
    if (!fold) return false;
    fold.open = !fold.open;
    if (fold.open) fold.querySelector("button").focus();
    return true;
  }

  function writing(target) {
    return /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === "INPUT" && !/^(radio|checkbox)$/.test(target.type));
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    var target = event.target, key = event.key.toLowerCase(), done = false;
    if (key === "escape") {
      var fold = document.querySelector("#review .not[open]");
      if (fold) { fold.open = false; done = true; } else if (writing(target)) { target.blur(); done = true; }
    } else if (key === "enter") {
      if (target.closest("button, a, summary, textarea") || (writing(target) && !event.shiftKey)) return;
      done = press(event.shiftKey ? "a" : "enter");
    } else if (writing(target)) {
      return;
    } else if (key === "x") { done = toggleReasons();
    } else if (key === "d") { done = into("id_due_day");
    } else if (key === "u") { done = into("id_lead_other");
    } else if (key === "e") { done = into("id_title");
    } else if (key === "f") { done = hideFaint();
    } else if (/^[1-9]$/.test(key)) { done = choose(key);
    } else if (/^[ajkz]$/.test(key)) { done = press(key); }
    if (done) event.preventDefault();
  });

  // Writing a date chooses it; choosing an office from the list chooses “another office”.
  document.addEventListener("input", function (event) {
    var radio = { id_due_day: "due", id_lead_other: "lead" }[event.target.id];
    if (!radio) return;
    var own = event.target.closest("label").querySelector("input[type=radio]");
    if (own && event.target.value) own.checked = true;
  });
  // htmx does not see which button outside its form was pressed: the form's hidden field tells it.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[form][name]");
    var told = button && button.form && button.form.querySelector('input[type=hidden][name="' + button.name + '"]');
    if (told) told.value = button.value;
  }, true);
  document.addEventListener("click", function (event) {
    if (event.target.closest(".fold-faint")) hideFaint();
    var fold = document.querySelector("#review .not[open]");
    if (fold && !fold.contains(event.target)) fold.open = false;
  });

  document.addEventListener("htmx:beforeSwap", function () {
    var column = text();
    place = column ? column.scrollTop : 0;
  });
  document.addEventListener("htmx:afterSwap", function () {
    var column = text(), heading = document.querySelector("#review [data-focus]");
    if (column) column.scrollTop = place;
    show();
    if (heading) heading.focus({ preventScroll: true });
  });
  show();
})();
