// Puts ticked lines together into a text that its writer can change. Nothing leaves the page: there
// is no request in here, and no place of the browser is written to.
const place = document.querySelector("[data-tell]");
const form = place.querySelector("[data-text]");
const text = form.elements.words;
const printed = form.querySelector("[data-print]");
const said = form.querySelector("[data-said]");
const to = place.querySelector("[data-to]");
const wordsOf = (input) => input.parentElement.querySelector("span").textContent.trim();
let composed = "";

const kind = () => place.querySelector("[name=kind]:checked").value;

const parts = () =>
  [...place.querySelectorAll("[data-lines] fieldset")]
    .map((part) => [...part.querySelectorAll("[data-line]:checked")].map(wordsOf).join(" "))
    .filter(Boolean);

function compose() {
  if (kind() === "card") {
    const line = place.querySelector("[data-card-line]:checked");
    return line ? wordsOf(line) : "";
  }
  const name = to.value.trim();
  if (kind() === "message") return [name && `${name},`, ...parts()].filter(Boolean).join(" ");
  const greeting = name && `${to.dataset.greeting} ${name},`;
  return [greeting, ...parts()].filter(Boolean).join("\n\n");
}

// What somebody changed by hand is never thrown away: from then on a line is added or taken out.
function follow(changed) {
  const untouched = text.value === composed;
  composed = compose();
  if (untouched) {
    text.value = composed;
  } else if (changed.matches("[data-line]")) {
    const words = wordsOf(changed);
    if (!changed.checked) text.value = text.value.replace(words, "").trimEnd();
    else if (!text.value.includes(words)) text.value = `${text.value.trimEnd()}\n\n${words}`;
  } else if (changed.matches("[data-card-line]")) {
    text.value = `${text.value.trimEnd()}\n\n${wordsOf(changed)}`.trimStart();
  }
}

place.addEventListener("input", ({ target }) => {
  if (target === text) return;
  const isCard = kind() === "card";
  place.querySelector("[data-lines]").hidden = isCard;
  place.querySelector("[data-card]").hidden = !isCard;
  follow(target);
});

const ready = () => {
  said.textContent = text.value.trim() ? "" : form.dataset.empty;
  if (!text.value.trim()) text.focus();
  return Boolean(text.value.trim());
};

form.querySelector("[data-copy]").addEventListener("click", async () => {
  if (!ready()) return;
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = form.dataset.copied;
  } catch {
    said.textContent = form.dataset.notCopied;
    text.select();
  }
});

form.querySelector("[data-save]").addEventListener("click", () => {
  if (!ready()) return;
  const address = URL.createObjectURL(new Blob([text.value], { type: "text/plain" }));
  const way = document.createElement("a");
  way.href = address;
  way.download = `${form.dataset.file}.txt`;
  way.click();
  URL.revokeObjectURL(address);
});

form.querySelector("[data-print-it]").addEventListener("click", () => ready() && print());
// On paper there is the text and nothing else.
addEventListener("beforeprint", () => {
  printed.textContent = text.value;
  document.body.classList.toggle("prints-text", Boolean(text.value.trim()));
});
form.addEventListener("submit", (event) => {
  if (!ready()) event.preventDefault();
});
