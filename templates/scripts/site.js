// On every page: `/` leads to the search page, and `j` and `k` step through what comes next.
(function () {
  "use strict";
  document.documentElement.classList.add("has-script");

  function writing(target) {
    return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    var rel = { "/": "search", j: "next", k: "prev" }[event.key];
    var link = rel && document.querySelector('a[rel="' + rel + '"]');
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
