/* The standard and the advice beside the text: asks for a verdict at every pause in writing. */
(() => {
  const PAUSE = 900;
  const TICK = ".criterion__tick input";

  const ticks = (panel) => [...panel.querySelectorAll(TICK)].map((box) => [box.value, box.checked]);
  const asides = (panel) => [...panel.querySelectorAll("input[name=dismissed]")].map((one) => one.value);

  function setAside(panel, key) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "dismissed";
    input.value = key;
    panel.prepend(input);
  }

  function watch(panel) {
    const form = panel.closest("form");
    if (!form) return;
    let timer;
    let running = null;
    let last = "";
    let pressing = false;
    let held = null;

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
        show(await answer.text());
        last = text;
      } catch (error) {
        if (error.name === "AbortError") return;
        const sum = panel.querySelector(".standard__sum");
        if (sum) sum.textContent = panel.dataset.failed;
      }
    }

    // A box that is replaced between pressing and letting go would swallow the tick.
    const show = (verdict) => (pressing ? (held = verdict) : draw(verdict));
    const press = () => (pressing = true);
    const release = () => {
      pressing = false;
      if (held === null) return;
      const verdict = held;
      held = null;
      setTimeout(() => show(verdict), 50); // the tick itself comes first
    };
    for (const kind of ["pointerdown", "keydown"]) panel.addEventListener(kind, press);
    for (const kind of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(kind, release);

    function draw(verdict) {
      const open = panel.querySelector("[data-standard-box]")?.open;
      const scrolled = panel.querySelector(".standard__body")?.scrollTop || 0;
      const active = document.activeElement;
      const focused = active?.matches?.(TICK) && panel.contains(active) ? active.value : null;
      const inside = panel.contains(active);
      const ticked = ticks(panel);
      const kept = asides(panel);
      panel.innerHTML = verdict;
      // Whoever ticked a box while the answer was under way keeps the tick; it is asked next.
      for (const [value, checked] of ticked) {
        const input = panel.querySelector(`${TICK}[value="${CSS.escape(value)}"]`);
        if (input) input.checked = checked;
      }
      const known = asides(panel);
      kept.filter((key) => !known.includes(key)).forEach((key) => setAside(panel, key));
      const box = panel.querySelector("[data-standard-box]");
      if (box && open !== undefined) box.open = open;
      const scroller = panel.querySelector(".standard__body");
      if (scroller) scroller.scrollTop = scrolled;
      if (focused) panel.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
      else if (inside) panel.querySelector("summary")?.focus({ preventScroll: true });
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

    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-dismiss-tip], [data-undismiss]");
      if (!button) return;
      if (button.dataset.dismissTip) {
        setAside(panel, button.dataset.dismissTip);
        button.closest("li").hidden = true;
      } else panel.querySelectorAll("input[name=dismissed]").forEach((input) => input.remove());
      later();
    });
  }

  /* The questions of the chosen kind, and how many of them are answered. */
  function question(box) {
    const choice = box.querySelector("select");
    const count = box.querySelector("[data-answered]");
    function draw() {
      box.querySelectorAll("[data-kind]").forEach((list) => {
        list.hidden = list.dataset.kind !== choice.value;
      });
      const shown = [...box.querySelectorAll("[data-kind]:not([hidden]) input")];
      const done = shown.filter((input) => input.checked).length;
      count.textContent = shown.length ? `${done}/${shown.length} ${count.dataset.answered}` : "";
    }
    box.addEventListener("change", draw);
    draw();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-standard]").forEach(watch);
    document.querySelectorAll("[data-questions]").forEach(question);
  });
})();
