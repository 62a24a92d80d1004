// What the editor kept on this device goes when its owner signs out.
(() => {
  "use strict";
  const DRAFTS = "baruga.draft.";
  const SIGNED_OUT = "baruga.signed-out";
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !new URL(form.action).pathname.endsWith("/keluar/")) return;
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(DRAFTS))
        .forEach((key) => localStorage.removeItem(key));
      // Editors that are still open in other tabs hear this and keep nothing any more.
      localStorage.setItem(SIGNED_OUT, String(Date.now()));
    } catch {
      // A browser without storage has kept nothing.
    }
  });
})();
