// On the matrix: show a part of it, remembered in the address, and walk through it with the arrows.
(function () {
  "use strict";
  var table = document.querySelector(".matrix");
  var form = document.getElementById("filters");
  if (!table || !form) return;

  var sums = 4; // columns before the first piece of evidence
  var heads = Array.from(table.tHead.rows[0].cells);
  var bodies = Array.from(table.tBodies);
  var rows = bodies.flatMap(function (body) {
    return Array.from(body.rows).filter(function (row) {
      return !row.classList.contains("group");
    });
  });
  var key = Array.from(document.querySelectorAll(".key > li"));
  var words = form.querySelector("[role=status]");
  var here = document.querySelector(".here");

  // Filters

  function fits(row) {
    var cluster = form.cluster.value;
    return (
      (!cluster || row.parentElement.dataset.cluster === cluster) &&
      (!form.stadium.value || row.dataset.stadium === form.stadium.value) &&
      (!form.stand.value || row.dataset.stand === form.stand.value)
    );
  }

  function show() {
    rows.forEach(function (row) {
      row.hidden = !fits(row);
    });
    bodies.forEach(function (body) {
      body.hidden = rows.every(function (row) {
        return row.hidden || row.parentElement !== body;
      });
    });
    var left = rows.filter(function (row) {
      return !row.hidden;
    });
    var part = left.length < rows.length;
    heads.slice(sums).forEach(function (head, n) {
      var filled = left.some(function (row) {
        return row.cells[n + sums].firstElementChild;
      });
      var kind = !form.soort.value || head.dataset.kind === form.soort.value;
      var away = !kind || (part && !filled);
      head.hidden = key[n].hidden = away;
      rows.concat(Array.from(table.tFoot.rows)).forEach(function (row) {
        row.cells[n + sums].hidden = away;
      });
    });
    tell(left.length);
    place(start());
  }

  function tell(competences) {
    var pieces = heads.slice(sums).filter(function (head) {
      return !head.hidden;
    }).length;
    var numbers = {
      rows: competences,
      "all-rows": rows.length,
      columns: pieces,
      "all-columns": heads.length - sums,
    };
    var said = words.dataset.words.replace(/\{([a-z-]+)\}/g, function (_, name) {
      return numbers[name];
    });
    words.textContent = competences && pieces ? said : words.dataset.none + " " + said;
  }

  function chosen() {
    var made = new URLSearchParams();
    Array.from(form.elements).forEach(function (field) {
      if (field.name && field.value) made.set(field.name, field.value);
    });
    return made.toString();
  }

  function remember() {
    show();
    try {
      history.replaceState(null, "", "#" + chosen());
    } catch (_) {
      location.replace("#" + chosen());
    }
  }

  function recall() {
    var asked = new URLSearchParams(location.hash.slice(1));
    Array.from(form.elements).forEach(function (field) {
      if (!field.name) return;
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
    });
    show();
  }

  // Walking: one cell at a time can be reached with Tab, the arrows go on from there.

  var stop = null;

  function target(cell) {
    return cell.querySelector("a") || cell;
  }

  function claimed(cell) {
    return cell.tagName === "TD" && cell.querySelector("a");
  }

  function lines() {
    return Array.from(table.rows)
      .filter(function (row) {
        return !row.hidden && !row.parentElement.hidden && !row.classList.contains("group");
      })
      .map(function (row) {
        return Array.from(row.cells).filter(function (cell) {
          return !cell.hidden;
        });
      });
  }

  function start() {
    var first = rows.find(function (row) {
      return !row.hidden;
    });
    return (first || table.tHead.rows[0]).cells[0];
  }

  function place(cell) {
    if (stop) target(stop).tabIndex = -1;
    stop = cell;
    target(stop).tabIndex = 0;
  }

  // To the next claim that way; without one, one stays where one is.
  function jump(all, row, column, down, right) {
    var from = [row, column];
    do {
      row += down;
      column += right;
      if (!all[row] || !all[row][column]) return from;
    } while (!claimed(all[row][column]));
    return [row, column];
  }

  function next(event, all, row, column) {
    var arrow = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    var step = arrow[event.key];
    if (step && event.ctrlKey) return jump(all, row, column, step[0], step[1]);
    if (step) return [row + step[0], column + step[1]];
    if (event.key === "Home") return [event.ctrlKey ? 0 : row, 0];
    if (event.key === "End") {
      var last = event.ctrlKey ? all.length - 1 : row;
      return [last, all[last].length - 1];
    }
    return null;
  }

  function walk(event) {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    var all = lines();
    var cell = event.target.closest("th, td");
    var row = all.findIndex(function (line) {
      return line.includes(cell);
    });
    if (row < 0) return;
    var to = next(event, all, row, all[row].indexOf(cell));
    if (!to) return;
    event.preventDefault();
    var found = all[to[0]] && all[to[0]][to[1]];
    if (!found) return;
    place(found);
    target(found).focus();
  }

  // Where somebody is: the whole names, which the heads are too narrow for.

  function text(element) {
    return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function point(event) {
    var cell = event.target.closest("th, td");
    heads.forEach(function (head) {
      head.classList.remove("pointed");
    });
    if (!cell || cell.parentElement.classList.contains("group")) return;
    var head = heads[cell.cellIndex];
    head.classList.add("pointed");
    var row = cell.closest("tbody") && cell.parentElement.cells[0];
    var said = claimed(cell)
      ? [text(row), text(cell.querySelector(".words")).replace(/^\S+ /, "")]
      : [text(row), cell === row ? "" : text(head.querySelector(".turned"))];
    here.textContent = said.filter(Boolean).join(" · ");
  }

  table.querySelectorAll("a").forEach(function (link) {
    link.tabIndex = -1;
  });
  table.addEventListener("keydown", walk);
  table.addEventListener("focusin", function (event) {
    var cell = event.target.closest("th, td");
    if (cell) place(cell);
    point(event);
  });
  table.addEventListener("mouseover", point);
  form.addEventListener("change", remember);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("reset", function () {
    setTimeout(remember);
  });
  window.addEventListener("hashchange", recall);
  [form, here, document.querySelector(".keys")].forEach(function (part) {
    part.hidden = false;
  });
  recall();
})();
