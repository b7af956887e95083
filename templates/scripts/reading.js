// On a page of evidence: from passage to passage, and back to the indicator one came from.
(function () {
  "use strict";
  const tray = document.querySelector(".tray");
  const row = tray.querySelector(".tray-proof");
  const steps = row.querySelector(".tray-passages");
  const [previous, next] = steps.querySelectorAll("button");
  const place = row.querySelector(".tray-place");
  const status = row.querySelector("[role=status]");
  const beside = document.querySelector(".beside");

  // `?van=g1-2-b1` or `?van=g1-2` says for what one came; names of this page only.
  const from = new URLSearchParams(location.search).get("van") || "";
  const claim = [...beside.querySelectorAll("[data-claim]")].find(
    ({ dataset }) => from === dataset.claim || from.startsWith(`${dataset.claim}-`));

  // Who came for a competence steps through its passages only.
  const own = new Set([...(claim ? claim.querySelectorAll("a.proof") : [])].map((a) => a.hash));
  const passages = [...document.querySelectorAll("mark.passage")]
    .filter((mark) => !own.size || own.has(`#${mark.id}`));
  const links = [...beside.querySelectorAll("a.proof")];
  let here = -1; // which of the passages
  let held = false; // one stepped to it: it stays the current one until the reader scrolls

  function labelled(mark) {
    const label = mark.nextElementSibling;
    const named = label && label.matches(".passage-ids") ? [...label.querySelectorAll("a")] : [];
    return named.map((a) => a.textContent).filter(
      (id) => !claim || id.startsWith(`${claim.querySelector(".id").textContent}.`));
  }

  function sentence() {
    const { one, count, here: at, of } = row.dataset;
    if (here < 0) return passages.length === 1 ? one : count.replace("{n}", passages.length);
    const id = own.size ? claim.querySelector(".id").textContent : "";
    const said = (id ? of : at).replace("{here}", here + 1).replace("{n}", passages.length);
    return [said.replace("{id}", () => id), ...labelled(passages[here])].join(", ");
  }

  function show(index) {
    here = index;
    place.textContent = sentence();
    previous.disabled = here <= 0;
    next.disabled = here >= passages.length - 1;
    const current = here < 0 ? "" : `#${passages[here].id}`;
    for (const link of links) {
      if (link.hash === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const marked = links.find((link) => link.hash === current);
    if (marked && beside.scrollHeight > beside.clientHeight) {
      const list = beside.getBoundingClientRect(), box = marked.getBoundingClientRect();
      if (box.top < list.top || box.bottom > list.bottom) {
        beside.scrollTop += box.top - list.top - list.height / 3;
      }
    }
  }

  // The address changes, but not the history: one step back leads to where one came from.
  function stepTo(index, button) {
    const mark = passages[index];
    if (!mark) return;
    location.replace(`#${mark.id}`);
    held = true;
    show(index);
    if (document.activeElement === button) {
      status.textContent = `${place.textContent}: ${mark.textContent}`;
    } else {
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
    }
  }

  // The line of reading goes from the top of the window to its foot as the page is read.
  function follow() {
    if (held) return;
    const length = document.documentElement.scrollHeight - innerHeight;
    const line = length > 0 ? innerHeight * Math.min(1, scrollY / length) : 0;
    let index = -1;
    passages.forEach((mark, n) => { if (mark.getBoundingClientRect().top <= line) index = n; });
    if (index !== here) show(index);
  }

  function followTarget() {
    const index = passages.findIndex((mark) => `#${mark.id}` === location.hash);
    held = index >= 0;
    if (held) show(index);
  }

  function offerPassages() {
    if (!passages.length) return;
    steps.hidden = row.hidden = tray.hidden = false;
    previous.addEventListener("click", () => stepTo(here < 0 ? -1 : here - 1, previous));
    next.addEventListener("click", () => stepTo(here + 1, next));
    for (const kind of ["wheel", "touchmove"]) {
      addEventListener(kind, () => { held = false; }, { passive: true });
    }
    addEventListener("keydown", ({ key }) => {
      if (/^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End| )$/.test(key)) held = false;
    });
    addEventListener("pointerdown", (event) => {
      if (event.target === document.documentElement) held = false; // the bar that scrolls
    });
    let asked = 0;
    addEventListener("scroll", () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(follow);
    }, { passive: true });
    addEventListener("hashchange", followTarget);
    show(-1);
    followTarget();
    follow();
  }

  function offerWayBack() {
    if (!claim) return;
    const shown = [...document.querySelectorAll(".passage-ids a")]
      .find((a) => a.hash === `#${from}`);
    const whole = claim.querySelector("a.claimed");
    const back = row.querySelector(".tray-back");
    const id = shown ? shown.textContent : whole.querySelector(".id").textContent;
    back.textContent = row.dataset.back.replace("{id}", () => id);
    back.href = from === claim.dataset.claim ? whole.href : `${whole.href}#${from}`;
    back.hidden = row.hidden = tray.hidden = false;
    // Previous and next now are those of the competence, also by key.
    const pieces = claim.querySelector(".stepper");
    if (pieces) {
      const copy = row.insertBefore(pieces.cloneNode(true), status);
      for (const [name, rel] of [[".step-back", "prev"], [".step-on", "next"]]) {
        const link = copy.querySelector(name);
        if (link) link.rel = rel;
      }
    }
    for (const nav of document.querySelectorAll(".neighbours")) nav.remove();
  }

  offerWayBack();
  offerPassages();
})();
