// How far one's own words are: sending, waiting for a leader, not sent. Only their author sees this.

const room = document.getElementById("live-room");
const { words } = JSON.parse(room.dataset.start);
const buttons = room.querySelector("template[data-piece=own-buttons]");
const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function drawn(one) {
  const known = room.querySelector(`[data-own="${one.id}"]`);
  if (known) return known;
  const item = document.createElement("li");
  item.className = "said is-own is-unseen";
  item.dataset.own = one.id;
  item.tabIndex = -1;
  const box = document.createElement("div");
  box.className = "said-box";
  for (const name of ["said-words", "said-state"]) {
    const line = document.createElement("p");
    line.className = name;
    box.append(line);
  }
  box.firstChild.dir = "auto";
  box.firstChild.textContent = one.text;
  item.append(box);
  room.querySelector(`[data-talk="${one.ch}"]`)?.append(item);
  tell("drawn", item);
  return item;
}

room.addEventListener("room:own", ({ detail: one }) => {
  if (one.state === "sent") {
    room.querySelector(`[data-own="${one.id}"]`)?.remove();
    return;
  }
  const item = drawn(one);
  const box = item.closest("[data-box]");
  const isAtEnd = box && box.scrollHeight - box.scrollTop - box.clientHeight < 4;
  item.dataset.state = one.state;
  const line = item.querySelector(".said-state");
  const said = [words.own[one.state], one.why].filter(Boolean).join(" ");
  if (line.dataset.said === said) return;
  line.dataset.said = said;
  line.textContent = said;
  if (one.state === "not_sent" || one.state === "declined") offer(one, line);
  if (isAtEnd) tell("drawn", item);
});

// What did not go out can be tried again; what was not shown can be written anew.
function offer(one, line) {
  const copy = buttons.content.cloneNode(true);
  copy.querySelector("[data-again]").hidden = one.state === "declined";
  copy.querySelector("[data-again]").addEventListener("click", () => tell("again", one.id));
  copy.querySelector("[data-back]").addEventListener("click", () => {
    tell("take_back", one.id);
    tell("write", { ch: one.ch, text: one.text });
  });
  line.append(" ", copy);
}
