// Lets the browser keep the help card. Without it, or when the browser refuses, the page is the same.
const own = document.querySelector("script[data-worker]");
if (navigator.serviceWorker && own) {
  navigator.serviceWorker
    .register(own.dataset.worker, { scope: own.dataset.scope })
    .catch(() => {});
}
