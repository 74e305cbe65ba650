// What an app shows to leaders beside the talk. Its buttons send a plain form; then, and whenever the
// team channel tells of a change, that part is fetched anew. What is typed, what is open and where the
// focus is stay as they are: two people work with it at once.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const box = room.querySelector("[data-beside]");
const panel = box.closest("[data-panel]");
const form = document.getElementById("beside-form");
const said = panel.querySelector("[data-beside-said]");

// So long after a finger is lifted a tap has come, also on a slow phone.
const CLICK_MS = 60;
const ENDS = ["pointerup", "pointercancel", "dragend", "keyup", "blur"];
const CHANGES = ["plan", "takes_over", "hands_over"];
const sent = new Map();
let isDrawing = false;
let isOld = false;
let isPressed = false;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function isChanged(field) {
  if (field.matches("select")) {
    const drawn = [...field.options].find((one) => one.defaultSelected) ?? field.options[0];
    return field.value !== drawn.value;
  }
  return field.value !== field.defaultValue;
}

// Opened or closed by hand, and not as it was drawn.
const isTurned = (fold) => fold.open !== "drawnOpen" in fold.dataset;

// How often a note had been kept when it was drawn: what was kept since elsewhere is not written over.
const seenOf = (field) => document.getElementById(field.dataset.seen ?? "");

// What somebody has begun to type or choose, by the ids of the fields.
function typed() {
  const fields = [...box.querySelectorAll("textarea[id], select[id]")].filter(isChanged);
  return fields.map((field) => {
    const { id, value } = field;
    return { id, value, seen: seenOf(field)?.value, sent: sent.get(id) };
  });
}

// What somebody works in stays open, though it would be drawn closed by now.
function open(part) {
  let fold = (part.matches("summary") ? part.parentElement.parentElement : part).closest("details");
  for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function putBack(old) {
  const field = document.getElementById(old.id);
  if (!field) return;
  const seen = seenOf(field);
  if (seen && field.value !== old.sent) seen.value = old.seen;
  field.value = old.value;
  open(field);
}

function swap(html) {
  const fields = typed();
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused?.matches("textarea") ? [focused.selectionStart, focused.selectionEnd] : null;
  const folds = [...box.querySelectorAll("details[id]")].filter(isTurned).map(({ id, open }) => ({ id, open }));
  const top = panel.scrollTop;
  box.innerHTML = html;
  for (const { id, open } of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
  fields.forEach(putBack);
  panel.scrollTop = top;
  if (focused) focusAgain(focused, caret);
  const news = box.querySelector(".messages");
  said.textContent = news?.textContent.trim().replace(/\s+/g, " ") ?? "";
  news?.remove();
  tell("beside", box);
}

// A button that is not there any more leaves the focus at the top of its part, not at the page's.
function focusAgain(old, caret) {
  const fold = old.closest("details")?.id;
  const same = (old.id && document.getElementById(old.id)) || (fold && document.querySelector(`#${CSS.escape(fold)} > summary`));
  if (same) open(same);
  (same ?? box.querySelector("h2")).focus({ preventScroll: true });
  if (caret && same?.matches("textarea")) same.setSelectionRange(...caret);
}

// While a finger or a key is down nothing is drawn anew: what it went down on would be gone when it
// comes up, and a fold that is just being opened would stay closed.
function whenLetGo() {
  if (!isPressed) return undefined;
  return new Promise((go) => {
    for (const end of ENDS) addEventListener(end, () => setTimeout(go, CLICK_MS), { once: true });
  });
}

async function draw() {
  isOld = true;
  if (isDrawing) return;
  isDrawing = true;
  try {
    while (isOld) {
      isOld = false;
      const answer = await fetch(start.addresses.beside, { cache: "no-store" });
      if (!answer.ok || answer.redirected) throw new Error("no answer");
      const html = await answer.text();
      await whenLetGo();
      swap(html);
    }
  } catch {
    said.textContent = start.words.links.away;
  } finally {
    isDrawing = false;
  }
}

// What is sent with this button is not typed any more: what comes back is how it was kept.
function noteSent(button) {
  const field = box.querySelector(`[data-keep="${button.id}"]`);
  const before = field?.defaultValue;
  if (field) sent.set(field.id, field.value);
  if (field) field.defaultValue = field.value;
  return () => field && (field.defaultValue = before);
}

const all = (button) => new URLSearchParams(new FormData(form, button));

async function send(button) {
  const body = all(button);
  const isStillTyped = noteSent(button);
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error("not taken");
    await draw();
  } catch {
    isStillTyped();
    said.textContent = start.words.links.away;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

for (const begin of ["pointerdown", "keydown"]) box.addEventListener(begin, () => (isPressed = true));
for (const end of ENDS) addEventListener(end, () => (isPressed = false));

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  event.preventDefault();
  if (button?.hasAttribute("formaction") && button.getAttribute("aria-busy") !== "true") send(button);
});
// A note is kept when somebody goes on to something else, and when the page is put away.
box.addEventListener("change", ({ target }) => {
  const button = document.getElementById(target.dataset.keep ?? "");
  if (button) form.requestSubmit(button);
});
addEventListener("pagehide", () => {
  for (const field of [...box.querySelectorAll("textarea[data-keep]")].filter(isChanged)) {
    const button = document.getElementById(field.dataset.keep);
    fetch(button.formAction, { method: "POST", body: all(button), redirect: "manual", keepalive: true });
  }
});
room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "activity" || (detail.type === "told" && CHANGES.includes(detail.what))) draw();
});
