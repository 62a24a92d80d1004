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

  // Saving data: a picture comes when it is asked for.
  for (const link of document.querySelectorAll("a.on-demand")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const { alt, width, height } = link.dataset;
      const picture = Object.assign(new Image(Number(width), Number(height)), { alt, tabIndex: -1 });
      picture.src = link.href;
      link.replaceWith(picture);
      picture.focus();
    });
  }
  const slow = document.querySelector("[data-slow]");
  if (slow && /2g/.test(navigator.connection?.effectiveType ?? "")) slow.hidden = false;

  // The last pages that were read stay readable without a connection.
  if ("serviceWorker" in navigator && document.body.classList.contains("portal")) {
    window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
  }

  // How a question may go on, offered by the browser's own list.
  for (const input of document.querySelectorAll("input[type=search][list]")) {
    const list = document.getElementById(input.getAttribute("list"));
    let asked = "";
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const text = input.value.trim();
        if (text.length < 2 || text === asked) return;
        asked = text;
        const answer = await fetch(`${list.dataset.from}?q=${encodeURIComponent(text)}`).catch(() => null);
        if (!answer?.ok || asked !== text) return;
        const { saran } = await answer.json();
        list.replaceChildren(...saran.map((words) => Object.assign(document.createElement("option"), { value: words })));
      }, 200);
    });
  }

  const links = [...document.querySelectorAll("[data-gallery] a.pic, a[data-larger]")];
  if (!links.length || !window.HTMLDialogElement) return;

  const words = document.documentElement.lang === "en"
    ? { close: "Close", next: "Next photo", previous: "Previous photo" }
    : { close: "Tutup", next: "Foto berikutnya", previous: "Foto sebelumnya" };
  const room = document.createElement("dialog");
  room.className = "room";
  const picture = document.createElement("img");
  const caption = document.createElement("p");
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
  });
  room.addEventListener("click", (event) => event.target === room && room.close());
  room.addEventListener("close", () => links[current].focus());
  let start = null;
  room.addEventListener("pointerdown", (event) => (start = event.clientX));
  room.addEventListener("pointerup", (event) => {
    const way = start === null ? 0 : event.clientX - start;
    start = null;
    if (Math.abs(way) > 50) show(current + (way < 0 ? 1 : -1));
  });
})();
