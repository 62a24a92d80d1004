/* From a piece of advice to its very place in the text, and the better word put there. */
(() => {
  "use strict";
  const MARK = "baruga-place";
  const calm = (words) => words.replace(/\s+/g, " ");

  const fieldOf = (name) =>
    document.querySelector(`[data-contentpath="${name}"]`) || document.getElementById(`id_${name}`);

  function show(field) {
    const tab = field.closest("[role=tabpanel]");
    if (tab && tab.hidden) document.querySelector(`[href="#${tab.id}"]`)?.click();
  }

  /* The range of the words below `root`; runs of spaces count as one, as in the advice. */
  function rangeOf(root, words) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const letters = [];
    let whole = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const block = node.parentElement.closest("[data-block]");
      if (letters.length && block !== letters[letters.length - 1].block) {
        whole += " ";
        letters.push({ node, at: 0, block, gap: true });
      }
      for (let at = 0; at < node.length; at += 1) {
        const letter = node.data[at];
        if (/\s/.test(letter) && whole.endsWith(" ")) continue;
        whole += /\s/.test(letter) ? " " : letter;
        letters.push({ node, at, block });
      }
    }
    const begin = whole.indexOf(calm(words));
    if (begin < 0) return null;
    const last = letters[begin + calm(words).length - 1];
    const range = document.createRange();
    range.setStart(letters[begin].node, letters[begin].at);
    range.setEnd(last.node, last.at + (last.gap ? 0 : 1));
    return range;
  }

  const boxes = (field) =>
    field.matches("input, textarea")
      ? [field]
      : [...field.querySelectorAll("[contenteditable=true], textarea, input:not([type]), input[type=text]")];

  function find(field, words) {
    for (const box of boxes(field)) {
      if (box.isContentEditable) {
        const range = rangeOf(box, words);
        if (range) return { box, range };
      } else if (box.value.includes(words)) {
        return { box, start: box.value.indexOf(words) };
      }
    }
    return null;
  }

  function mark(range) {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.set(MARK, new Highlight(range));
    setTimeout(() => CSS.highlights.delete(MARK), 6000);
  }

  function go(name, words) {
    const field = fieldOf(name);
    if (!field) return null;
    show(field);
    const place = words ? find(field, words) : null;
    if (!place) {
      field.scrollIntoView({ behavior: "smooth", block: "center" });
      field
        .querySelector("input:not([type=hidden]), textarea, [contenteditable=true], button")
        ?.focus({ preventScroll: true });
      return null;
    }
    const { box, range, start } = place;
    box.focus({ preventScroll: true });
    if (range) {
      mark(range);
      const chosen = window.getSelection();
      chosen.removeAllRanges();
      chosen.addRange(range);
      range.startContainer.parentElement.scrollIntoView({ behavior: "smooth", block: "center" });
    } else {
      box.setSelectionRange(start, start + words.length);
      box.scrollIntoView({ behavior: "smooth", block: "center" });
    }
    return place;
  }

  /* As if typed, so that rich text, undo and saving all know of it. */
  function replace(place, words, better) {
    const { box, range, start } = place;
    if (range) {
      // The editor takes note of a new selection after the event it is told by.
      setTimeout(() => document.execCommand("insertText", false, better), 60);
      return;
    }
    box.setRangeText(better, start, start + words.length, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-jump]");
    if (!button) return;
    event.preventDefault();
    const words = button.dataset.find || "";
    // The folded-out standard lies over the text; to see the place, it folds in.
    const box = button.closest("[data-standard-box]");
    if (box && !button.dataset.better) box.open = false;
    const place = go(button.dataset.jump, words);
    if (place && button.dataset.better) replace(place, words, button.dataset.better);
  });
})();
