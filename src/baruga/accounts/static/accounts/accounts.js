// Sign-in works without this file where no passkey is used; with it, a passkey that fails says why.
(() => {
  "use strict";
  const box = document.getElementById("passkey-trouble");
  const line = box?.querySelector("p");
  const reason = (error) => {
    if (error instanceof TypeError && window.PublicKeyCredential) return "offline";
    return { NotAllowedError: "refused", AbortError: "refused", InvalidStateError: "known" }[error?.name] || "unable";
  };
  document.addEventListener("allauth.error", (event) => {
    if (!line) return;
    event.preventDefault();
    line.textContent = line.dataset[reason(event.detail.exception)];
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  });
  document.querySelector("[data-focus]")?.focus();
})();
