/* The standard beside the text: asks for a verdict at every pause, jumps to what is to be mended. */
(() => {
  const PAUSE = 900;
  const TICK = ".criterion__tick input";

  const ticks = (panel) => [...panel.querySelectorAll(TICK)].map((box) => [box.value, box.checked]);

  function jump(event) {
    const link = event.target.closest("[data-jump]");
    if (!link) return;
    event.preventDefault();
    const name = link.dataset.jump;
    const field =
      document.querySelector(`[data-contentpath="${name}"]`) || document.getElementById(`id_${name}`);
    if (!field) return;
    const tab = field.closest("[role=tabpanel]");
    if (tab && tab.hidden) document.querySelector(`[href="#${tab.id}"]`)?.click();
    field.scrollIntoView({ behavior: "smooth", block: "center" });
    field.querySelector("input:not([type=hidden]), textarea, [contenteditable=true], button")?.focus({
      preventScroll: true,
    });
  }

  function watch(panel) {
    const form = panel.closest("form");
    if (!form) return;
    let timer;
    let running = null;
    let last = "";

    async function ask() {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      data.delete("next");
      const body = new URLSearchParams(data);
      const text = body.toString();
      if (text === last) return;
      running?.abort();
      running = new AbortController();
      try {
        const answer = await fetch(panel.dataset.url, {
          method: "POST",
          body,
          signal: running.signal,
          headers: { "X-Requested-With": "XMLHttpRequest" },
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const verdict = await answer.text();
        const open = panel.querySelector("[data-standard-box]")?.open;
        const focused = document.activeElement?.matches?.(TICK)
          ? document.activeElement.value
          : null;
        const ticked = ticks(panel);
        panel.innerHTML = verdict;
        // Whoever ticked a box while the answer was under way keeps the tick; it is asked next.
        for (const [value, checked] of ticked) {
          const input = panel.querySelector(`${TICK}[value="${CSS.escape(value)}"]`);
          if (input) input.checked = checked;
        }
        last = text;
        const box = panel.querySelector("[data-standard-box]");
        if (box && open !== undefined) box.open = open;
        if (focused) panel.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
      } catch (error) {
        if (error.name === "AbortError") return;
        const sum = panel.querySelector(".standard__sum");
        if (sum) sum.textContent = panel.dataset.failed;
      }
    }

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    new MutationObserver((changes) => {
      if (changes.some((change) => !panel.contains(change.target))) later();
    }).observe(form, { childList: true, subtree: true });
  }

  document.addEventListener("click", jump);
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll("[data-standard]").forEach(watch),
  );
})();
