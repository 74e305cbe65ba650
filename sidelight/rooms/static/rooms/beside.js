// What an app shows to leaders beside the talk. Its buttons send a plain form; then, and whenever the
// team channel tells of a change, that part is fetched anew. What is typed, what is open and where the
// focus is stay as they are: two people work with it at once.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const box = room.querySelector("[data-beside]");
const panel = box.closest("[data-panel]");
const form = document.getElementById("beside-form");
const said = panel.querySelector("[data-beside-said]");

let isDrawing = false;
let isOld = false;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function isChanged(field) {
  if (field.matches("select")) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue;
}

// Opened or closed by hand, and not as it was drawn.
const isTurned = (fold) => fold.open !== "drawnOpen" in fold.dataset;

// What somebody has begun to type or choose, by the ids of the fields.
function typed() {
  const fields = [...box.querySelectorAll("textarea[id], select[id]")].filter(isChanged);
  return fields.map(({ id, value, selectionStart, selectionEnd }) => ({ id, value, selectionStart, selectionEnd }));
}

function putBack({ id, value, selectionStart, selectionEnd }) {
  const field = document.getElementById(id);
  if (!field) return;
  field.value = value;
  if (field.matches("textarea")) field.setSelectionRange(selectionStart, selectionEnd);
}

function swap(html) {
  const fields = typed();
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  const folds = [...box.querySelectorAll("details[id]")].filter(isTurned).map(({ id, open }) => ({ id, open }));
  const top = panel.scrollTop;
  box.innerHTML = html;
  for (const { id, open } of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
  fields.forEach(putBack);
  panel.scrollTop = top;
  if (focused) focusAgain(focused);
  const news = box.querySelector(".messages");
  said.textContent = news?.textContent.trim().replace(/\s+/g, " ") ?? "";
  news?.remove();
  tell("beside", box);
}

// A button that is not there any more leaves the focus at the top of its part, not at the page's.
function focusAgain(old) {
  const fold = old.closest("details")?.id;
  const same = (old.id && document.getElementById(old.id)) || (fold && document.querySelector(`#${CSS.escape(fold)} > summary`));
  (same ?? box.querySelector("h2")).focus({ preventScroll: true });
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
      swap(await answer.text());
    }
  } catch {
    said.textContent = start.words.links.away;
  } finally {
    isDrawing = false;
  }
}

async function send(button) {
  const body = new URLSearchParams(new FormData(form, button));
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error("not taken");
    await draw();
  } catch {
    said.textContent = start.words.links.away;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  event.preventDefault();
  if (button?.hasAttribute("formaction") && button.getAttribute("aria-busy") !== "true") send(button);
});
room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "told" && detail.what === "plan") draw();
});
