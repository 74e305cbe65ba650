// Leave quickly: the screen is blank before anything else is tried, so that nobody reads over a shoulder.

const TIMES = 3;
const WITHIN_MS = 2000;

const form = document.querySelector("form[data-leave]");
const neutral = form?.dataset.leave;
const exitAddress = form?.action;
let presses = [];

function blank() {
  document.documentElement.hidden = true;
  document.title = "…";
}

// Nothing that is typed is offered again: browsers put it back into forms, also after a crash.
function emptyForms() {
  for (const each of document.forms) {
    each.setAttribute("autocomplete", "off");
    for (const field of each.elements) {
      if ("defaultValue" in field && field.type !== "hidden") field.defaultValue = field.value = "";
      if ("defaultChecked" in field) field.defaultChecked = field.checked = false;
    }
  }
}

// Whatever a script of ours put aside on this device, under whatever name.
function forget() {
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      window[name].clear();
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}

// From now on this browser is a stranger's, whatever it asks for before the server has heard of it:
// the sign-in itself is out of a script's reach. The server takes the cookie away when it meets it.
function becomeStranger() {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `left=1; path=/; samesite=lax${secure}`;
}

function leave() {
  blank();
  becomeStranger();
  // The answer is not waited for: a slow line must not keep anybody here.
  fetch(exitAddress, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  emptyForms();
  forget();
  document.body.replaceChildren();
  // The place of this page in the history says nothing, and leads to the front page.
  history.replaceState(null, "", "/");
  location.replace(neutral);
}

function countShift(event) {
  if (event.key !== "Shift") presses = [];
  else if (!event.repeat) presses = [...presses, event.timeStamp].slice(-TIMES);
  if (presses.length === TIMES && presses[TIMES - 1] - presses[0] <= WITHIN_MS) leave();
}

// The browser's back button may bring a page back as it was left: show nothing, ask again.
function comeBack(event) {
  if (!event.persisted) return;
  blank();
  location.reload();
}

addEventListener("pageshow", comeBack);
if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", countShift, { capture: true });
}
