// How a member said they are: what they chose stands there, and can be changed with another tap.

const room = document.getElementById("live-room");
const { words } = JSON.parse(room.dataset.start);
const NEEDS_SOMEBODY = "need_somebody";

room.addEventListener("room:done", ({ detail: { activity, fields } }) => {
  const card = room.querySelector("[data-mood-card]");
  if (activity !== "mood" || !card) return;
  for (const button of card.querySelectorAll("[name=value]")) {
    button.setAttribute("aria-pressed", String(button.value === fields.value));
  }
  const said = words.said.you_said.replace("%(value)s", words.moods[fields.value]);
  card.querySelector("[data-mood-said]").textContent = said;
  const needs = fields.value === NEEDS_SOMEBODY;
  card.querySelector("[data-needs-somebody]").hidden = !needs;
  // What happens now has to be read: then it stays open.
  if (!needs) {
    card.open = false;
    card.querySelector("summary").focus();
  }
});
