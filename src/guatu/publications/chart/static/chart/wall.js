// The wall turns its pages, fetches itself anew, and says so when it cannot.
(function () {
  "use strict";
  var TURN = 20, OLD = 300, REST = 60; // seconds: a page stands; data is stale; after a hand was at the screen
  var wall = document.getElementById("wall");
  var bar = document.querySelector(".stalebar");
  if (!wall) return;
  var since = Date.now(), touched = 0, signedOut = false;

  function two(n) { return (n < 10 ? "0" : "") + n; }
  // The stamp is read as it is written, in the town's own time, whatever zone this screen is set to.
  function clock(moment) { return two(moment.getUTCHours()) + ":" + two(moment.getUTCMinutes()); }
  function lasting(seconds) {
    var minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
    return (hours ? hours + " 小时 " : "") + (minutes % 60) + " 分";
  }

  // The server's own stamp is what the data is of; this screen's clock only measures how long ago it came.
  function watch() {
    var stamp = new Date(wall.dataset.stamp.slice(0, 19) + "Z"), gone = (Date.now() - since) / 1000;
    var old = gone > OLD || signedOut;
    bar.hidden = !old;
    wall.classList.toggle("is-stale", old);
    if (!old) return;
    var day = stamp.getUTCMonth() + 1 + "月" + stamp.getUTCDate() + "日 " + clock(stamp);
    var words = "数据已陈旧：停在 " + day + "，现在 " + clock(new Date(stamp.getTime() + gone * 1000)) + "，已断 " + lasting(gone) + "。";
    var next = signedOut ? "登录已过期，请重新登录。" : "本图不作调度依据；请党政办查看服务是否在线。";
    bar.innerHTML = "";
    bar.appendChild(document.createTextNode(words));
    var rest = document.createElement("span");
    rest.textContent = next;
    bar.appendChild(rest);
  }

  function show(address, remember) {
    return fetch(address, { headers: { "X-Wall": "turn" }, cache: "no-store" }).then(function (answer) {
      if (answer.status === 410) location.reload(); // this screen was taken down
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("wall");
      if (!fresh) { signedOut = true; return; }
      wall.replaceWith(fresh);
      wall = fresh;
      since = Date.now();
      signedOut = false;
      if (remember) history.replaceState(null, "", address);
      ready();
    }).catch(function () { /* the stale bar will say it */ }).then(watch);
  }

  function ready() {
    var button = wall.querySelector("[data-full-screen]");
    if (button && document.documentElement.requestFullscreen && !document.fullscreenElement) button.hidden = false;
  }

  setInterval(function () {
    if (document.querySelector(".menu[open]")) return;
    var resting = Date.now() - touched < REST * 1000;
    show(resting || matchMedia("(max-width:899px)").matches ? location.href : wall.dataset.next, !resting);
  }, TURN * 1000);
  setInterval(watch, 5000);
  ["pointermove", "pointerdown", "keydown", "focusin"].forEach(function (name) {
    document.addEventListener(name, function () { touched = Date.now(); }, { passive: true });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight") show(wall.dataset.next, true);
    if (event.key === "ArrowLeft") show(wall.dataset.previous, true);
    if (event.key === "f") full();
  });
  document.addEventListener("click", function (event) {
    // A screen on the wall is for looking: whoever touches a number is not led to the page of signing in.
    if ("screen" in wall.dataset && event.target.closest("a:not(.pg a)")) event.preventDefault();
    if (event.target.closest("[data-full-screen]")) full();
  });
  document.addEventListener("fullscreenchange", ready);
  function full() {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen();
  }
  ready();
})();
