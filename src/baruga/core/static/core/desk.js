// The desk works without this file; with it, it is kinder.
(() => {
  "use strict";
  const spoken = document.getElementById("spoken").dataset;
  const toasts = document.getElementById("toasts");

  const say = (text, tone) => {
    const toast = document.createElement("div");
    toast.className = `toast ${tone}`;
    const line = document.createElement("p");
    line.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "ghost";
    close.dataset.dismiss = "";
    close.setAttribute("aria-label", spoken.close);
    close.textContent = "×";
    toast.append(line, close);
    toasts.append(toast);
  };

  // Toasts
  document.querySelectorAll("[data-dismiss][hidden]").forEach((button) => (button.hidden = false));
  document.addEventListener("click", (event) => {
    event.target.closest("[data-dismiss]")?.closest(".toast")?.remove();
  });

  // Ask before what cannot be taken back
  const dialog = document.getElementById("confirm");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirm]");
    if (!button || button.dataset.confirmed || !dialog.showModal) return;
    event.preventDefault();
    dialog.querySelector("h2").textContent = button.dataset.confirm;
    dialog.querySelector("p").textContent = button.dataset.confirmDetail || "";
    dialog.returnValue = "";
    dialog.showModal();
    dialog.onclose = () => {
      if (dialog.returnValue !== "yes") return;
      button.dataset.confirmed = "1";
      button.click();
      delete button.dataset.confirmed;
    };
  });

  // One sheet at a time, closed by Escape or a touch elsewhere
  const sheets = document.querySelectorAll(".account, .more");
  const close = (sheet) => {
    if (sheet.open) sheet.open = false;
  };
  document.addEventListener("click", (event) => {
    sheets.forEach((sheet) => sheet.contains(event.target) || close(sheet));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    sheets.forEach((sheet) => {
      if (sheet.open) sheet.querySelector("summary").focus();
      close(sheet);
    });
  });

  // What was typed is not thrown away by accident
  const typed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) typed.add(form);
  });
  document.addEventListener("submit", (event) => typed.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if (typed.size) event.preventDefault();
  });

  // The connection
  const offline = document.getElementById("offline");
  window.addEventListener("offline", () => (offline.hidden = false));
  window.addEventListener("online", () => (offline.hidden = true));
  offline.hidden = navigator.onLine !== false;

  // Partial updates that fail say so in words
  document.addEventListener("htmx:sendError", () => say(spoken["0"], "error"));
  document.addEventListener("htmx:timeout", () => say(spoken["0"], "error"));
  document.addEventListener("htmx:responseError", (event) => {
    const status = String(event.detail.xhr.status);
    say(spoken[status] || spoken["500"], "error");
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    // A session that ended answers with the sign-in page: it must not land inside a list.
    const landed = event.detail.xhr.responseURL;
    if (!landed || !new URL(landed).pathname.startsWith(spoken.signIn)) return;
    event.preventDefault();
    say(spoken["401"], "error");
  });

  // Copy, and tick all
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    // By its id, or the field that stands beside the button.
    const field =
      document.getElementById(button.dataset.copy) ||
      button.parentElement.querySelector("input, textarea");
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    say(spoken.copied, "success");
  });
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-tick-all]");
    if (!all) return;
    document
      .querySelectorAll(`input[type=checkbox][name=${all.dataset.tickAll}]`)
      .forEach((box) => (box.checked = all.checked));
  });
  document.querySelectorAll("[data-needs-script][hidden]").forEach((part) => (part.hidden = false));
  document.querySelector("[data-focus]")?.focus();
})();
