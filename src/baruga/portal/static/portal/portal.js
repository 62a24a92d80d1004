/* Small comforts. Every page works without them. */
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = label), 2500);
    });
  }

  // The region is remembered as soon as it is chosen; the button stays for those without scripts.
  for (const form of document.querySelectorAll(".mine-form")) {
    const select = form.querySelector("select");
    let byKey = false;
    select.addEventListener("keydown", () => (byKey = true));
    select.addEventListener("pointerdown", () => (byKey = false));
    select.addEventListener("change", () => byKey || form.requestSubmit());
  }

  const links = [...document.querySelectorAll("[data-gallery] a.pic, a[data-larger]")];
  if (!links.length || !window.HTMLDialogElement) return;

  const words = document.documentElement.lang === "en"
    ? { room: "Photos, large", close: "Close", next: "Next photo", previous: "Previous photo" }
    : { room: "Foto, ukuran besar", close: "Tutup", next: "Foto berikutnya", previous: "Foto sebelumnya" };
  const room = document.createElement("dialog");
  room.className = "room";
  room.setAttribute("aria-label", words.room);
  const picture = document.createElement("img");
  picture.draggable = false;
  const caption = document.createElement("p");
  caption.setAttribute("aria-live", "polite");
  const control = (name, sign) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `room-${name}`;
    button.setAttribute("aria-label", words[name]);
    button.textContent = sign;
    return button;
  };
  const close = control("close", "×");
  const previous = control("previous", "‹");
  const next = control("next", "›");
  room.append(close, previous, picture, next, caption);
  document.body.append(room);

  let current = 0;
  const show = (index) => {
    current = (index + links.length) % links.length;
    const link = links[current];
    const figcaption = link.closest("figure").querySelector("figcaption");
    picture.src = link.href;
    picture.alt = link.querySelector("img")?.alt ?? "";
    caption.textContent = figcaption ? figcaption.textContent.replace(/\s+/g, " ").trim() : "";
    previous.hidden = next.hidden = links.length < 2;
    if (links.length > 1 && !navigator.connection?.saveData) {
      new Image().src = links[(current + 1) % links.length].href;
    }
  };
  links.forEach((link, index) =>
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      room.showModal();
    }),
  );
  close.addEventListener("click", () => room.close());
  previous.addEventListener("click", () => show(current - 1));
  next.addEventListener("click", () => show(current + 1));
  room.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(current - 1);
    if (event.key === "ArrowRight") show(current + 1);
    if (event.key === "Home") show(0);
    if (event.key === "End") show(links.length - 1);
  });
  room.addEventListener("click", (event) => event.target === room && room.close());
  room.addEventListener("close", () => links[current].focus());
  let start = null;
  // One finger across is a swipe; up and down, or two fingers to look closer, is not.
  const fingers = new Set();
  room.addEventListener("pointerdown", (event) => {
    fingers.add(event.pointerId);
    start = fingers.size === 1 ? { x: event.clientX, y: event.clientY } : null;
  });
  room.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    const across = start ? event.clientX - start.x : 0;
    const down = start ? event.clientY - start.y : 0;
    start = null;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) show(current + (across < 0 ? 1 : -1));
  });
  room.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    start = null;
  });
  room.addEventListener("close", () => fingers.clear());
})();
