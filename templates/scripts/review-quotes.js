// On the page of a competence: quoted words, taken over into the grounds of the judgement, and the
// judgement itself, on paper.
(function () {
  "use strict";
  const grounds = document.getElementById("review-grounds");
  const { take, taken, took, full } = document.getElementById("overgenomen").dataset;
  const buttons = [];

  function quoteOf(block) {
    const indicator = block.closest("li").querySelector(".id").textContent;
    const title = block.querySelector("footer a").textContent;
    return `${block.querySelector("p").textContent} (${title}, ${indicator})`.replace(/\s+/g, " ");
  }

  // At the cursor: on a line of its own, or within the sentence that stands there. Words that stand
  // there already are shown, and not put there again.
  function insert(quote) {
    const at = grounds.value.indexOf(quote);
    if (at >= 0) {
      grounds.focus();
      grounds.setSelectionRange(at, at + quote.length);
      return true;
    }
    const before = grounds.value.slice(0, grounds.selectionStart);
    const text = `${before && !/\s$/.test(before) ? "\n" : ""}${quote}\n`;
    const length = grounds.value.length - (grounds.selectionEnd - grounds.selectionStart) + text.length;
    if (length > grounds.maxLength) return false;
    grounds.setRangeText(text, grounds.selectionStart, grounds.selectionEnd, "end");
    grounds.dispatchEvent(new Event("input", { bubbles: true }));
    grounds.scrollTop = grounds.scrollHeight;
    return true;
  }

  for (const block of document.querySelectorAll(".indicators blockquote")) {
    const quote = quoteOf(block);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "take";
    const word = button.appendChild(document.createElement("span"));
    const which = button.appendChild(document.createElement("span"));
    which.className = "hidden";
    which.textContent = `: ${quote}`;
    button.addEventListener("click", () => {
      const status = document.getElementById("overgenomen");
      status.textContent = insert(quote) ? took : full;
    });
    block.querySelector("footer").append(" ", button);
    buttons.push({ word, quote });
  }

  // A judgement is printed as text; the form is not.
  function onPaper({ review, said, data, fit, judgementOf, titleOf }) {
    const paper = document.getElementById("op-papier");
    paper.hidden = !review || !Object.keys(said).length;
    if (paper.hidden) return paper.replaceChildren();
    const add = (parent, tag, ...parts) => {
      const made = parent.appendChild(document.createElement(tag));
      made.append(...parts);
      return made;
    };
    paper.replaceChildren();
    add(paper, "h2", fit(paper.dataset.by, { assessor: review.assessor }));
    add(paper, "p", ...judgementOf(said, titleOf(said)));
    for (const field of document.querySelectorAll("#review-body textarea")) {
      if (!said[field.dataset.field]) continue;
      const line = add(paper, "p");
      line.className = "said";
      add(line, "span", field.labels[0].textContent).className = "below";
      add(line, "span", said[field.dataset.field]).className = "text";
    }
  }

  function show(event) {
    if (event) onPaper(event.detail);
    for (const { word, quote } of buttons) {
      word.textContent = grounds.value.includes(quote) ? taken : take;
    }
  }

  document.addEventListener("review", show);
  show();
})();
