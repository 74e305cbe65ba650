// What is new reaches a screen reader politely: together, at most once in a few seconds, and not
// at all while somebody has it paused. Whoever reads at their own pace is never held up.

const room = document.getElementById("live-room");
const { words } = JSON.parse(room.dataset.start);
const region = room.querySelector("[data-announce]");
const hush = room.querySelector("[data-hush]");
// Whoever said that they use a screen reader hears more at once and less often: it reads the whole
// page to them, not only this.
const usesReader = (document.documentElement.dataset.needs ?? "").split(" ").includes("reader");
const EVERY_MS = usesReader ? 15000 : 6000;
const MOST_LETTERS = 160;

let news = [];
let held = 0;
let timer = 0;
let last = 0;

const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
const isQuiet = () => hush.getAttribute("aria-pressed") === "true";
const short = (text) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)} …` : text);

function sentence() {
  const { name, text } = news.at(-1);
  if (!name) return short(text);
  const values = { name, text: short(text), n: news.length };
  return filled(news.length > 1 ? words.said.new_many : words.said.new_one, values);
}

function speak() {
  timer = 0;
  last = Date.now();
  const parts = news.length ? [sentence()] : [];
  if (held) parts.push(filled(words.said.waits, { n: held }));
  news = [];
  held = 0;
  region.textContent = parts.join(" ");
}

function soon() {
  if (isQuiet() || timer) return;
  timer = setTimeout(speak, Math.max(400, last + EVERY_MS - Date.now()));
}

for (const name of ["room:news", "room:hear"]) {
  room.addEventListener(name, ({ detail }) => {
    if (isQuiet()) return;
    news.push(detail);
    soon();
  });
}
room.addEventListener("room:waits", ({ detail }) => {
  held = detail;
  soon();
});
// Words that were taken away are not read out any more, nor left where they could be.
room.addEventListener("room:got", ({ detail }) => {
  if (detail.type !== "gone") return;
  news = [];
  region.textContent = "";
});
hush.addEventListener("click", () => {
  hush.setAttribute("aria-pressed", String(!isQuiet()));
  clearTimeout(timer);
  timer = 0;
  news = [];
  held = 0;
});
