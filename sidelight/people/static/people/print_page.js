// Printing needs script; without it, whoever wants paper uses the browser's own menu.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
