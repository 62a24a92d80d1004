/* The manuscript's frame grows with what is in it; without this script it scrolls. */
(() => {
  function fit(frame) {
    const page = frame.contentDocument?.documentElement;
    if (!page) return;
    frame.style.height = `${page.scrollHeight}px`;
  }
  for (const frame of document.querySelectorAll("iframe[data-fit]")) {
    frame.addEventListener("load", () => {
      fit(frame);
      const page = frame.contentDocument?.body;
      if (page) new ResizeObserver(() => fit(frame)).observe(page);
    });
    if (frame.contentDocument?.readyState === "complete") fit(frame);
  }
})();
