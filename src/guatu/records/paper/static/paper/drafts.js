// What was typed and not sent stays in this tab while one looks at something else, and comes back with the form.
// A form with data-draft="whose:what" is kept under that name (and data-draft-part, where several forms are of one matter);
// with data-draft-back it came back from the server with what was typed. Signing out, and closing the tab, clears all (page.js).
(function () {
  "use strict";
  var PREFIX = "guatu-draft:", seen = new WeakSet();

  function store() { try { return window.sessionStorage; } catch (e) { return null; } }
  function name(form) { return PREFIX + form.dataset.draft + ":" + (form.dataset.draftPart || ""); }
  function version(form) { var field = form.elements.version; return field ? field.value : ""; }
  function read(key) { try { return JSON.parse(store().getItem(key)); } catch (e) { return null; } }
  function write(key, draft) { try { store().setItem(key, JSON.stringify(draft)); } catch (e) { /* full, or a private window */ } }
  function drop(key) { try { store().removeItem(key); } catch (e) { /* a private window */ } }

  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && !/^(hidden|file|password|submit|button|reset|fieldset)$/.test(field.type);
    });
  }

  function chosen(select) {
    return Array.prototype.filter.call(select.options, function (each) { return each.selected; }).map(function (each) { return each.value; });
  }

  function atFirst(select) {
    var set = Array.prototype.filter.call(select.options, function (each) { return each.defaultSelected; });
    if (!set.length && !select.multiple && select.options.length) set = [select.options[0]];
    return set.map(function (each) { return each.value; });
  }

  // A field that the server sent back with what was typed is kept as it is; of another, what differs from the page as it came.
  function kept(form, field) {
    var back = form.hasAttribute("data-draft-back");
    if (field.type === "checkbox" || field.type === "radio") {
      return back || field.checked !== field.defaultChecked ? [field.name, field.value, field.checked] : null;
    }
    if (field.options) {
      return back || chosen(field).join("\n") !== atFirst(field).join("\n") ? [field.name, null, chosen(field)] : null;
    }
    return back || field.value !== field.defaultValue ? [field.name, null, field.value] : null;
  }

  function save(form, sent) {
    var typed = fields(form).map(function (field) { return kept(form, field); }).filter(Boolean);
    if (typed.length) write(name(form), { version: version(form), sent: Boolean(sent), fields: typed });
    else drop(name(form));
  }

  function put(form, typed) {
    var changed = false;
    fields(form).forEach(function (field) {
      typed.forEach(function (each) {
        if (each[0] !== field.name) return;
        if (field.type === "checkbox" || field.type === "radio") {
          if (each[1] !== field.value || field.checked === each[2]) return;
          field.checked = each[2];
        } else if (field.options) {
          if (chosen(field).join("\n") === each[2].join("\n")) return;
          Array.prototype.forEach.call(field.options, function (option) { option.selected = each[2].indexOf(option.value) >= 0; });
        } else {
          if (field.value === each[2]) return;
          field.value = each[2];
        }
        changed = true;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
    return changed;
  }

  function say(form, moved) {
    var note = document.createElement("p"), button = document.createElement("button");
    note.className = "draft-back";
    note.setAttribute("role", "status");
    note.textContent = moved ? "您上次写的还没有提交，填回来了；这一条后来有过变动，请看看再提交。" : "您上次写的还没有提交，填回来了。";
    button.type = "button";
    button.className = "btn plain";
    button.textContent = "不要了";
    button.addEventListener("click", function () {
      form.reset();
      note.remove();
      drop(name(form));
    });
    note.appendChild(button);
    form.insertBefore(note, form.firstChild);
  }

  function back(form) {
    if (seen.has(form)) return;
    seen.add(form);
    if (form.hasAttribute("data-draft-back")) { save(form); return; }
    var draft = read(name(form));
    if (!draft) return;
    var moved = draft.version !== version(form);
    if (draft.sent && moved) { drop(name(form)); return; }  // it was taken
    // A page whose form grows while it is filled makes room first.
    form.dispatchEvent(new CustomEvent("draft:coming", { detail: draft.fields.map(function (each) { return each[0]; }) }));
    if (put(form, draft.fields)) say(form, moved);
  }

  // All forms of one matter: what was decided by one of them needs no words of the others.
  function forget(draft, onlySent) {
    var all = store(), keys = [];
    if (!all) return;
    for (var place = 0; place < all.length; place += 1) keys.push(all.key(place));
    keys.forEach(function (key) {
      if (key.indexOf(PREFIX + draft + ":") === 0 && (!onlySent || (read(key) || {}).sent)) drop(key);
    });
  }

  function look() {
    document.querySelectorAll("[data-draft-done]").forEach(function (done) { forget(done.dataset.draftDone, true); });
    document.querySelectorAll("form[data-draft]").forEach(back);
  }

  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var form = event.target.form;
      if (form && form.hasAttribute("data-draft") && seen.has(form)) save(form);
    });
  });
  document.addEventListener("submit", function (event) {
    if (event.target.hasAttribute("data-draft")) save(event.target, true);
  });
  // Before the answer takes the form's place.
  document.addEventListener("htmx:beforeOnLoad", function (event) {
    var form = event.target, status = event.detail.xhr.status;
    if (status >= 200 && status < 300 && form.matches("form[data-draft]")) forget(form.dataset.draft);
  });
  document.addEventListener("htmx:afterSettle", look);
  look();
})();
