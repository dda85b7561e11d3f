// The drop zone: many files at once, one request each, two in flight; each file a row with its own sentence.
(function () {
  "use strict";
  var IN_FLIGHT = 2;
  var form = document.getElementById("drop");
  if (!form) return;
  var input = form.querySelector("input[type=file]");
  var words = form.querySelector("textarea");
  var rows = document.getElementById("dropped");
  var summary = document.getElementById("drop-sum");
  var waiting = [], all = [], flying = 0;

  form.classList.add("scripted");
  input.multiple = true;

  function told(row, text, how, url) {
    row.bar.hidden = true;
    row.how = how;
    if (how === "no") rows.prepend(row.item);
    sum();
    row.said.className = how;
    row.said.textContent = text;
    if (url) {
      var link = document.createElement("a");
      link.href = url;
      link.textContent = "看这份";
      row.said.append(" ", link);
    }
  }

  function sum() {
    var kept = all.filter(function (row) { return row.how === "yes"; }).length;
    var refused = all.filter(function (row) { return row.how === "no"; }).length;
    summary.hidden = false;
    summary.textContent = "这次 " + all.length + " 份：收下 " + kept +
      (refused ? "，没收 " + refused + "（原因列在最前）" : "") +
      (kept + refused < all.length ? "，还有 " + (all.length - kept - refused) + " 份在送" : "") + "。";
  }

  function offerAgain(row) {
    var again = document.createElement("button");
    again.type = "button";
    again.className = "btn";
    again.textContent = "再投一次";
    again.addEventListener("click", function () { 
      row.bar.hidden = false;
      row.how = "";
      row.said.textContent = "等候";
      row.said.className = "soft";
      waiting.push(row);
      sum();
      next();
    });
    row.said.append(again);
  }

  function rowFor(file) {
    var item = document.createElement("li"), name = document.createElement("span");
    var bar = document.createElement("progress"), said = document.createElement("span");
    name.className = "name";
    name.textContent = name.title = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name + " 上传进度");
    said.className = "soft";
    said.textContent = "等候";
    item.append(name, bar, said);
    rows.append(item);
    rows.hidden = false;
    return { file: file, item: item, bar: bar, said: said, how: "" };
  }

  function send(row) {
    if (row.file.size > Number(form.dataset.largest)) {
      told(row, form.dataset.tooLarge.replace("NAME", row.file.name), "no");
      return next();
    }
    flying += 1;
    var body = new FormData(), request = new XMLHttpRequest();
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    ["dated", "whole"].forEach(function (name) {
      var field = form.elements[name];
      if (field && field.value) body.append(name, field.value);
    });
    body.append("paper", row.file, row.file.name);
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) row.bar.value = 100 * event.loaded / event.total;
      row.said.textContent = "正在送";
    });
    request.addEventListener("loadend", function () {
      flying -= 1;
      answered(row, request);
      next();
    });
    request.send(body);
  }

  function answered(row, request) {
    var answer = null;
    try { answer = JSON.parse(request.responseText); } catch (e) { /* no answer of ours: said below */ }
    if (answer && "kept" in answer) {
      told(row, answer.words, answer.kept ? "yes" : "no", answer.url);
      if (answer.kept) document.body.dispatchEvent(new Event("papers-dropped"));
    } else if (request.responseURL.indexOf("/sign-in/") >= 0) {
      told(row, "登录已过期，没有送到。请重新登录后再投。", "no");
    } else if (request.status === 403) {
      told(row, "您现在的岗位不能投递文件。请找本镇街的督办岗投递。", "no");
    } else {
      told(row, "没有送到：" + (request.status ? "服务出错（" + request.status + "）" : "网络断了，或这不是一个文件") + "。", "no");
      offerAgain(row);
    }
  }

  function next() {
    while (flying < IN_FLIGHT && waiting.length) send(waiting.shift());
  }

  function put(files) {
    Array.prototype.forEach.call(files, function (file) { 
      var row = rowFor(file);
      waiting.push(row);
      all.push(row);
    });
    sum();
    next();
  }

  function firstLine(text) {
    var line = text.split(/\r?\n/).map(function (each) { return each.trim(); }).filter(Boolean)[0] || "粘贴的文字";
    return line.replace(/[\\/:*?"<>|\x00-\x1f]/g, "_").slice(0, 40) + ".txt";
  }

  function putWords() {
    if (!words.value.trim()) return false;
    put([new File([words.value], firstLine(words.value), { type: "text/plain" })]);
    words.value = "";
    return true;
  }

  input.addEventListener("change", function () { put(input.files); input.value = ""; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!putWords()) input.click();
  });
  ["dragenter", "dragover"].forEach(function (name) {
    form.addEventListener(name, function (event) { event.preventDefault(); form.classList.add("over"); });
  });
  form.addEventListener("dragleave", function (event) {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over");
  });
  form.addEventListener("drop", function (event) {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) put(event.dataTransfer.files);
    else { words.value = event.dataTransfer.getData("text/plain"); putWords(); }
  });
  // A file let go beside the zone must not replace the page.
  ["dragover", "drop"].forEach(function (name) {
    window.addEventListener(name, function (event) { event.preventDefault(); });
  });
  window.addEventListener("beforeunload", function (event) {
    if (flying || waiting.length) event.preventDefault();
  });

  // The list comes anew when something was read, but not under the hands of somebody who fills in a date.
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    var list = event.detail.elt;
    if (list.id === "papers" && list.querySelector("details[open]")) event.preventDefault();
  });
})();
