// The box to write in: keeps what is typed through a locked screen, a reload and a dead battery,
// sends by Enter where there is a keyboard, and stays above the keyboard of a phone.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const shelf = start.own_device ? localStorage : sessionStorage;
const { words } = start;
const TYPING_MS = 3000;
const MOST_LINES_PX = 160;
const KEYBOARD_LEAVES = 0.75;
const LOW_REM = 26;
const VERY_LOW_REM = 14;
const hasKeys = matchMedia("(hover: hover) and (pointer: fine)");

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function put(name, text) {
  // Whoever leaves quickly has emptied the page, and what it kept: nothing is put there again.
  if (!room.isConnected) return;
  try {
    if (text) shelf.setItem(name, text);
    else shelf.removeItem(name);
  } catch {
    // A browser that keeps nothing: the words are in the box as long as the page is open.
  }
}

function taken(name) {
  try {
    return shelf.getItem(name) ?? "";
  } catch {
    return "";
  }
}

for (const form of room.querySelectorAll("[data-composer]")) {
  const ch = form.dataset.composer;
  const name = `sidelight-room-${start.room}-${start.you}-draft-${ch}`;
  const text = form.elements.text;
  const replying = form.querySelector("[data-replying]");
  let answers = null;
  let typed = 0;

  const fit = () => {
    text.style.blockSize = "auto";
    text.style.blockSize = `${Math.min(text.scrollHeight + 2, MOST_LINES_PX)}px`;
  };
  const write = (more) => {
    text.value = text.value ? `${text.value}\n${more}` : more;
    put(name, text.value);
    fit();
    text.focus();
  };
  const answer = (to) => {
    answers = to && Number(to.dataset.seq);
    replying.hidden = !to;
    if (!to) return;
    const who = to.querySelector(".said-name").textContent;
    replying.querySelector("p").textContent = words.said.answer_to.replace("%(name)s", who);
    text.focus();
  };

  text.value ||= taken(name);
  fit();
  text.addEventListener("input", () => {
    put(name, text.value);
    fit();
    if (ch !== "room" || start.part !== "member" || Date.now() - typed < TYPING_MS) return;
    typed = Date.now();
    tell("send", { type: "typing" });
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && answers) answer(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!hasKeys.matches && !event.ctrlKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    tell("say", { ch, text: said, ...(answers ? { reply_to: answers } : {}) });
    text.value = "";
    put(name, "");
    answer(null);
    fit();
    text.focus();
  });
  replying.querySelector("button").addEventListener("click", () => answer(null));
  form.addEventListener("click", ({ target }) => {
    const ready = target.closest("[data-ready]");
    if (!ready) return;
    ready.closest("details").open = false;
    write(ready.dataset.ready);
  });
  form.closest("[data-panel]").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-answer]");
    if (!button) return;
    button.closest("details").open = false;
    answer(button.closest(".said"));
  });
  room.addEventListener("room:write", ({ detail }) => detail.ch === ch && write(detail.text));
  room.addEventListener("room:over", () => {
    put(name, "");
    form.hidden = true;
  });
}

// Where a keyboard covers the page instead of making it smaller, the page is as high as what is seen.
// While it is open, what is read and written has the space.
const sight = window.visualViewport;
const tallest = {};
function fitRoom() {
  const root = document.documentElement;
  const height = Math.round(sight?.height ?? innerHeight);
  root.style.setProperty("--room-height", `${height}px`);
  tallest[innerWidth] = Math.max(height, tallest[innerWidth] ?? 0);
  const isWriting = document.activeElement?.matches("textarea");
  root.classList.toggle("has-keyboard", isWriting && height < tallest[innerWidth] * KEYBOARD_LEAVES);
  // In the letters of this page, not of the browser: large ones leave as little space as a low screen.
  const letters = height / parseFloat(getComputedStyle(root).fontSize);
  root.classList.toggle("is-low", letters <= LOW_REM);
  root.classList.toggle("is-very-low", letters <= VERY_LOW_REM);
  if (sight && sight.scale === 1 && sight.offsetTop) scrollTo(0, 0);
}
sight?.addEventListener("resize", fitRoom);
addEventListener("resize", fitRoom);
// With larger letters the bar is higher.
new ResizeObserver(fitRoom).observe(document.querySelector(".bar"));
fitRoom();
