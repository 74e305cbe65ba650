// Everything but words: each is a plain form on the page. With the line there it goes over it,
// and whether it was taken is said where somebody looks.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const state = room.querySelector("[data-deed-state]");
const NUMBERS = ["seq", "minutes", "seconds"];
const SAID_MS = 6000;
const MENUS = [".said-more", ".steer-more", ".tile-more"];
const OPEN = MENUS.map((menu) => `${menu}[open]`).join();
// Tapped twice, what waits is let through once; its card goes only when the room has said so.
const ONE_TAP_MS = 1000;
const tapped = new WeakMap();
const waiting = new Map();
let timer = 0;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function say(words) {
  clearTimeout(timer);
  state.textContent = words;
  if (words) timer = setTimeout(() => say(""), SAID_MS);
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// What a form says: the fields of its address, its own, and those of the button that sent it.
function messageOf(form, button) {
  const address = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action);
  const fields = Object.fromEntries([...address.searchParams, ...new FormData(form)]);
  if (button?.name) fields[button.name] = button.value;
  delete fields.csrfmiddlewaretoken;
  for (const name of NUMBERS) if (name in fields) fields[name] = Number(fields[name]);
  if (form.matches("[data-mood]")) return { type: "mood", id: newId(), ...fields };
  const activity = address.pathname.split("/").at(-1);
  return { type: "act", id: newId(), activity, ...fields };
}

room.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "deed" && !form.matches("[data-deed], [data-mood]")) return;
  event.preventDefault();
  const button = event.submitter;
  if (button?.closest(".held")) {
    if (event.timeStamp - tapped.get(button) < ONE_TAP_MS) return;
    tapped.set(button, event.timeStamp);
  }
  const message = messageOf(form, button);
  waiting.set(message.id, { message, button, form });
  if (button) button.setAttribute("aria-busy", "true");
  tell("send", message);
});

function settle(id) {
  const one = waiting.get(id);
  waiting.delete(id);
  one?.button?.removeAttribute("aria-busy");
  return one;
}

function done({ message, button, form }) {
  const { type, activity, id, ...fields } = message;
  if (activity === "react") {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  }
  const menu = (button ?? form).closest(`${OPEN}, [data-decline]`);
  if (menu?.open) {
    menu.open = false;
    if (menu.matches(MENUS.join())) menu.querySelector("summary").focus();
  }
  tell("done", { activity: activity ?? type, fields });
}

room.addEventListener("room:got", ({ detail }) => {
  if (detail.type !== "ack" && detail.type !== "refused") return;
  const one = settle(detail.id);
  if (!one) return;
  if (detail.type === "refused") say(detail.why);
  else done(one);
});
room.addEventListener("room:unsent", ({ detail }) => {
  if (settle(detail.id)) say(start.words.links.away);
});
room.addEventListener("room:refusal", ({ detail }) => say(detail));
// One menu at a time, and none once somebody goes on.
room.addEventListener("toggle", ({ target }) => {
  if (target.open && !target.matches(".steer-more")) target.scrollIntoView({ block: "nearest" });
  if (!target.open || !target.matches(MENUS.join())) return;
  for (const other of room.querySelectorAll(OPEN)) if (other !== target) other.open = false;
}, { capture: true });
room.addEventListener("keydown", (event) => {
  const open = event.target.closest(OPEN);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", ({ target }) => {
  for (const open of room.querySelectorAll(OPEN)) if (!open.contains(target)) open.open = false;
});
