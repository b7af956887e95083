// In the preview only: load the page anew when there is another one, at the place where one was.
(function () {
  "use strict";
  var version = document.currentScript.dataset.version;
  var box = document.getElementById("preview");
  var place = "preview-place";
  var source = null;

  function parts() {
    return {
      scrolled: Array.from(document.querySelectorAll(".table-scroll, #preview")),
      opened: Array.from(document.querySelectorAll("details")),
    };
  }

  function remember() {
    var found = parts();
    sessionStorage.setItem(place, JSON.stringify({
      page: location.pathname,
      x: scrollX,
      y: scrollY,
      scrolled: found.scrolled.map(function (e) { return [e.scrollLeft, e.scrollTop]; }),
      opened: found.opened.map(function (e) { return e.open; }),
      trouble: box.classList.contains("preview-trouble"),
    }));
  }

  function back(was) {
    var found = parts();
    found.scrolled.forEach(function (e, n) {
      if (was.scrolled[n]) e.scrollTo(was.scrolled[n][0], was.scrolled[n][1]);
    });
    scrollTo({ left: was.x, top: was.y, behavior: "instant" });
  }

  function open(was) {
    var found = parts().opened;
    // New trouble opens the box, and trouble that is over lets it be as it is for everybody.
    var same = was.trouble === box.classList.contains("preview-trouble");
    if (found.length !== was.opened.length) return;
    found.forEach(function (e, n) {
      if (same || !box.contains(e)) e.open = was.opened[n];
    });
  }

  function listen() {
    if (source) return;
    source = new EventSource("/.preview/events");
    source.onopen = function () { box.querySelector(".preview-lost").hidden = true; };
    source.onerror = function () { box.querySelector(".preview-lost").hidden = false; };
    source.onmessage = function (event) {
      if (event.data === version) return;
      stop();
      remember();
      location.reload();
    };
  }

  // A browser keeps only six of these at a time: a page that nobody sees gives its own back.
  function stop() {
    if (source) source.close();
    source = null;
  }

  var was = null;
  try {
    was = JSON.parse(sessionStorage.getItem(place));
  } catch (error) {
    was = null;
  }
  sessionStorage.removeItem(place);
  if (was && was.page === location.pathname) {
    open(was);
    back(was);
    addEventListener("load", function () { back(was); });
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) stop(); else listen();
  });
  addEventListener("pageshow", function () { if (!document.hidden) listen(); });
  addEventListener("pagehide", stop);
})();
