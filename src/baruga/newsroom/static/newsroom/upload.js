// Sending a large file: how far it is, and calm words when the line breaks. Without this, the form just sends.
(() => {
  "use strict";
  const place = document.querySelector("[data-upload]");
  const form = place?.querySelector("form");
  const field = form?.querySelector("input[type=file]");
  if (!field) return;
  const shown = place.querySelector(".upload-progress");
  const [words, bar] = shown.children;
  const button = form.querySelector("button");

  const say = (text, percent) => {
    shown.hidden = false;
    if (words.textContent !== text) words.textContent = text;
    bar.hidden = percent === null;
    if (percent !== null) bar.value = percent;
  };

  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    button.disabled = true;
    const line = new XMLHttpRequest();
    line.open("POST", location.pathname);
    line.setRequestHeader("Accept", "application/json");
    line.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) say(place.dataset.sending, (100 * sent.loaded) / sent.total);
    });
    line.upload.addEventListener("load", () => say(place.dataset.checking, 100));
    line.addEventListener("load", () => {
      const found = line.getResponseHeader("Location");
      if (line.status === 201 && found) {
        location.assign(found);
        return;
      }
      // The same page with what was wrong; the chosen file stays in the browser's field.
      const answer = new DOMParser().parseFromString(line.responseText, "text/html");
      const faults = answer.querySelector(".summary");
      form.parentElement.querySelector(".summary")?.remove();
      if (faults) {
        form.before(faults);
        faults.focus();
      }
      shown.hidden = true;
      button.disabled = false;
    });
    const broken = () => {
      say(place.dataset.broken, null);
      button.disabled = false;
    };
    line.addEventListener("error", broken);
    line.addEventListener("timeout", broken);
    line.send(new FormData(form));
  });
})();
