// Keeps a page of a journal as it is written: a moment after the last key, and when the page is
// hidden. The answer says where the words are now, so that going on lands on the same page; where
// another device wrote meanwhile the server keeps both. On a person's own device a copy stays in
// this browser until the server has it; the page that follows sending clears it (sent_page.js).
// Signing out and leaving quickly clear it, too: all that begins with “sidelight-draft:”.

const PAUSE_MS = 1200;
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const form = document.querySelector("form[data-keep-page]");
const state = form.querySelector("[data-keep-state]");
const shelf = () => `sidelight-draft:${form.getAttribute("action")}`;
const onOwnDevice = "ownDevice" in form.dataset;
const fields = form.elements;
let timer = 0;
let unsaved = false;
let busy = false;
let over = false;

const texts = () => form.querySelectorAll("textarea, input[type=text]");

const tell = (words) => {
  state.textContent = words ?? "";
};

const shelve = (sent) => {
  if (!onOwnDevice) return;
  const ours = [...fields].filter(({ name }) => name && name !== "csrfmiddlewaretoken");
  const written = Object.fromEntries(ours.map(({ name, value }) => [name, value]));
  localStorage.setItem(shelf(), JSON.stringify({ at: Date.now(), written, sent }));
};

const goOnThere = ({ address, seen, elsewhere }) => {
  localStorage.removeItem(shelf());
  form.setAttribute("action", address);
  fields.seen.value = seen;
  history.replaceState(null, "", address);
  if (unsaved) shelve(false);
  tell(elsewhere ? form.dataset.elsewhere : form.dataset.kept);
};

const keep = async (leaving) => {
  if (!unsaved || over || (busy && !leaving)) return;
  if (![...texts()].some(({ value }) => value.trim())) return;
  unsaved = false;
  busy = true;
  fields.turn.value = Number(fields.turn.value) + 1;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new FormData(form),
      headers: { "Sidelight-Draft": "1" },
      keepalive: leaving,
      redirect: "manual",
    });
    if (answer.status === 410) {
      over = true;
      form.setAttribute("action", form.dataset.anew);
      return tell(form.dataset.gone);
    }
    if (!answer.ok) throw new Error("not kept");
    goOnThere(await answer.json());
  } catch {
    unsaved = true;
    tell(form.dataset.notKept);
  } finally {
    busy = false;
  }
  // What was typed while this was on its way goes next.
  if (unsaved && state.textContent !== form.dataset.notKept) keep(false);
};

const takeFromShelf = () => {
  const kept = onOwnDevice && localStorage.getItem(shelf());
  if (!kept) return;
  const { at, written } = JSON.parse(kept);
  if (Date.now() - at > KEPT_FOR_MS) return localStorage.removeItem(shelf());
  // With the key and the revision they were typed under: the server knows whether the page changed.
  for (const [name, words] of Object.entries(written)) {
    if (fields[name]) fields[name].value = words;
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
  fields.turn.value = Number(fields.turn.value) + 1;
  unsaved = false;
  clearTimeout(timer);
  shelve(true);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep(true);
});
addEventListener("online", () => keep(false));
