// Where no socket opens, what somebody does goes out as the forms of the page would send it.

const room = document.getElementById("live-room");
const { addresses } = JSON.parse(room.dataset.start);
const token = room.querySelector("[name=csrfmiddlewaretoken]").value;
const POSTED = { say: addresses.messages, mood: addresses.mood, here: addresses.here };

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

async function post(message) {
  const { type, activity, ...fields } = message;
  const body = new URLSearchParams(Object.entries(fields).filter(([, value]) => value != null));
  if (type === "here") body.set("visible", fields.visible ? "1" : "0");
  const answer = await fetch(POSTED[type] ?? `${addresses.activities}${activity}`, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-CSRFToken": token },
  });
  const isAnswer = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (isAnswer) tell("got", await answer.json());
  else if (type !== "here") throw new Error("no answer");
}

room.addEventListener("room:post", ({ detail: message }) => {
  if (!(message.type in POSTED) && message.type !== "act") return;
  post(message).catch(() => tell("unsent", message));
});
