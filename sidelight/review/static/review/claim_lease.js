// Holds on to a claim while somebody works on it, and lets go when the page is closed.
// The server alone decides who holds what: a late answer here only costs a reload.

const EVERY_MS = 60_000;
const WARN_MS = 120_000;
const LOOK_MS = 10_000;
// Loading a page again closes it first: by then that has reached the server.
const SETTLED_MS = 3_000;

const lease = document.querySelector("[data-lease]");
const says = lease?.querySelector("[data-lease-says]");
const renewForm = lease?.querySelector("[data-lease-renew]");
const whole = Number(lease?.dataset.lease) * 1000;
let endsAt = Date.now() + Number(lease?.dataset.seconds) * 1000;
let renewedAt = Date.now();
let isLost = false;
let isSending = false;

function say(words) {
  if (says.textContent !== words) says.textContent = words;
}

function lose() {
  isLost = true;
  say(lease.dataset.lost);
}

async function renew() {
  renewedAt = Date.now();
  const body = new FormData(renewForm);
  const answer = await fetch(lease.dataset.renewal, { method: "POST", body }).catch(() => null);
  if (!answer) return;
  if (!answer.ok) return lose();
  endsAt = renewedAt + whole;
  say("");
}

function work() {
  if (!isLost && Date.now() - renewedAt >= EVERY_MS) renew();
}

function look() {
  const left = endsAt - Date.now();
  if (left <= 0) lose();
  else if (left <= WARN_MS && !isLost) say(lease.dataset.soon);
}

// Somebody who closes the page has stopped looking: the next moderator need not wait ten minutes.
function letGo() {
  if (isSending || isLost) return;
  const body = new FormData(renewForm);
  body.append("closing", "1");
  navigator.sendBeacon(lease.dataset.release, body);
}

if (lease) {
  for (const activity of ["keydown", "pointerdown", "pointermove", "scroll", "input"]) {
    addEventListener(activity, work, { passive: true });
  }
  renewForm.addEventListener("submit", (event) => {
    event.preventDefault();
    renew();
  });
  for (const form of document.querySelectorAll("main form:not([data-lease-renew])")) {
    form.addEventListener("submit", () => (isSending = true));
  }
  addEventListener("pagehide", letGo);
  setInterval(look, LOOK_MS);
  setTimeout(renew, SETTLED_MS);
}
