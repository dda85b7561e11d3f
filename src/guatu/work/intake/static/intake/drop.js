// The drop zone: files are listed as they are chosen or let go, and sent by the button: many at once, one request each,
// two in flight; each a row with its own sentence, which turns into what was read.
(function () {
  "use strict";
  var IN_FLIGHT = 2;
  var form = document.getElementById("drop");
  if (!form) return;
  var input = form.querySelector("input[type=file]");
  var words = form.querySelector("textarea");
  var rows = document.getElementById("dropped");
  var summary = document.getElementById("drop-sum");
  var list = document.getElementById("chosen"), button = form.querySelector("button[type=submit]");
  var chosen = [], waiting = [], all = [], flying = 0, asking = 0, pause = 0, sending = 0;

  form.classList.add("scripted");
  input.multiple = true;

  function told(row, text, how, url, linked) {
    row.bar.hidden = true;
    row.how = how;
    if (how === "no") rows.prepend(row.item);
    sum();
    row.said.className = how;
    row.said.textContent = text;
    if (url) {
      var link = document.createElement("a");
      link.href = url;
      link.textContent = linked || "看这份";
      row.said.append(" ", link);
    }
  }

  function sum() {
    // Those of this sending: what was sent before it stays listed and is not counted again.
    var now = all.filter(function (row) { return row.sending === sending; });
    var kept = now.filter(function (row) { return row.how === "yes"; }).length;
    var refused = now.filter(function (row) { return row.how === "no"; }).length;
    summary.hidden = false;
    summary.textContent = "这次 " + now.length + " 份：收下 " + kept +
      (refused ? "，没收 " + refused + "（原因列在最前）" : "") +
      (kept + refused < now.length ? "，还有 " + (now.length - kept - refused) + " 份在送" : "") + "。";
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
    return { file: file, item: item, bar: bar, said: said, how: "", papers: [] };
  }

  // -- chosen, and not sent yet ------------------------------------------------------------------------------------

  function size(bytes) {
    return bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / 1048576).toFixed(1) + " MB";
  }

  function choose(files) {
    Array.prototype.forEach.call(files, function (file) {
      var here = chosen.some(function (each) {
        return each.name === file.name && each.size === file.size && each.lastModified === file.lastModified;
      });
      if (!here) chosen.push(file);
    });
    drawChosen();
    if (chosen.length) button.focus();
  }

  function drawChosen() {
    list.textContent = "";
    list.hidden = !chosen.length;
    button.textContent = chosen.length ? "投递这 " + chosen.length + " 份" : "投递";
    chosen.forEach(function (file) {
      var item = document.createElement("li"), name = document.createElement("span"), away = document.createElement("button");
      name.className = "name";
      name.textContent = name.title = file.name;
      away.type = "button";
      away.className = "btn plain";
      away.textContent = "去掉";
      away.setAttribute("aria-label", "去掉 " + file.name);
      away.addEventListener("click", function () {
        chosen = chosen.filter(function (each) { return each !== file; });
        drawChosen();
      });
      var weight = document.createElement("span");
      weight.className = "soft";
      weight.textContent = size(file.size);
      item.append(name, weight, away);
      list.append(item);
    });
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
      if (answer.kept) {
        row.papers = answer.papers;
        row.refused = answer.refused;
        document.body.dispatchEvent(new Event("papers-dropped"));
        pause = 0;
        ask();
      }
    } else if (request.responseURL.indexOf("/sign-in/") >= 0) {
      told(row, "登录已过期，没有送到。请重新登录后再投。", "no");
    } else if (request.status === 403) {
      told(row, "您现在的岗位不能投递文件。请找本镇街的督办岗投递。", "no");
    } else {
      told(row, "没有送到：" + (request.status ? "服务出错（" + request.status + "）" : "网络断了，或这不是一个文件") + "。", "no");
      offerAgain(row);
    }
  }

  // -- “收下了，正在读” turns into what was read, by itself ------------------------------------------------------------

  function unread() {
    return all.filter(function (row) { return row.how === "yes" && row.papers.length; });
  }

  function ask() {
    window.clearTimeout(asking);
    if (!unread().length) return;
    pause = Math.min((pause || 500) * 1.6, 10000);
    asking = window.setTimeout(function () {
      var keys = [].concat.apply([], unread().map(function (row) { return row.papers; }));
      fetch(form.dataset.outcome + "?papers=" + keys.slice(0, 300).join(","), { headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.ok ? answer.json() : {}; })
        .then(read, function () { /* asked again below */ })
        .then(ask);
    }, pause);
  }

  function read(papers) {
    unread().forEach(function (row) {
      var settled = row.papers.filter(function (key) { return key in papers; });
      if (settled.length < row.papers.length) return;
      var first = papers[settled[0]];
      row.papers = [];
      if (settled.length === 1 && !row.refused) return told(row, first.words, first.read ? "yes" : "no", first.url, first.linked);
      var waits = 0, unreadable = 0;
      settled.forEach(function (key) { waits += papers[key].waiting; unreadable += papers[key].read ? 0 : 1; });
      told(row, settled.length + " 份读完：待确认 " + waits + " 条" + (unreadable ? "，" + unreadable + " 份读不了" : "") +
        (row.refused ? "；" + row.refused : ""), "yes", form.dataset.list + "?state=waiting", "去确认");
    });
  }

  function next() {
    while (flying < IN_FLIGHT && waiting.length) send(waiting.shift());
  }

  function put(files) {
    if (!flying && !waiting.length) sending += 1;
    Array.prototype.forEach.call(files, function (file) {
      var row = rowFor(file);
      row.sending = sending;
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

  // What is sent: the files chosen, and the words pasted as a file of their own.
  function toSend() {
    var files = chosen.slice();
    if (words.value.trim()) files.push(new File([words.value], firstLine(words.value), { type: "text/plain" }));
    chosen = [];
    words.value = "";
    drawChosen();
    return files;
  }

  input.addEventListener("change", function () { choose(input.files); input.value = ""; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var files = toSend();
    if (files.length) put(files); else input.click();
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
    if (event.dataTransfer.files.length) choose(event.dataTransfer.files);
    else if (event.target !== words) { words.value = event.dataTransfer.getData("text/plain"); button.focus(); }
  });
  // A file let go beside the zone must not replace the page.
  ["dragover", "drop"].forEach(function (name) {
    window.addEventListener(name, function (event) { event.preventDefault(); });
  });
  window.addEventListener("beforeunload", function (event) {
    if (flying || waiting.length || chosen.length) event.preventDefault();
  });

  // The list comes anew when something was read, but not under the hands of somebody who fills in a date.
  document.body.addEventListener("htmx:beforeRequest", function (event) {
    var list = event.detail.elt;
    if (list.id === "papers" && list.querySelector("details[open]")) event.preventDefault();
  });
})();
