// Who goes, and whom to look after: fetched anew when it has changed, without taking the focus or
// anything typed. The hand-over note is kept while it is typed.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const AGAIN_MS = 400;
const PRESENCE_MS = 10_000;
const TYPED_MS = 1500;
let timer = 0;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

// The focus stays where it was, and what was opened stays open.
function put(part, fresh) {
  const held = part.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...part.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]);
  part.replaceChildren(...fresh.childNodes);
  for (const [id, was] of open) {
    const again = document.getElementById(id);
    if (again) again.open = was || again.open;
  }
  if (!held) return;
  // What was pressed may be another button now: then the next one for the same person.
  const [, whose] = held.split("-");
  const next = document.getElementById(held) ?? part.querySelector(`[id$="-${whose}"]`);
  (next ?? part.querySelector("button, a"))?.focus({ preventScroll: true });
}

function counted() {
  const number = room.querySelectorAll(".prompt [id^=wrote-]").length;
  for (const badge of room.querySelectorAll('[data-count="prompts"]')) {
    badge.textContent = number;
    badge.hidden = !number;
  }
}

async function look() {
  timer = 0;
  try {
    const answer = await fetch(start.addresses.closing, { cache: "no-store" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const fresh of page.querySelectorAll("[data-part]")) {
      const part = room.querySelector(`[data-part="${fresh.dataset.part}"]`);
      if (part && part.isConnected) put(part, document.adoptNode(fresh));
    }
    counted();
  } catch {
    soon(PRESENCE_MS);
  }
}

function soon(wait) {
  timer ||= setTimeout(look, wait);
}

room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "told" && detail.what === "closing") soon(AGAIN_MS);
  if (detail.type === "told" && detail.what === "mood_out") soon(AGAIN_MS);
  const isSeen = room.querySelector("[data-panel=closing].is-current");
  if (detail.type === "presence" && isSeen) soon(PRESENCE_MS);
});
room.addEventListener("room:open", ({ detail }) => {
  if (detail !== "closing") return;
  for (const menu of room.querySelectorAll(".steer-more[open]")) menu.open = false;
  soon(0);
});

// One tap writes on somebody's line, as if the leader had typed it there.
room.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.matches("[data-say]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  const ch = new URL(button.formAction).searchParams.get("ch");
  tell("say", { ch, text: button.value });
  tell("show", ch);
}, { capture: true });

const form = room.querySelector("[data-note]");
const state = form.querySelector("[data-note-state]");
const { words } = form.elements;
let typing = 0;

async function send(address) {
  const answer = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
  });
  const { said, why } = await answer.json();
  state.textContent = said ?? why ?? "";
  return answer.ok;
}

function keep() {
  typing = 0;
  send(form.dataset.draft).catch(() => (typing ||= setTimeout(keep, PRESENCE_MS)));
}

words.addEventListener("input", () => {
  state.textContent = "";
  clearTimeout(typing);
  typing = setTimeout(keep, TYPED_MS);
});
// Whoever goes before it was kept takes nothing away: it is sent on the way.
addEventListener("pagehide", () => {
  if (!typing) return;
  const body = new URLSearchParams(new FormData(form));
  fetch(form.dataset.draft, { method: "POST", body, keepalive: true });
});
form.addEventListener("submit", async (event) => {
  const address = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
  event.preventDefault();
  clearTimeout(typing);
  typing = 0;
  try {
    const isKept = await send(address);
    if (isKept && address === form.action) words.value = "";
  } catch {
    form.action = address;
    form.submit();
  }
});
counted();
