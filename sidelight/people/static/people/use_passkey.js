// The button that answers with a passkey is shown only where the browser can.
import { askPasskey, canUsePasskeys } from "./passkey_words.js";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!canUsePasskeys()) continue;
  form.hidden = false;
  const said = form.querySelector("[data-said]");

  form.addEventListener("submit", async (pressed) => {
    pressed.preventDefault();
    said.hidden = true;
    try {
      form.elements.credential.value = await askPasskey(await challengeFor(form));
    } catch {
      // Whoever closed the browser's own window did so on purpose: say it calmly and stay.
      said.textContent = form.dataset.refused;
      said.hidden = false;
      return;
    }
    form.submit();
  });
}

/** On the sign-in page the challenge is fetched when the button is pressed: most never press it. */
async function challengeFor(form) {
  if (!form.dataset.challenge) return JSON.parse(form.dataset.passkey);
  const answer = await fetch(form.dataset.challenge, { headers: { Accept: "application/json" } });
  return answer.json();
}
