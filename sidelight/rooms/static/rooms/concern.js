// Raising a concern in two taps, without leaving the room: one opens the dialog, one sends it.

const room = document.getElementById("live-room");
const dialog = room.querySelector("[data-concern-dialog]");
const form = dialog.querySelector("[data-concern-form]");
const SAID_MS = 12_000;
const state = room.querySelector("[data-deed-state]");

room.addEventListener("click", (event) => {
  const way = event.target.closest("a[data-concern]");
  if (!way || !dialog.showModal) return;
  event.preventDefault();
  form.action = way.href;
  form.elements.key.value = crypto.randomUUID?.() ?? "";
  form.elements.worry.value = "";
  dialog.showModal();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = new FormData(form);
  sent.set(event.submitter.name, event.submitter.value);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(sent),
      headers: { Accept: "application/json" },
    });
    const { said, why } = await answer.json();
    state.textContent = said ?? why;
    setTimeout(() => (state.textContent = ""), SAID_MS);
    dialog.close();
  } catch {
    // Whatever went wrong: the plain page sends it, and says what came of it.
    const needed = document.createElement("input");
    Object.assign(needed, { type: "hidden", name: "needed", value: event.submitter.value });
    form.append(needed);
    form.submit();
  }
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
