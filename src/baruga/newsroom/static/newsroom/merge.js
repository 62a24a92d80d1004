// Choosing fills the box with the chosen words; writing in the box chooses what was written.
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-part]")) {
    const box = part.querySelector("textarea");
    if (!box) continue;
    const { left, right } = box.dataset;
    const words = { left, right, both: [left, right].filter(Boolean).join("\n\n") };
    part.addEventListener("change", (event) => {
      const { value } = event.target;
      if (event.target.type !== "radio") return;
      if (value in words) box.value = words[value];
      else {
        box.closest("details").open = true;
        box.focus();
      }
    });
    box.addEventListener("input", () => {
      part.querySelector("input[value=own]").checked = true;
    });
  }
})();
