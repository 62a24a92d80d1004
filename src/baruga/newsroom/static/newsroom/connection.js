/* A lost connection and an ended session are told in plain words; saving goes on by itself after. */
(() => {
  "use strict";
  const AGAIN = 5000;
  const PATIENCE = 15000;

  function watch(box) {
    const form = box.closest("form");
    if (!form) return;
    let state = "fine";
    let timer = null;
    let retried = false;
    let cut = false; // autosave gave up because the network was gone
    let cleared = false;
    let saving = null; // the answer of the autosave that is under way
    let saved = () => {};

    function show(name) {
      box.querySelectorAll("[data-says]").forEach((line) => {
        line.hidden = line.dataset.says !== name;
      });
    }

    /* Signing in again changes the token that every form must carry. */
    function renew(token) {
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
        input.value = token;
      });
      if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
    }

    async function pulse() {
      try {
        const answer = await fetch(box.dataset.pulse, {
          cache: "no-store",
          headers: { Accept: "application/json" },
          signal: AbortSignal.timeout(PATIENCE),
        });
        if (!answer.ok) return "trouble";
        const said = await answer.json();
        renew(said.token);
        if (said.user === null) return "expired";
        return String(said.user) === box.dataset.user ? "fine" : "stranger";
      } catch {
        return "offline";
      }
    }

    function settle(next) {
      const before = state;
      state = next;
      clearTimeout(timer);
      if (next !== "fine") {
        show(next);
        timer = setTimeout(look, AGAIN);
      } else if (before !== "fine") {
        show("back");
        timer = setTimeout(() => show(""), 2 * AGAIN);
        save();
      }
    }

    async function look() {
      settle(await pulse());
    }

    function save() {
      if (cut) form.setAttribute("data-w-autosave-active-value", "true");
      cut = false;
      form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true }));
    }

    // What is sent must not overtake what is being saved: the older of the two would then count as
    // somebody else's newer version. Nor does saving begin once the form is on its way.
    document.addEventListener("w-autosave:save", (event) => {
      if (cleared) event.preventDefault();
      else saving = new Promise((resolve) => (saved = resolve));
    });
    for (const kind of ["success", "error"])
      document.addEventListener(`w-autosave:${kind}`, () => {
        saving = null;
        saved();
      });

    async function afterSaving() {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      while (saving && (await Promise.race([saving, late.then(() => "late")])) !== "late");
    }

    document.addEventListener("w-autosave:error", async (event) => {
      const { type } = event.detail;
      if (type === "network_error") {
        cut = true;
        settle("offline");
      } else if (type === "server_error") {
        const next = await pulse();
        if (next === "fine" && !retried) {
          retried = true; // perhaps only the token was old
          save();
        } else settle(next === "fine" ? "trouble" : next);
      }
    });
    document.addEventListener("w-autosave:success", () => {
      retried = false;
      cut = false;
      if (state !== "fine") settle("fine");
    });
    window.addEventListener("offline", () => settle("offline"));
    window.addEventListener("online", look);
    const return_ = () => {
      if (state !== "fine" && !document.hidden) look();
    };
    window.addEventListener("focus", return_);
    document.addEventListener("visibilitychange", return_);

    /* Nothing is sent into the void: first ask whether somebody there will take it. */
    form.addEventListener(
      "submit",
      async (event) => {
        if (cleared || event.defaultPrevented) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const button = event.submitter;
        await afterSaving();
        const next = await pulse();
        if (next !== "fine") {
          settle(next);
          box.scrollIntoView({ block: "nearest" });
          return;
        }
        cleared = true;
        if (button && !button.disabled) form.requestSubmit(button);
        else {
          if (button?.name) {
            const input = document.createElement("input");
            input.type = "hidden";
            input.name = button.name;
            input.value = button.value;
            form.append(input);
          }
          form.requestSubmit();
        }
      },
      { capture: true },
    );
    window.addEventListener("pageshow", () => {
      cleared = false;
    });
  }

  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll("[data-keep]").forEach(watch),
  );
})();
