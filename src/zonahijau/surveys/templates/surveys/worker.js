// Keeps the kiosk's page and what it loads, so that it opens without a network.
const NAME = "{{ name }}";
const HOME = {{ home|safe }};
const KEPT = {{ kept|safe }};
const PATIENCE = 5000; // milliseconds with a network that does not answer

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const late = () => new Promise((_, reject) => { setTimeout(reject, PATIENCE); });

// The page comes from the network where there is one; a server that is down is no network.
async function page(request, path) {
  const cache = await caches.open(NAME);
  try {
    const response = await Promise.race([fetch(request), late()]);
    if (response.ok && KEPT.includes(path)) await cache.put(path, response.clone());
    if (response.status < 500) return response;
  } catch {
    // as kept, below
  }
  return (await cache.match(path)) ?? (await cache.match(HOME)) ?? fetch(request);
}

// What the page loads has another name when it changes, so that what is kept is never old.
async function file(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url.pathname + url.search));
  else if (["style", "script", "font", "image"].includes(request.destination)) event.respondWith(file(request));
});
