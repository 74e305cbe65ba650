// Keeps what somebody writes. Every form[data-draft] is sent to its draft address a moment after
// the last key, and again when the page is hidden (a phone that locks, a battery that dies).
// On a person's own device (data-own-device) a copy also stays in this browser until the server
// has it, so that a lost connection loses nothing. Signing out, leaving quickly and a sign-in that
// ran out clear that copy; the page that follows sending clears one marked as sent.

const PAUSE_MS = 1200;
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const FIELDS = "input:not([type=hidden]), textarea";

for (const form of document.querySelectorAll("form[data-draft]")) {
  const address = form.dataset.draft;
  const shelf = `sidelight-draft:${address}`;
  const state = form.querySelector("[data-draft-state]");
  const onOwnDevice = "ownDevice" in form.dataset;
  let timer = 0;
  let unsaved = false;
  let sent = false;

  const tell = (words) => {
    if (state) state.textContent = words;
  };

  const shelve = (isSent) => {
    if (!onOwnDevice) return;
    const written = {};
    for (const field of form.querySelectorAll(FIELDS)) {
      if (field.type === "radio" && !field.checked) continue;
      written[field.name] = field.value;
    }
    localStorage.setItem(shelf, JSON.stringify({ at: Date.now(), written, sent: isSent }));
  };

  const keep = async (leaving) => {
    if (!unsaved || sent) return;
    unsaved = false;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: new FormData(form),
        headers: { "Sidelight-Draft": "1" },
        keepalive: leaving,
        redirect: "manual",
      });
      if (answer.status !== 204) throw new Error("not kept");
      // What was typed while this was on its way is not kept yet.
      if (unsaved) return;
      localStorage.removeItem(shelf);
      tell(form.dataset.kept ?? "");
    } catch {
      unsaved = true;
      tell(form.dataset.notKept ?? "");
    }
  };

  const takeFromShelf = () => {
    const kept = onOwnDevice && localStorage.getItem(shelf);
    if (!kept) return;
    const { at, written } = JSON.parse(kept);
    // Otherwise the copy stays until the server has it: the line may still be gone.
    if (Date.now() - at > KEPT_FOR_MS) return localStorage.removeItem(shelf);
    for (const field of form.querySelectorAll(FIELDS)) {
      if (!(field.name in written)) continue;
      if (field.type === "radio") field.checked = field.value === written[field.name];
      else field.value = written[field.name];
    }
    unsaved = true;
    keep(false);
  };

  takeFromShelf();
  form.addEventListener("input", () => {
    unsaved = true;
    shelve(false);
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), PAUSE_MS);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    shelve(true);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep(true);
  });
  addEventListener("online", () => keep(false));
}
