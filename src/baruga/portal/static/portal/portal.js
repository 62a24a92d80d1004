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

  // A story that was corrected or withdrawn while it lay open says so. It asks when somebody comes
  // back to the tab, and every five minutes while they read; never while the tab is hidden.
  const story = document.querySelector("[data-status]");
  if (story) {
    const EVERY = 5 * 60 * 1000;
    const AGAIN = 20 * 1000;
    let asked = Date.now();
    const tell = (message) => {
      const bar = document.createElement("div");
      bar.className = "changed-bar";
      bar.setAttribute("role", "status");
      document.body.append(bar);
      const words = document.createElement("p");
      words.textContent = message;
      const reload = document.createElement("a");
      reload.className = "btn";
      reload.href = location.href.split("#")[0];
      reload.textContent = document.documentElement.lang === "en" ? "Reload" : "Muat ulang";
      bar.append(words, reload);
    };
    const ask = async () => {
      if (document.hidden || Date.now() - asked < AGAIN) return;
      asked = Date.now();
      try {
        const answer = await fetch(story.dataset.status, { credentials: "same-origin" });
        if (!answer.ok) return;
        const now = await answer.json();
        if (String(now.version) === story.dataset.version) return;
        stop();
        tell(now.message);
      } catch {
        // Without a connection there is nothing to say.
      }
    };
    const clock = setInterval(ask, EVERY);
    const stop = () => {
      clearInterval(clock);
      document.removeEventListener("visibilitychange", ask);
      removeEventListener("pageshow", ask);
    };
    document.addEventListener("visibilitychange", ask);
    addEventListener("pageshow", ask);
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

  // Without a connection: which pages are kept here, the last one read first.
  const kept = document.querySelector("[data-kept]");
  const listKept = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("halaman-"));
    const opened = await Promise.all(names.map((name) => caches.open(name)));
    const pages = (await Promise.all(opened.map((cache) => cache.matchAll()))).flat().reverse();
    for (const page of pages) {
      const { title } = new DOMParser().parseFromString(await page.text(), "text/html");
      if (title === document.title) continue;
      const link = Object.assign(document.createElement("a"), { href: page.url, textContent: title, lang: "id" });
      const row = document.createElement("li");
      row.append(link);
      kept.querySelector("ul").append(row);
    }
    kept.hidden = !pages.length;
  };
  if (kept && window.caches) listKept();

  // On a narrow screen the menu scrolls sideways: where one is, is in sight.
  const menu = document.querySelector(".nav .wrap");
  const here = menu?.querySelector("[aria-current]");
  if (here && here.offsetLeft + here.offsetWidth > menu.clientWidth) menu.scrollLeft = here.offsetLeft - 24;

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

/* What plays: keys, speed, sizes, and a transcript that follows. The browser's own player does the rest. */
(() => {
  "use strict";
  const figure = document.querySelector("[data-player]");
  const media = figure?.querySelector("video, audio");
  if (!media) return;
  figure.querySelector(".player-tools").hidden = false;
  const speed = figure.querySelector("[data-speed]");
  const size = figure.querySelector("[data-size]");
  const lines = [...document.querySelectorAll("#transkrip [data-at]")];
  const captions = () => [...media.textTracks].find((track) => track.kind === "captions");

  const setSpeed = (value) => {
    media.playbackRate = Number(value);
    speed.value = value;
  };
  speed.addEventListener("change", () => setSpeed(speed.value));

  const choose = (address) => {
    const { currentTime, paused, playbackRate } = media;
    media.src = address;
    media.addEventListener(
      "loadedmetadata",
      () => {
        media.currentTime = currentTime;
        media.playbackRate = playbackRate;
        if (!paused) media.play();
      },
      { once: true },
    );
  };
  if (size) {
    // Those who asked their browser to save data get the small picture, whatever the screen.
    const saving = navigator.connection?.saveData || matchMedia("(max-width: 40rem)").matches;
    size.selectedIndex = saving ? 0 : size.options.length - 1;
    if (navigator.connection?.saveData) media.src = size.value;
    size.addEventListener("change", () => choose(size.value));
  }

  const step = (way) => {
    const found = speed.selectedIndex + way;
    if (found >= 0 && found < speed.options.length) setSpeed(speed.options[found].value);
  };
  const skip = (seconds) => {
    const end = Number.isFinite(media.duration) ? media.duration : Infinity;
    media.currentTime = Math.min(Math.max(media.currentTime + seconds, 0), end);
  };
  const keys = {
    " ": () => (media.paused ? media.play() : media.pause()),
    ArrowLeft: () => skip(-10),
    ArrowRight: () => skip(10),
    "<": () => step(-1),
    ">": () => step(1),
    c: () => {
      const track = captions();
      if (track) track.mode = track.mode === "showing" ? "hidden" : "showing";
    },
  };
  // Before the player's own keys, and only while it has the focus: fields keep theirs.
  figure.addEventListener(
    "keydown",
    (event) => {
      if (event.target !== media || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys[event.key] || keys[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    true,
  );

  lines.forEach((line) =>
    line.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const go = () => {
        media.currentTime = Number(line.dataset.at);
        media.play();
      };
      if (media.readyState) return go();
      media.addEventListener("loadedmetadata", go, { once: true });
      media.preload = "metadata";
      media.load();
    }),
  );
  media.addEventListener("timeupdate", () => {
    const now = lines.filter((line) => Number(line.dataset.at) <= media.currentTime + 0.05).pop();
    for (const line of lines) {
      const row = line.parentElement;
      if (line === now) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  });
})();

/* Works while somebody fills in the form, so that a flood costs whoever sends it; see core/proof_of_work.py. */
(() => {
  const field = document.querySelector("input[name=work][data-challenge]");
  if (!field || !window.crypto?.subtle) return;
  const BATCH = 400;
  const bits = Number(field.dataset.bits);
  const encoder = new TextEncoder();

  const zeros = (digest) => {
    const view = new DataView(digest);
    return view.getUint32(0) >>> (32 - bits) === 0;
  };

  async function look(begin) {
    for (let number = begin; number < begin + BATCH; number += 1) {
      const work = `${field.dataset.challenge}~${number}`;
      if (zeros(await crypto.subtle.digest("SHA-256", encoder.encode(work)))) {
        field.value = work;
        return;
      }
    }
    setTimeout(look, 0, begin + BATCH); // the page stays alive
  }
  look(0);
})();
