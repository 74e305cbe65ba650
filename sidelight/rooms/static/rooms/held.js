// What waits for a leader, oldest first. One key each: R lets it through, D and then 1 to 5 does not
// show it. Each message is decided by itself; the next one takes the focus.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const { words, addresses } = start;
const members = { ...start.members };
const list = room.querySelector("[data-held]");
const piece = room.querySelector("template[data-piece=held]").content.firstElementChild;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const settled = new Set();
const cards = () => [...list.children];
const cardOf = (m) => list.querySelector(`[data-m="${m}"]`);

// Words with the stretches that screening noticed, as text and marks and nothing else.
function marked(line, text, marks) {
  let done = 0;
  line.replaceChildren();
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < done) continue;
    const mark = document.createElement("mark");
    mark.textContent = letters(text, from, to);
    line.append(letters(text, done, from), mark);
    done = to;
  }
  line.append(letters(text, done));
}

// Stretches are counted in letters, as the server counts them, and not in the halves of an emoji.
const letters = (text, from, to) => [...text].slice(from, to).join("");

function drawn({ m, from, text, at, why, marks }) {
  const item = piece.cloneNode(true);
  item.dataset.m = m;
  item.querySelector(".said-name").textContent = members[from]?.name ?? "";
  const when = item.querySelector("time");
  when.dateTime = at;
  when.textContent = new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  item.querySelector("[data-why]").textContent = words.whys[why] ?? "";
  marked(item.querySelector(".said-words"), text, marks ?? []);
  item.querySelector("[data-deed=release]")?.setAttribute("formaction", `${addresses.activities}release?m=${m}`);
  item.querySelector("[data-deed=decline]")?.setAttribute("action", `${addresses.activities}decline?m=${m}`);
  item.querySelector("[data-concern]").href += `?m=${m}`;
  return item;
}

function counted() {
  const number = list.children.length;
  for (const badge of room.querySelectorAll('[data-count="held"]')) {
    badge.textContent = number;
    badge.hidden = !number;
  }
  room.querySelector("[data-none-held]").hidden = Boolean(number);
}

// An answer that was on its way while something was settled still tells of it.
function add(one) {
  if (cardOf(one.m) || settled.has(one.m)) return;
  list.append(drawn(one));
  counted();
  tell("waits", list.children.length);
}

// The focus goes on only if it was here: nobody is pulled away from what they write.
function remove(m) {
  const card = cardOf(m);
  if (!card) return;
  const next = card.nextElementSibling ?? card.previousElementSibling;
  const hadFocus = card.contains(document.activeElement);
  card.remove();
  counted();
  if (hadFocus) (next ?? room.querySelector("#held-title")).focus();
}

const GOT = {
  welcome: (message) => Object.assign(members, message.members),
  held: add,
  settled: ({ m }) => {
    settled.add(m);
    remove(m);
  },
  standing: ({ held }) => {
    const waiting = new Set(held.map(({ m }) => m));
    for (const card of cards()) if (!waiting.has(card.dataset.m)) remove(card.dataset.m);
    held.forEach(add);
  },
};
room.addEventListener("room:got", ({ detail }) => GOT[detail.type]?.(detail));

list.addEventListener("keydown", (event) => {
  const card = event.target.closest(".held");
  const isWriting = event.target.matches("textarea, input, select");
  if (!card || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  const decline = card.querySelector("[data-decline]");
  const isOnCard = event.target === card;
  const key = event.key.toLowerCase();
  if (key === "r" || (key === "enter" && isOnCard)) {
    event.preventDefault();
    if (!event.repeat) card.querySelector("[data-deed=release]")?.click();
  } else if (key === "d" && decline) {
    event.preventDefault();
    decline.open = true;
    decline.querySelector(".reasons button").focus();
  } else if (decline?.open && /^[1-5]$/.test(key)) {
    event.preventDefault();
    if (!event.repeat) decline.querySelectorAll(".reasons button")[Number(key) - 1]?.click();
  } else if (key === "escape" && decline?.open) {
    decline.open = false;
    card.focus();
  } else if (key === "arrowdown" || key === "arrowup") {
    event.preventDefault();
    (key === "arrowdown" ? card.nextElementSibling : card.previousElementSibling)?.focus();
  }
});
room.querySelector("#held-title").tabIndex = -1;
