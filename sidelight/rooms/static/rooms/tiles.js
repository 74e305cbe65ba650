// Each member as the leaders see them: here or not, writing, quiet for how long, what waits.

const room = document.getElementById("live-room");
const { words, members } = JSON.parse(room.dataset.start);
const WRITING_MS = 6000;
const QUIET_MINUTES = 5;
const people = {};
const writing = {};

const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");

function facts(one) {
  const said = words.tiles;
  const where = one.dropped ? "dropped" : one.here ? "here" : "not_here";
  const found = [said[one.stepped_out ? "stepped_out" : where]];
  for (const name of ["in_quiet_time", "is_held", "aside"]) if (one[name]) found.push(said[name]);
  if (one.here && one.quiet_minutes >= QUIET_MINUTES) found.push(filled(said.quiet, { n: one.quiet_minutes }));
  if (one.mood) found.push(filled(said.mood, { value: words.moods[one.mood] }));
  if (one.held) found.push(filled(said.held, { n: one.held }));
  if (one.noticed) found.push(said.noticed);
  if (one.writing) found.push(said.writing);
  return found;
}

function draw(place) {
  const tile = room.querySelector(`[data-tile="${place}"]`);
  const one = people[place];
  if (!tile || !one || one.here === undefined) return;
  tile.classList.toggle("is-away", !one.here);
  tile.classList.toggle("is-dropped", Boolean(one.dropped && !one.stepped_out));
  tile.querySelector("[data-facts]").replaceChildren(
    ...facts(one).flatMap((fact) => {
      const part = document.createElement("span");
      part.textContent = fact;
      return [part, " "];
    }),
  );
  for (const button of room.querySelectorAll(`[data-for="${place}"] [data-when]`)) {
    button.hidden = Boolean(one[button.dataset.when]) === "off" in button.dataset;
  }
}

// Two leaders have to be here, or everything is held: who is, stands above the members.
function leaders() {
  const here = Object.keys(members).filter((place) => members[place].part === "leader" && people[place]?.here);
  const names = here.map((place) => members[place].name).join(", ");
  room.querySelector("[data-leaders-here]").textContent = names && filled(words.said.leaders_here, { names });
}

function isWriting(place) {
  clearTimeout(writing[place]);
  writing[place] = setTimeout(() => {
    people[place] = { ...people[place], writing: false };
    draw(place);
  }, WRITING_MS);
}

function got(told) {
  // Whoever was given a place since this page was loaded has no tile and no line on it.
  if (Object.keys(told).some((place) => !members[place])) room.querySelector("[data-newcomers]").hidden = false;
  for (const [place, one] of Object.entries(told)) {
    people[place] = { ...people[place], ...one };
    if (one.writing) isWriting(place);
    draw(place);
  }
  leaders();
}

// Whoever has sent something is not writing it any more.
function spoke({ from }) {
  if (!people[from]?.writing) return;
  people[from].writing = false;
  draw(from);
}

// A moment or a mood is told by itself, before the next look round.
function told({ from, what, value }) {
  const one = people[from] ?? { here: true };
  if (what === "moment" || what === "back") one.stepped_out = what === "moment";
  if (what.startsWith("mood_")) one.mood = value;
  people[from] = one;
  draw(from);
}

room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "told") told(detail);
  if (detail.type === "said" || detail.type === "held") spoke(detail);
  if (detail.type === "presence") got(detail.people);
  if (detail.type === "standing" && detail.presence) got(detail.presence.people);
});
// What was just done shows at once; the next look round says the same.
const AT_ONCE = {
  aside: { aside: true }, end_aside: { aside: false }, hold_person: { is_held: true },
  let_go: { is_held: false }, time_out: { in_quiet_time: true }, end_time_out: { in_quiet_time: false },
};
room.addEventListener("room:done", ({ detail: { activity, fields } }) => {
  if (!(activity in AT_ONCE)) {
    if (activity === "out") room.querySelector(`[data-tile="${fields.place}"]`)?.remove();
    return;
  }
  people[fields.place] = { here: true, ...people[fields.place], ...AT_ONCE[activity] };
  draw(fields.place);
  if (activity === "aside") room.dispatchEvent(new CustomEvent("room:show", { detail: `line:${fields.place}` }));
});
