// Asks the browser for a place to send notes to, and sends that along with the form.
const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const canGetNotes = () =>
  Boolean(navigator.serviceWorker && window.PushManager && window.Notification);

async function subscribe(form) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("refused");
  const { worker, scope, pushKey } = form.dataset;
  const kept = await navigator.serviceWorker.register(worker, { scope });
  await navigator.serviceWorker.ready;
  // Of an earlier key of ours: with two keys a browser refuses.
  await (await kept.pushManager.getSubscription())?.unsubscribe();
  return kept.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(pushKey),
  });
}

for (const form of document.querySelectorAll("form[data-push-key]")) {
  const said = form.querySelector("[data-said]");
  const say = (words) => {
    said.textContent = words;
    said.hidden = false;
  };
  form.hidden = !canGetNotes();
  for (const words of document.querySelectorAll("[data-no-notes]")) {
    words.textContent = canGetNotes() ? "" : words.dataset.noNotes;
    words.hidden = canGetNotes();
  }

  form.addEventListener("submit", async (pressed) => {
    pressed.preventDefault();
    said.hidden = true;
    try {
      const given = await subscribe(form);
      form.elements.address.value = given.endpoint;
      form.elements.key.value = letters(given.getKey("p256dh"));
      form.elements.secret.value = letters(given.getKey("auth"));
    } catch {
      say(Notification.permission === "denied" ? form.dataset.refused : form.dataset.failed);
      return;
    }
    form.submit();
  });
}
