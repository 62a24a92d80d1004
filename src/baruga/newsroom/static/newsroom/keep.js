/* Text that is not saved yet is kept on this device, and offered back after a reload or a crash. */
(() => {
  "use strict";
  const DRAFTS = "baruga.draft.";
  const SIGNED_OUT = "baruga.signed-out";
  const TAB = "baruga.tab";
  const EVERY = 1000;
  const SETTLE = 2500; // rich text and blocks are drawn by scripts; before, the form is not itself
  const STILL_OPEN = 10 * 1000;
  const LONGEST = 7 * 24 * 60 * 60 * 1000;
  const APART = new Set([
    "csrfmiddlewaretoken",
    "next",
    "loaded_revision_id",
    "loaded_revision_created_at",
    "overwrite_revision_id",
  ]);

  const pairsOf = (data) =>
    [...data].filter(([name, value]) => typeof value === "string" && !APART.has(name));
  const text = (pairs) => JSON.stringify(pairs);
  const words = (pairs) => text(pairs.filter(([name]) => !name.startsWith("comments-")));

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function tabName() {
    try {
      const name = sessionStorage.getItem(TAB) || Math.random().toString(36).slice(2);
      sessionStorage.setItem(TAB, name);
      return name;
    } catch {
      return Math.random().toString(36).slice(2);
    }
  }

  function watch(box) {
    const form = box.closest("form");
    if (!form) return;
    const tab = tabName();
    const forced = form.dataset.wUnsavedForceValue === "true"; // the server refused what stands here
    let saved = null; // the form as the server last took it; null until that is known
    let sent = null;
    let resent = "";
    let based = form.elements.namedItem("loaded_revision_id")?.value || "";
    let closed = false;
    let started = false;

    const folder = () => `${DRAFTS}${box.dataset.user}.${new URL(form.action).pathname}.`;
    let own = folder() + tab;

    function forget(key) {
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    }

    function write(key, value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    }

    function keep() {
      if (closed) return false;
      const key = folder() + tab;
      if (key !== own) forget(own); // a new story got its own address when it was first saved
      own = key;
      const pairs = pairsOf(new FormData(form));
      const now = text(pairs);
      if (now === saved) {
        box.removeAttribute("data-unsafe");
        forget(own);
        return false;
      }
      const before = read(own);
      const same = before && text(before.pairs) === now;
      const safe = write(own, { at: same ? before.at : Date.now(), beat: Date.now(), based, pairs });
      return box.toggleAttribute("data-unsafe", !safe);
    }

    /* Drafts of this person and page that no open tab is writing. */
    function left() {
      const mine = folder();
      const found = [];
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(DRAFTS)) continue;
        const draft = read(key);
        if (!draft || Date.now() - draft.at > LONGEST) forget(key);
        else if (key === mine + tab) {
          if (started) continue; // what is being written here just now
          const moved = `${mine}kept-${draft.at}`;
          if (write(moved, draft)) {
            forget(key);
            found.push([moved, draft]);
          }
        } else if (key.startsWith(mine) && Date.now() - draft.beat > STILL_OPEN)
          found.push([key, draft]);
        else if (key.startsWith(`${mine}kept-`)) found.push([key, draft]);
      }
      return found.sort((one, other) => other[1].at - one[1].at);
    }

    async function offer([key, draft]) {
      const body = new FormData();
      for (const [name, value] of draft.pairs) body.append(name, value);
      body.append("kept_at", String(draft.at));
      body.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
      const answer = await fetch(box.dataset.difference, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      }).catch(() => null);
      if (answer?.status === 204) return forget(key);
      if (!answer?.ok) return undefined;
      const card = document.createElement("div");
      card.innerHTML = await answer.text();
      card.querySelector("[data-restore]").addEventListener("click", () => restore(draft));
      card.querySelector("[data-discard]").addEventListener("click", () => {
        forget(key);
        card.remove();
        form.querySelector("#id_title")?.focus();
      });
      box.append(card);
      return undefined;
    }

    /* Sends what was kept through the editor's own door: it becomes a version on top. */
    function restore(draft) {
      const sender = document.createElement("form");
      sender.method = "post";
      sender.action = form.action;
      sender.hidden = true;
      const add = (name, value) => {
        const input = document.createElement("textarea"); // keeps line breaks as they are
        input.name = name;
        input.value = value;
        sender.append(input);
      };
      for (const [name, value] of draft.pairs) add(name, value);
      add("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
      if (draft.based) add("loaded_revision_id", draft.based);
      document.body.append(sender);
      sender.submit();
    }

    const offered = new Set();
    let waiting = [];
    function look() {
      try {
        waiting = left().filter(([key]) => !offered.has(key));
      } catch {
        waiting = []; // a browser without storage has kept nothing
      }
    }
    function offerAll(now) {
      // Refused by the server and drawn again: this very text stands in the form already.
      for (const entry of waiting.filter(([, draft]) => words(draft.pairs) !== words(now))) {
        offered.add(entry[0]);
        offer(entry);
      }
    }
    forget(SIGNED_OUT);
    look();
    started = true;

    // The form as it came from the server: before anybody touches it, at the latest when it rests.
    const begin = () => {
      if (!forced && saved === null) saved = text(pairsOf(new FormData(form)));
    };
    form.addEventListener("focusin", begin, { capture: true, once: true });
    document.addEventListener("w-unsaved:watch-edits", begin, { once: true });
    setTimeout(() => {
      begin();
      offerAll(pairsOf(new FormData(form)));
      keep();
      setInterval(keep, EVERY);
    }, SETTLE);
    // A window that broke down a moment ago looked as if it were still open.
    setTimeout(() => {
      look();
      offerAll(pairsOf(new FormData(form)));
    }, STILL_OPEN + SETTLE);

    document.addEventListener("w-autosave:save", (event) => {
      sent = pairsOf(event.detail.formData);
      if (closed || saved === null) return;
      keep();
    });
    document.addEventListener("w-autosave:success", (event) => {
      const { response } = event.detail;
      based = response.revision_id ? String(response.revision_id) : based;
      if (!sent) return;
      const updates = response.field_updates || {};
      saved = text(sent.map(([name, value]) => [name, name in updates ? updates[name] : value]));
      const now = words(pairsOf(new FormData(form)));
      // Wagtail takes what was typed while the answer was under way for saved; it is not.
      if (now !== words(sent) && now !== resent) {
        resent = now;
        form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true }));
      }
      keep();
    });
    form.addEventListener("submit", keep, { capture: true });
    window.addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
    window.addEventListener("storage", (event) => {
      if (event.key !== SIGNED_OUT) return;
      closed = event.newValue !== null;
      if (closed) forget(own);
    });
  }

  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll("[data-keep]").forEach(watch),
  );
})();
