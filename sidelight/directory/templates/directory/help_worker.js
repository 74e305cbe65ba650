// Keeps the help card in this browser, for when there is no network. It keeps nothing else: no page
// of anybody who is signed in comes near it, because it asks without the browser's cookies.
const KEPT = {{ kept|safe }};
const CARD = KEPT[0];
const STORE = "card";

async function keep() {
  const store = await caches.open(STORE);
  for (const address of KEPT) {
    const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    await store.put(address, answer);
  }
  for (const old of await store.keys()) {
    if (!KEPT.includes(new URL(old.url).pathname)) await store.delete(old);
  }
}

const kept = async (address) =>
  (await (await caches.open(STORE)).match(address)) ?? Response.error();

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => kept(CARD)));
    // A list that changed is on the phone the next time somebody opens it.
    event.waitUntil(keep().catch(() => {}));
  } else if (KEPT.includes(address.pathname)) {
    event.respondWith(fetch(request).catch(() => kept(address.pathname)));
  }
});
