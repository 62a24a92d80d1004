/* Keeps the last pages that were read, for when the connection is gone. Never what somebody signed in sees. */
"use strict";
const PAGES = "halaman-{{ version }}";
const FILES = "berkas-{{ version }}";
const KEPT = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const OFFLINE = KEPT[0];
const MOST = 20;
const PRIVATE = /^\/(meja|redaksi|akun|persetujuan|dokumen|bahasa|pilih-wilayah|hemat-data|cari|pers\/foto)\//;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const keep = async (request, response) => {
  const cache = await caches.open(PAGES);
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
};

const forget = async (request) => (await caches.open(PAGES)).delete(request);

/* The network first: a page is only shown from memory when nobody answers. */
const read = async (event) => {
  const { request } = event;
  try {
    const response = await fetch(request);
    const words = response.headers.get("Cache-Control") ?? "";
    if (response.status === 404 || response.status === 410) event.waitUntil(forget(request));
    else if (response.ok && !response.redirected && !/private|no-store/.test(words)) event.waitUntil(keep(request, response.clone()));
    return response;
  } catch {
    return (await caches.match(request)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || PRIVATE.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(read(event));
  else if (KEPT.includes(pathname)) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
