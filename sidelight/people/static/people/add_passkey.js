// Makes the passkey when the form is sent, and sends the browser's answer along with the name.
import { canUsePasskeys, makePasskey } from "./passkey_words.js";

for (const form of document.querySelectorAll("form[data-new-passkey]")) {
  if (!canUsePasskeys()) continue;
  const said = form.querySelector("[data-said]");

  form.addEventListener("submit", async (pressed) => {
    // Without a name nothing is made: the page that comes back says what is missing.
    if (!form.elements.name.value.trim()) return;
    pressed.preventDefault();
    said.hidden = true;
    try {
      form.elements.credential.value = await makePasskey(JSON.parse(form.dataset.newPasskey));
    } catch (refused) {
      const isKnown = refused.name === "InvalidStateError";
      said.textContent = isKnown ? form.dataset.known : form.dataset.refused;
      said.hidden = false;
      return;
    }
    form.submit();
  });
}
