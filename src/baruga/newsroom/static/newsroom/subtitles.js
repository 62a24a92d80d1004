// Typing subtitles against the player: times come from where it stands, and the words show below it.
(() => {
  "use strict";
  const text = document.querySelector("[data-subtitles]");
  const player = document.querySelector("[data-player]");
  if (!text || !player) return;
  const now = document.querySelector(".subtitling-now");

  const stamp = (seconds) => {
    const two = (number) => String(Math.floor(number)).padStart(2, "0");
    const rest = String(Math.round((seconds % 1) * 1000) % 1000).padStart(3, "0");
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`;
  };
  const seconds = (words) =>
    words.split(":").reduce((sum, part) => sum * 60 + parseFloat(part.replace(",", ".")), 0);
  const cues = () =>
    [...text.value.matchAll(/([\d:.,]+)\s*-->\s*([\d:.,]+)[^\n]*\n((?:.+\n?)*)/g)].map((found) => ({
      start: seconds(found[1]),
      end: seconds(found[2]),
      words: found[3].trim(),
    }));

  const begin = () => {
    const before = text.value.trimEnd();
    const open = before.endsWith("-->") ? "" : `${before}${before ? "\n\n" : "WEBVTT\n\n"}`;
    text.value = open ? `${open}${stamp(player.currentTime)} --> ` : before;
    changed();
  };
  const end = () => {
    const closed = text.value.replace(/-->[ \t]*$/m, () => `--> ${stamp(player.currentTime)}\n`);
    if (closed === text.value) return;
    text.value = closed;
    changed();
  };
  const changed = () => {
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    text.scrollTop = text.scrollHeight;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const back = () => (player.currentTime = Math.max(player.currentTime - 3, 0));
  const toggle = () => (player.paused ? player.play() : player.pause());

  const verbs = { begin, end, back };
  document.querySelectorAll("[data-do]").forEach((button) =>
    button.addEventListener("click", () => verbs[button.dataset.do]()),
  );
  text.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || event.altKey) return;
    const verb =
      event.code === "Space" ? toggle : event.key === "Enter" ? (event.shiftKey ? end : begin) : null;
    if (!verb) return;
    event.preventDefault();
    verb();
  });
  const show = () => {
    const at = player.currentTime;
    const cue = cues().find((each) => each.start <= at && at < each.end);
    now.textContent = cue ? cue.words : "";
  };
  player.addEventListener("timeupdate", show);
  text.addEventListener("input", show);
  // What is typed counts, not what was saved.
  for (const track of player.textTracks) track.mode = "disabled";
})();
