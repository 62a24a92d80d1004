// Many photographs, piece by piece. Without this file the form sends them in one go.
(() => {
  "use strict";
  const form = document.querySelector("[data-bulk]");
  if (!form || !window.fetch) return;
  const words = JSON.parse(document.getElementById("kata").textContent);
  const input = form.querySelector("#berkas");
  const rows = form.querySelector("[data-rows]");
  const sum = form.querySelector("[data-sum]");
  const end = form.querySelector("[data-end]");
  const blank = form.querySelector("[data-blank]");
  const secret = form.querySelector("[name=csrfmiddlewaretoken]");
  // Who signs in anew in another tab gets a new token; the cookie knows it.
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] || secret.value;
  const size = Number(form.dataset.size);
  const AT_ONCE = 2;
  const queue = [];
  let busy = 0;
  let typed = false;

  class Gone extends Error {} // signed out, or the batch is no more

  const ask = async (url, options = {}) => {
    const answer = await fetch(url, {
      redirect: "manual",
      ...options,
      headers: { "X-CSRFToken": token(), ...(options.headers || {}) },
    });
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) throw new Gone();
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    return answer.json();
  };

  const online = () =>
    navigator.onLine ? Promise.resolve() : new Promise((go) => addEventListener("online", go, { once: true }));
  const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

  // Ask until the server answers; a cut connection is waited out, not counted.
  const surely = async (row, question) => {
    for (let turn = 0; ; turn += 1) {
      try {
        return await question();
      } catch (fault) {
        const gone = fault instanceof Gone;
        tell(row, gone ? words.ended : navigator.onLine ? words.failed : words.offline);
        await online();
        await pause(Math.min(1000 * 2 ** turn, gone ? 5000 : 30000));
      }
    }
  };

  const tell = (row, text) => {
    const state = row.querySelector("[data-state]");
    if (state && state.textContent !== text) state.textContent = text;
  };

  const hash = async (file) => {
    if (!window.crypto?.subtle) return "";
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const finish = (row, said) => {
    if (said.row) {
      const holder = document.createElement("template");
      holder.innerHTML = said.row.trim();
      const made = holder.content.firstElementChild;
      row.replaceWith(made);
      dress(made);
      end.hidden = false;
    } else {
      row.classList.add("wrong");
      tell(row, said.reason);
      row.querySelector("progress")?.remove();
    }
  };

  const send = async ({ file, row }) => {
    const bar = row.querySelector("progress");
    tell(row, words.sending);
    const sha256 = await hash(file).catch(() => "");
    let said = await surely(row, () => {
      const about = new FormData();
      about.append("name", file.name);
      about.append("size", file.size);
      about.append("modified", file.lastModified || 0);
      about.append("sha256", sha256);
      return ask(form.dataset.begin, { method: "POST", body: about });
    });
    const address = form.dataset.piece.replace("/0/", `/${said.id}/`);
    while (!said.row && !said.reason) {
      const at = said.offset;
      if (bar) bar.value = (100 * at) / file.size;
      said = await surely(row, () => {
        tell(row, words.sending);
        return ask(address, {
          method: "PATCH",
          body: file.slice(at, at + size),
          headers: { "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" },
        });
      });
    }
    finish(row, said);
  };

  const next = () => {
    while (busy < AT_ONCE && queue.length) {
      const job = queue.shift();
      busy += 1;
      send(job)
        .catch((fault) => finish(job.row, { reason: String(fault.message || fault) }))
        .finally(() => {
          busy -= 1;
          next();
        });
    }
    const left = busy + queue.length;
    sum.textContent = left ? `${words.left} ${left}` : words.done;
    form.querySelectorAll("button[name=do]").forEach((button) => {
      button.disabled = left > 0 && button.value !== "fill";
    });
  };

  input.addEventListener("change", () => {
    for (const file of input.files) {
      const half = [...rows.querySelectorAll("[data-half]")].find((row) => {
        const [name, length] = row.dataset.half.split("|");
        return name === file.name && Number(length) === file.size;
      });
      const row = half || blank.content.firstElementChild.cloneNode(true);
      if (half) {
        half.removeAttribute("data-half");
        half.querySelector("progress").max = 100;
      } else {
        row.querySelector("[data-name]").textContent = file.name;
        rows.append(row);
      }
      tell(row, words.waiting);
      queue.push({ file, row });
    }
    input.value = "";
    form.querySelector("[data-unfinished]")?.remove();
    next();
  });

  // Copy a value into the rows that follow, or what was said once into the empty ones.
  const fields = (name) => [...rows.querySelectorAll(`[data-field="${name}"] :is(input, textarea, select)`)];
  const put = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  function dress(row) {
    row.querySelectorAll("[data-down]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const holder = button.closest("[data-field]");
        const own = holder.querySelector("input, textarea, select");
        const all = fields(holder.dataset.field);
        all.slice(all.indexOf(own) + 1).forEach((field) => put(field, own.value));
      });
    });
  }
  rows.querySelectorAll("li").forEach(dress);

  form.querySelector("button[value=fill]").addEventListener("click", (event) => {
    event.preventDefault();
    form.querySelectorAll(".bulk-shared :is(input, textarea, select)").forEach((shared) => {
      const name = shared.name.replace("all-", "");
      if (!shared.value) return;
      fields(name).forEach((field) => {
        if (!field.value || field.value === "missing") put(field, shared.value);
      });
    });
  });

  form.addEventListener("input", (event) => (typed = typed || event.target !== input));
  form.addEventListener("submit", () => {
    typed = false;
    secret.value = token();
  });
  addEventListener("beforeunload", (event) => {
    if (busy || queue.length || typed) event.preventDefault();
  });
})();
