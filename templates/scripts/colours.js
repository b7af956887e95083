// In the head, before anything is drawn: light or dark, as was chosen here before.
(function () {
  "use strict";
  var key = "portfolio-colours";
  var root = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem(key) || "";
    } catch (_) {
      return ""; // a browser that keeps nothing
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(key, choice);
    } catch (_) {
      return; // the choice holds for this page
    }
  }

  function apply(choice) {
    if (choice === "light" || choice === "dark") root.dataset.colours = choice;
    else delete root.dataset.colours;
  }

  apply(chosen());
  document.addEventListener("DOMContentLoaded", function () {
    var field = document.getElementById("colours");
    if (!field) return;
    field.value = root.dataset.colours || "";
    field.closest("p").hidden = false;
    field.addEventListener("change", function () {
      apply(field.value);
      keep(field.value);
    });
  });
})();
