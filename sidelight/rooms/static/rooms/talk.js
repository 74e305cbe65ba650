// The conversation: draws what comes, keeps the newest in sight for whoever is there already, and
// never moves the page under somebody who reads further up.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const { words } = start;
const members = { ...start.members };
const piece = room.querySelector("template[data-piece=said]").content.firstElementChild;
const NEAR_PX = 90;
const BY_HAND = ["wheel", "touchmove", "keydown"];
const lastState = { room: start.state, ...(start.line ? { [`line:${start.you}`]: start.line } : {}) };

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const listOf = (ch) => room.querySelector(`[data-talk="${ch}"]`);
const boxOf = (ch) => listOf(ch)?.closest("[data-box]");
const isNear = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
const nameOf = (place) => members[place]?.name ?? "";
const find = (ch, seq) => listOf(ch)?.querySelector(`[data-seq="${seq}"].said`);

// Before anything is said, what stands above the words is what there is to read.
function toNewest(box) {
  if (box.querySelector(".talk > li")) box.scrollTop = box.scrollHeight;
}

// What is one's own and may still be shown stays at the end.
function append(ch, item, isMine) {
  const list = listOf(ch);
  if (!list) return;
  const box = boxOf(ch);
  const follow = isMine || isNear(box) || !box.dataset.moved;
  list.insertBefore(item, list.querySelector("[data-own]:not([data-state=declined])"));
  if (follow) toNewest(box);
  else room.querySelector(`[data-panel="${ch}"] [data-jump]`).hidden = false;
}

function drawMark(item, [shape, colour]) {
  const mark = item.querySelector(".mark");
  const use = mark.querySelector("use");
  mark.setAttribute("class", `mark mark-${colour}`);
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${shape}`));
}

function said({ ch, seq, from, text, at, reply_to, gone }) {
  if (find(ch, seq)) return;
  const item = piece.cloneNode(true);
  if (from && !members[from]) tell("stranger");
  const who = members[from] ?? { name: "", mark: ["circle", "teal"], part: "member" };
  const isMine = from === start.you;
  item.id = `${ch.replace(":", "-")}-${seq}`;
  item.dataset.seq = seq;
  item.dataset.from = from;
  item.classList.toggle("is-own", isMine);
  item.classList.toggle("is-leaders", who.part !== "member");
  drawMark(item, who.mark);
  item.querySelector(".said-name").textContent = isMine ? words.said.you : who.name;
  item.querySelector(".said-part").hidden = who.part === "member";
  item.querySelector(".said-part").textContent = words.said[who.part] ?? "";
  const when = item.querySelector("time");
  when.dateTime = at;
  when.textContent = clock(at);
  item.querySelector(".said-words").textContent = text;
  const quoted = reply_to && find(ch, reply_to);
  if (quoted) {
    const quote = item.querySelector(".said-quote");
    quote.hidden = false;
    quote.dataset.of = reply_to;
    quote.querySelector("b").textContent = quoted.querySelector(".said-name").textContent;
    quote.querySelector("span").textContent = short(quoted.querySelector(".said-words").textContent);
  }
  for (const button of item.querySelectorAll("[data-deed]")) {
    button.setAttribute("formaction", `${start.addresses.activities}${button.dataset.deed}?ch=${ch}&seq=${seq}`);
  }
  const concern = item.querySelector("[data-concern]");
  if (concern) concern.href += `?ch=${ch}&seq=${seq}`;
  append(ch, item, isMine);
  if (gone) takeAway({ ch, of: seq });
  else if (!isMine) tell("news", { ch, name: who.name, text });
}

const clock = (at) =>
  new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const short = (text) => (text.length > 90 ? `${text.slice(0, 88)} …` : text);

function takeAway({ ch, of }) {
  for (const quote of listOf(ch)?.querySelectorAll(`.said-quote[data-of="${of}"] span`) ?? []) {
    quote.textContent = words.said.gone;
  }
  const item = find(ch, of);
  if (!item) return;
  item.classList.add("is-gone");
  item.querySelector(".said-words").textContent = words.said.gone;
  for (const part of item.querySelectorAll(".said-signs, .said-more, .said-quote")) part.hidden = true;
}

function signs({ ch, to, signs: standing }) {
  const line = find(ch, to)?.querySelector(".said-signs");
  if (!line) return;
  line.hidden = !standing.length;
  for (const sign of line.children) sign.hidden = !standing.includes(sign.dataset.sign);
}

function note(ch, seq, ...lines) {
  const item = document.createElement("li");
  item.className = "noted";
  item.dataset.seq = seq;
  for (const line of lines.filter(Boolean)) {
    const part = document.createElement("p");
    part.dir = "auto";
    part.textContent = line;
    item.append(part);
  }
  append(ch, item, false);
  tell("news", { ch, name: "", text: lines.join(" ") });
}

const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");

function state(event) {
  const { ch, seq, phase, holding, line, slow } = event;
  const before = lastState[ch] ?? {};
  const notes = [];
  if (phase) {
    const resumed = before.phase === "paused" && phase === "open";
    if (phase !== before.phase) notes.push(resumed ? "phase_resumed" : `phase_${phase}`);
    if (holding !== before.holding) notes.push(`holding_${holding}`);
    if (line === "tell" || line === "return") notes.push(`cover_${line}`);
    if (Boolean(slow) !== Boolean(before.slow)) notes.push(slow ? "slow_on" : "slow_off");
  } else {
    for (const name of ["aside", "quiet_until"]) {
      if (Boolean(event[name]) !== Boolean(before[name])) notes.push(`${name}_${event[name] ? "on" : "off"}`);
    }
  }
  lastState[ch] = event;
  for (const code of notes) note(ch, seq, words.notes[code]);
}

const GOT = {
  welcome: (message) => Object.assign(members, message.members),
  said,
  gone: takeAway,
  reacted: signs,
  state,
  declined: ({ ch, seq, reason, text }) => note(ch, seq, `${words.own.declined} ${words.declined[reason]}`, text),
  told: ({ ch, seq, from, what, value }) => {
    const told = words.notes[`told_${what}`];
    if (told) note(ch, seq, filled(told, { name: nameOf(from), value: words.moods[value] ?? value }));
  },
};

room.addEventListener("room:got", ({ detail }) => GOT[detail.type]?.(detail));
room.addEventListener("room:drawn", ({ detail: item }) => toNewest(item.closest("[data-box]")));
room.addEventListener("room:open", ({ detail: ch }) => {
  const box = boxOf(ch);
  if (box && !box.dataset.opened) toNewest(box);
  if (box) box.dataset.opened = "1";
});
for (const box of room.querySelectorAll("[data-box]")) {
  const jump = box.parentElement.querySelector("[data-jump]");
  for (const name of BY_HAND) box.addEventListener(name, () => (box.dataset.moved = "1"), { passive: true });
  box.addEventListener("scroll", () => isNear(box) && (jump.hidden = true), { passive: true });
  // The keyboard makes the box smaller: what was in sight stays in sight.
  new ResizeObserver(() => jump.hidden && toNewest(box)).observe(box);
  jump.firstElementChild.addEventListener("click", () => {
    toNewest(box);
    box.focus({ preventScroll: true });
  });
}
