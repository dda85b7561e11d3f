// Going through a paper by keyboard, and keeping one's place in the text from one decision to the next.
(function () {
  "use strict";
  var place = 0, faintHidden = false, run = [];

  function one(selector) { return document.querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function text() { return one("#review .text"); }

  function show() {
    var column = text(), here = document.getElementById("here");
    var button = one(".fold-faint");
    if (button) button.setAttribute("aria-pressed", String(faintHidden));
    drawRun();
    drawPace();
    narrow();
    drawEach();
    if (!column || !here) return;
    bring(column, here);
  }

  // Only scroll when the place is out of sight: the eye keeps its line.
  function bring(column, here) {
    var gap = here.getBoundingClientRect().top - column.getBoundingClientRect().top;
    if (gap < 40 || gap > column.clientHeight * 0.7) column.scrollTop += gap - column.clientHeight / 3;
  }

  function press(key) {
    var target = one('#review [data-key="' + key + '"]');
    if (!target) return key === "z" ? say("没有可撤回的。") : false;
    if (target.matches(".fold")) return fold(key);  // it was given out: what can be done instead
    target.click();
    return true;
  }

  // A key that has nothing to do here says so in one quiet line, until the next key or press.
  function say(words) {
    var line = document.getElementById("said") || document.createElement("p");
    line.id = "said";
    line.className = "said";
    line.setAttribute("role", "status");
    document.body.append(line);
    line.textContent = words;
    line.hidden = false;
    window.clearTimeout(say.later);
    say.later = window.setTimeout(function () { line.hidden = true; }, 6000);
    return true;
  }

  function into(id) {
    var field = document.getElementById(id);
    if (!field) return false;
    field.focus();
    if (field.select) field.select();
    return true;
  }

  function toggle(id) {
    var box = document.getElementById(id);
    if (!box) return false;
    box.checked = !box.checked;
    box.focus();
    return true;
  }

  function hideFaint() {
    faintHidden = !faintHidden;
    document.documentElement.classList.toggle("no-faint", faintHidden);
    show();
    return true;
  }

  // -- folds: 拆, 并, 不是… ---------------------------------------------------------------------------------------

  function fold(key) {
    var folds = all("#review .fold"), own = null;
    folds.forEach(function (each) {
      if (each.dataset.key === key) own = each; else each.open = false;
    });
    if (!own) return key === "x" && one("#review .was") ?
      say(one('#review button[data-key="z"]') ? "这一条已经定了。要重来，先按 Z 撤回。" : "这一条已经交办，按 Z 看怎么改。") : false;
    own.open = !own.open;
    if (own.open) {
      var area = own.querySelector("[data-into]");
      var target = area || own.querySelector("[data-digit]") || own.querySelector("button, input[type=text]");
      if (target) target.focus();
      if (area) area.setSelectionRange(firstStop(area.value), firstStop(area.value));
    }
    return true;
  }

  function firstStop(words) {
    var found = words.search(/[，,；;、]/);
    return found < 0 ? words.length : found + 1;
  }

  // -- digits: a reason, a line, a day, an office, as the eye is on --------------------------------------------------

  function digit(number, target) {
    var open = one("#review .fold[open]"), chosen;
    if (open) chosen = open.querySelector('[data-digit="' + number + '"]');
    else if (target.closest(".days")) chosen = one('#review [data-day="' + number + '"]');
    else chosen = one('#review [data-office="' + number + '"]');
    if (!chosen || chosen.disabled) return false;
    chosen.click();
    if (!open && chosen.dataset.day) {
      if (chosen.value === "clerk") into("id_due_day");
      else if (chosen.value === "limit") into("id_due_limit");
      else home();
    }
    return true;
  }

  function day() {
    if (document.activeElement.closest(".days")) {
      var own = one('#review [data-day="8"]');
      if (own) own.checked = true;
      return into("id_due_day");
    }
    var radio = one("#review input[name=due]:checked") || one("#review input[name=due]:not([disabled])");
    if (!radio) return false;
    radio.focus();
    return true;
  }

  function home() {
    var heading = one("#review [data-focus]");
    if (heading) heading.focus({ preventScroll: true });
  }

  // -- a run of candidates ---------------------------------------------------------------------------------------------

  function order() {
    var form = document.getElementById("run");
    return form ? form.dataset.order.trim().split(/\s+/).filter(Boolean) : [];
  }

  function current() {
    var field = one("#review .cand [name=n]");
    return field ? field.value : null;
  }

  function extend(step) {
    var numbers = order(), here = current();
    if (!here || numbers.indexOf(here) < 0) return false;
    if (!run.length) { run = [here]; if (!step) { drawRun(); return true; } }
    else if (!step) { run = []; drawRun(); return true; }
    var from = numbers.indexOf(run[0]), to = numbers.indexOf(run[run.length - 1]) + step;
    if (to < 0 || to >= numbers.length) return true;
    run = from <= to ? numbers.slice(from, to + 1) : numbers.slice(to, from + 1).reverse();
    drawRun(true);
    return true;
  }

  // With a run begun, a press on another candidate ends it there: for hands without a keyboard.
  function extendTo(number) {
    var numbers = order(), from = numbers.indexOf(run[0]), to = numbers.indexOf(number);
    if (from < 0 || to < 0) return false;
    run = from <= to ? numbers.slice(from, to + 1) : numbers.slice(to, from + 1).reverse();
    drawRun();
    return true;
  }

  // -- of the posts, those of the chosen lead are offered ---------------------------------------------------------------

  function narrow() {
    var handlers = one("#review [data-handlers]"), lead = one("#review input[name=lead]:checked");
    if (!handlers) return;
    var other = document.getElementById("id_lead_other");
    var chosen = lead && lead.value === "other" ? other && other.selectedOptions[0] : lead;
    var path = chosen && chosen.dataset.path;
    Array.prototype.forEach.call(handlers.options, function (option) {
      var fits = !option.value || (path && option.dataset.path.indexOf(path) === 0);
      option.hidden = option.disabled = !fits;
      if (!fits && option.selected) handlers.value = "";
    });
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("#review [name=lead], #review [name=lead_other]")) narrow();
    if (event.target.matches("#choose [name=due]")) follow();
    if (event.target.matches("#choose [name=duty]")) lead(event.target.value);
    if (event.target.matches("#choose [name=cadence]")) drawEach();
  });

  // -- what is standing has no day: the one that is chosen last decides what the other is ------------------------------------

  function chosen(name, value) {
    var radio = one("#choose input[name=" + name + "]" + (value ? '[value="' + value + '"]' : ":checked"));
    if (radio && value) radio.checked = true;
    return radio;
  }

  function told(words) {
    var line = one("#choose .followed");
    if (line) line.textContent = words;
  }

  // A day is picked: what was 长期 is 限期; the day is taken away again: it is what it was.
  function follow() {
    var form = document.getElementById("choose"), due = chosen("due"), duty = chosen("duty");
    if (!form || !due || !duty) return;
    if (due.value !== "none" && duty.value === "standing") {
      chosen("duty", "dated");
      form.dataset.followed = "standing";
      told("定了时限，改为限期");
    } else if (due.value === "none" && form.dataset.followed && duty.value === "dated") {
      chosen("duty", form.dataset.followed);
      delete form.dataset.followed;
      told("没有时限，仍是长期");
    }
  }

  // 长期 is picked: the day goes; 限期 is picked again: it comes back.
  function lead(duty) {
    var form = document.getElementById("choose"), due = chosen("due");
    delete form.dataset.followed;
    told("");
    if (duty === "standing" && due && due.value !== "none") {
      form.dataset.dueBefore = due.value;
      chosen("due", "none");
      told("长期的没有时限");
    } else if (duty === "dated" && form.dataset.dueBefore) {
      chosen("due", form.dataset.dueBefore);
      delete form.dataset.dueBefore;
    }
    drawEach();
  }

  // 每月, where a line without a cadence says 无时限.
  function drawEach() {
    var words = one("#choose [data-each]"), cadence = one("#choose [name=cadence]");
    if (words && cadence) words.textContent = cadence.value ? cadence.selectedOptions[0].textContent : "周期";
  }

  // -- how long it still takes: a candidate a minute, until this page's own pace is known; kept nowhere ------------------

  var pace = { last: 0, spent: 0, done: 0 }, IDLE = 180000, ENOUGH = 5;

  function decidedNow() {
    var now = Date.now();
    if (pace.last) { pace.spent += Math.min(now - pace.last, IDLE); pace.done += 1; }
    pace.last = now;
  }

  function drawPace() {
    var words = one("#review .left b");
    if (!words) return;
    var each = pace.done >= ENOUGH ? pace.spent / pace.done : 60000;
    words.textContent = Math.max(1, Math.round(Number(words.dataset.left) * each / 60000));
  }

  function drawRun(follow) {
    var form = document.getElementById("run");
    all("#review .in-run").forEach(function (each) { each.classList.remove("in-run"); });
    if (!form) return;
    form.hidden = !run.length;
    if (!run.length) return;
    form.querySelector(".count").textContent = run.length + " 条（" + run.join("、") + "）";
    form.querySelector(".all").textContent = run.length + " 条";
    var held = form.querySelector(".chosen");
    held.textContent = "";
    run.forEach(function (number) {
      var input = document.createElement("input");
      input.type = "hidden"; input.name = "ns"; input.value = number;
      held.appendChild(input);
      all('#review [data-n="' + number + '"]').forEach(function (each) { each.classList.add("in-run"); });
    });
    var last = one('#review [data-n="' + run[run.length - 1] + '"]');
    if (follow && last && text()) bring(text(), last);
  }

  function pressRun(key) {
    if (!run.length) return false;
    var target = one('#run [data-run="' + key + '"]');
    if (!target) return false;
    target.click();
    return true;
  }

  function nextMend() {
    var mends = all("#review .text .mend");
    if (!mends.length) return false;
    var at = mends.indexOf(document.activeElement);
    var next = mends[(at + 1) % mends.length];
    next.focus({ preventScroll: true });
    if (text()) bring(text(), next);
    return true;
  }

  function showKeys() {
    var keys = document.getElementById("keys");
    if (!keys || !keys.showModal) return false;
    if (keys.open) keys.close(); else keys.showModal();
    return true;
  }

  function why() {
    var first = one("#review .grounds li[tabindex]");
    if (!first) return false;
    first.focus();
    return true;
  }

  // A date takes no letters: a letter pressed in it is a command.
  function writing(target, key) {
    if (target.type === "date" && key && /^[a-z]$/.test(key)) return false;
    return /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === "INPUT" && !/^(radio|checkbox)$/.test(target.type));
  }

  function escape(target) {
    var open = one("#review .fold[open]");
    if (open) {
      var area = open.querySelector("[data-into]");
      if (area && area.value !== area.defaultValue) {
        area.value = area.defaultValue;
        area.dispatchEvent(new Event("input", { bubbles: true }));  // no draft is left of what was given up (drafts.js)
      }
      open.open = false; home();
    } else if (writing(target) || target.closest(".days, .grounds, .text")) { target.blur(); home();
    } else if (run.length) { run = []; drawRun();
    } else return false;
    return true;
  }

  var PLAIN = {
    d: function () { return run.length ? into("run_due") : day(); },
    u: function () { return into(run.length ? "run_lead" : "id_lead_other"); },
    c: function () { return run.length ? into("run_campaign") : toggle("id_chronicle"); },
    b: function () { return toggle("id_report"); }, g: function () { return toggle("id_figures"); },
    e: function () { return into("id_title"); }, f: hideFaint, r: nextMend, w: why,
    s: function () { return fold("s"); }, m: function () { return fold("m"); }, x: function () { return fold("x"); },
    v: function () { return extend(0); }, "?": showKeys
  };
  var SHIFTED = {
    j: function () { return extend(1); }, k: function () { return extend(-1); },
    d: function () { return pressRun("d"); }, a: function () { return pressRun("a"); },
    m: function () { return pressRun("m"); }, x: function () { return pressRun("x"); }, "?": showKeys
  };

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.altKey) return;
    var target = event.target, key = event.key.toLowerCase(), done = false;
    var keys = document.getElementById("keys");
    if (keys && keys.open) { if (key === "?") { keys.close(); event.preventDefault(); } return; }
    if (key === "enter" && (event.ctrlKey || event.metaKey) && target.matches("[data-into]")) {
      target.form.requestSubmit(); event.preventDefault(); return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.repeat && !(event.shiftKey && /^[jk]$/.test(key))) return;
    if (key === "escape") {
      done = escape(target);
    } else if (key === "enter") {
      if (target.closest("button, a, summary, textarea") || (writing(target) && !event.shiftKey)) return;
      done = press(event.shiftKey ? "a" : "enter");
    } else if (writing(target, key)) {
      // In a run's fields a shifted key still decides; elsewhere letters are letters.
      if (event.shiftKey && target.closest("#run") && target.tagName !== "TEXTAREA" && SHIFTED[key]) done = SHIFTED[key]();
      else return;
    } else if (event.shiftKey && SHIFTED[key]) { done = SHIFTED[key]();
    } else if (/^[0-9]$/.test(key)) { done = digit(key, target);
    } else if (!event.shiftKey && PLAIN[key]) { done = PLAIN[key]();
    } else if (!event.shiftKey && /^[ajkzoq]$/.test(key)) { done = press(key); }
    else if (key === "?") { done = showKeys(); }
    if (done) event.preventDefault();
  });

  // The amount and “办结了” are those of the line they were read for, until somebody has written their own.
  function asOf(line) {
    var amount = one("#keep [name=amount]"), finished = one("#keep [name=finished]");
    if (!amount || amount.dataset.written) return;
    amount.value = line ? line.dataset.amount : "";
    finished.checked = Boolean(line && line.dataset.finished);
  }
  document.addEventListener("change", function (event) {
    if (!event.target.matches("#keep [name=line]")) return;
    asOf(event.target);
    var report = document.getElementById("id_report");
    if (report) report.checked = true;
  });
  document.addEventListener("input", function (event) {
    if (event.target.matches("#keep [name=amount]")) event.target.dataset.written = "1";
  });

  // What was typed and refused is typed already when the card comes back (the card itself comes with its fields).
  var typed = null;
  function formsLike(form) {
    return all("#review form").filter(function (each) { return each.getAttribute("action") === form.action; });
  }
  document.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.detail.elt;
    typed = null;
    if (!form.matches || !form.matches("#review form")) return;
    var like = { action: form.getAttribute("action") };
    typed = { action: like.action, place: formsLike(like).indexOf(form), data: new FormData(form) };
  });
  function typeAgain() {
    var form = typed && formsLike(typed)[typed.place];
    if (!form || form.classList.contains("choose") && !form.classList.contains("told-form")) return;
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || /^(hidden|submit|button)$/.test(field.type) || field.tagName === "BUTTON") return;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = typed.data.getAll(field.name).indexOf(field.value) >= 0;
      else if (typed.data.has(field.name)) field.value = typed.data.get(field.name);
      if (field.name === "amount") field.dataset.written = "1";
    });
    var fold = form.closest(".fold");
    if (fold) fold.open = true;
  }

  // Writing a date chooses it; choosing an office from the list chooses “another office”; choosing or naming a line wants a report.
  document.addEventListener("input", function (event) {
    if (event.target.id === "id_line_number" && event.target.value) {
      var report = document.getElementById("id_report");
      if (report) report.checked = true;
      asOf(null);
      return;
    }
    var radio = { id_due_day: "due", id_due_limit: "due", id_lead_other: "lead" }[event.target.id];
    if (!radio) return;
    var own = event.target.closest("label").querySelector("input[type=radio]");
    if (own && event.target.value) own.checked = true;
    if (radio === "due" && own.checked && !event.target.value) chosen("due", "none");
    if (radio === "due") follow();
  });
  // In the date fields of the card and of the run, Enter decides: the day is written, the hand stays on the keys.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing) return;
    if (/^id_due_(day|limit)$/.test(event.target.id)) { event.preventDefault(); press(event.shiftKey ? "a" : "enter"); }
    if (/^run_(due|limit)$/.test(event.target.id)) { event.preventDefault(); pressRun("d"); }
  });
  // htmx does not see which button outside its form was pressed: the form's hidden field tells it.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[name]"), form = button && button.form;
    if (!form) return;
    var told = form.querySelector('input[type=hidden][name="' + button.name + '"]');
    if (told) told.value = button.value;
  }, true);
  document.addEventListener("click", function (event) {
    var target = event.target;
    var said = document.getElementById("said");
    if (said) said.hidden = true;
    if (target.closest(".fold-faint")) hideFaint();
    if (target.closest(".next-mend")) nextMend();
    if (target.closest(".keys-of")) showKeys();
    if (target.closest('[data-run="escape"]')) { run = []; drawRun(); }
    if (target.closest(".run-start")) extend(0);
    all("#review .fold[open]").forEach(function (each) { if (!each.contains(target)) each.open = false; });
  });

  // Shift and a press, or any press once a run is begun: from its first (else the current one) to this one.
  // Heard on the way down: htmx would follow the link before it comes up again.
  document.addEventListener("click", function (event) {
    var mark = event.target.closest("#review a.to[data-n]");
    if (!mark || !(event.shiftKey || run.length)) return;
    if (!run.length && order().indexOf(current()) >= 0) run = [current()];
    if (extendTo(mark.dataset.n)) { event.preventDefault(); event.stopPropagation(); }
  }, true);

  document.addEventListener("htmx:beforeSwap", function () {
    var column = text();
    place = column ? column.scrollTop : 0;
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    var asked = event.detail.requestConfig;
    if (asked && asked.verb === "post") decidedNow();
    var column = text();
    // What was selected and still waits stays selected after a refusal; what was decided is gone from the order.
    var left = order();
    run = run.filter(function (number) { return left.indexOf(number) >= 0; });
    if (!one("#review .refuse")) run = [];
    if (column) column.scrollTop = place;
    show();
    home();
    if (one("#review .refuse")) typeAgain();
  });
  show();
})();
