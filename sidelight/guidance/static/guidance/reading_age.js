// Beside an article that is being written: how old one has to be to read it with ease.
// Asked again after each saving; the server measures what was saved.

const place = document.querySelector("[data-reading-age]");

async function measure() {
  if (!place?.dataset.readingAge) return;
  const answer = await fetch(place.dataset.readingAge, { credentials: "same-origin" });
  if (answer.ok) place.innerHTML = await answer.text();
}

measure();
document.addEventListener("w-autosave:success", measure);
