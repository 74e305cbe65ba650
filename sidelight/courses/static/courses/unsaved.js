// Whoever leaves a page with words that are not kept is asked first. Nothing is stored in the
// browser: the device may be shared.

for (const form of document.querySelectorAll("form[data-unsaved]")) {
  // A form that came back with something to put right holds words that are kept nowhere.
  let unsaved = form.querySelector("[data-error-summary]") !== null;
  form.addEventListener("input", () => { unsaved = true; });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (leaving) => {
    if (unsaved) leaving.preventDefault();
  });
}
