// Single keys for the desk. A key only moves the focus: nothing is ever decided by one key.
// They rest while somebody types, and can be switched off (WCAG 2.1.4).

const REMEMBERED = "sidelight-desk-keys";
const list = document.querySelector("[data-keys]");
const onOff = list?.querySelector("[data-keys-on]");
const rows = [...document.querySelectorAll(".queue a")];

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(REMEMBERED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function show(on) {
  for (const hint of document.querySelectorAll("[data-when-keys]")) hint.hidden = !on;
  for (const target of document.querySelectorAll("[data-key]")) {
    if (on) target.setAttribute("aria-keyshortcuts", target.dataset.key);
    else target.removeAttribute("aria-keyshortcuts");
  }
}

function isTyping(element) {
  if (element.isContentEditable) return true;
  if (element.tagName === "INPUT") return !["checkbox", "radio", "button", "submit"].includes(element.type);
  return ["TEXTAREA", "SELECT"].includes(element.tagName);
}

function step(by) {
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement);
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), rows.length - 1);
  rows[next].focus();
}

function openList() {
  list.open = true;
  list.querySelector("summary").focus();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!onOff.checked || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  const target = /^[a-z]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
  if (key === "?") openList();
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (target) target.focus();
  else return;
  event.preventDefault();
}

if (onOff) {
  list.hidden = false;
  onOff.checked = remembered();
  show(onOff.checked);
  onOff.addEventListener("change", () => {
    remember(onOff.checked);
    show(onOff.checked);
  });
  document.addEventListener("keydown", press);
}
