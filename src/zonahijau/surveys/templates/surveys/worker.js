// Keeps the kiosk's page and what it loads, so that it opens without a network.
const NAME = "{{ name }}";
const KEPT = {{ kept|safe }};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The page comes from the network where there is one; all else from what is kept.
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const path = new URL(request.url).pathname + new URL(request.url).search;
  if (request.method !== "GET" || !KEPT.includes(path)) return;
  if (request.mode === "navigate") {
    event.respondWith(
      fetch(request)
        .then((response) => {
          const copy = response.clone();
          if (response.ok) caches.open(NAME).then((cache) => cache.put(request, copy));
          return response;
        })
        .catch(() => caches.match(path)),
    );
    return;
  }
  event.respondWith(caches.match(path).then((found) => found ?? fetch(request)));
});
