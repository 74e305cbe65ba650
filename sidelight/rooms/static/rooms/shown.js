// What the room shows now: fetched as a piece of the page when it changes, and put in place of the
// old one without taking away what somebody types or where they are.

const room = document.getElementById("live-room");
const { addresses, words } = JSON.parse(room.dataset.start);
const box = room.querySelector("[data-shown]");
const SOON_MS = 150;
const AGAIN_MS = 3000;
const FIELDS = "textarea, select, input:not([type=hidden])";

let timer = 0;
let asking = false;
let stale = false;
let over = false;
let heard = box.querySelector("[data-says]")?.dataset.says ?? "";
const sent = new Map();

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const slugOf = (part) => part.querySelector("[data-shown-now]")?.dataset.shownNow ?? "";

function isTyped(field) {
  if (sent.get(field.id) === field.value) return false;
  const before = field.matches("select")
    ? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value
    : field.defaultValue;
  return field.value !== before;
}

// What somebody typed stays theirs, with the key that makes it one when it is sent twice.
function keep(next) {
  for (const field of box.querySelectorAll(FIELDS)) {
    const same = field.id && next.querySelector(`#${CSS.escape(field.id)}`);
    if (!same || !isTyped(field)) continue;
    same.value = field.value;
    const key = field.form?.elements.key;
    if (key && same.form?.elements.key) same.form.elements.key.value = key.value;
  }
  for (const part of box.querySelectorAll("details[id]")) {
    const same = next.querySelector(`#${CSS.escape(part.id)}`);
    if (same) same.open = part.open;
  }
  const [mine, other] = [box.querySelector("[data-shown-now]"), next.querySelector("[data-shown-now]")];
  if (mine && other) other.open = mine.open;
}

// A board that is put away takes nobody's words with it: they go on in the box to write in.
function rescue(next) {
  const note = box.querySelector("#shown-note");
  if (note?.value.trim() && isTyped(note) && !next.querySelector("#shown-note")) {
    tell("write", { ch: "room", text: note.value });
  }
}

function put(html) {
  const piece = document.createElement("template");
  piece.innerHTML = html;
  const next = piece.content;
  const at = box.contains(document.activeElement) ? document.activeElement : null;
  const range = at?.matches("textarea") ? [at.selectionStart, at.selectionEnd] : null;
  const says = next.querySelector("[data-says]")?.dataset.says ?? "";
  const isSame = slugOf(next) === slugOf(box);
  if (isSame) keep(next);
  else rescue(next);
  box.replaceChildren(next);
  if (!isSame) box.scrollTop = 0;
  room.classList.toggle("has-shown", Boolean(box.querySelector(".shown")));
  sent.clear();
  if (at) {
    const same = at.id && box.querySelector(`#${CSS.escape(at.id)}`);
    (same || box).focus({ preventScroll: true });
    if (same && range) same.setSelectionRange(...range);
  }
  if (says && says !== heard) tell("hear", { name: "", text: says });
  heard = says;
  tick();
}

async function refresh() {
  timer = 0;
  if (asking) return void (stale = true);
  asking = true;
  stale = false;
  try {
    const answer = await fetch(addresses.shown, { cache: "no-store" });
    if (answer.status === 404) put("");
    else if (answer.ok && !answer.redirected) put(await answer.text());
    else throw new Error("no answer");
  } catch {
    soon(AGAIN_MS);
  }
  asking = false;
  if (stale) soon(SOON_MS);
}

function soon(wait) {
  if (!over) timer ||= setTimeout(refresh, wait);
}

async function post(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const typed = [...form.querySelectorAll(FIELDS)].map((field) => [field, field.value]);
  button?.setAttribute("aria-busy", "true");
  try {
    const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.type === "refused") return tell("refusal", told.why);
    for (const [field, value] of typed) if (field.id) sent.set(field.id, value);
    if (form.matches("[data-begins]")) begun(form);
    return soon(0);
  } catch {
    return tell("refusal", words.links.away);
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

// The next one that is begun with the same form is another one.
function begun(form) {
  form.reset();
  form.elements.key.value = crypto.randomUUID?.() ?? "";
  const menu = form.closest("[data-show-something]");
  menu.open = false;
  menu.querySelector("summary").focus();
}

// How long there is still, beside the time that is said in words.
function tick() {
  for (const part of box.querySelectorAll("[data-until]")) {
    const left = Math.ceil((new Date(part.dataset.until) - Date.now()) / 1000);
    const minutes = Math.floor(Math.max(0, left) / 60);
    part.textContent = left > 0 ? `${minutes}:${String(left % 60).padStart(2, "0")}` : "";
    for (const late of box.querySelectorAll("[data-when-over]")) late.hidden = left > 0;
  }
}

room.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-shown-form]")) return;
  event.preventDefault();
  post(event.target, event.submitter);
});
room.addEventListener("room:got", ({ detail }) => detail.type === "activity" && soon(SOON_MS));
room.addEventListener("room:over", () => {
  over = true;
  put("");
});
room.classList.toggle("has-shown", Boolean(box.querySelector(".shown")));
setInterval(tick, 1000);
tick();
