// A button beside each passphrase shows what was typed: it cannot be sent again when it is lost.
for (const input of document.querySelectorAll("input[type=password][data-show]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small show-passphrase";
  button.setAttribute("aria-controls", input.id);

  const turn = (type) => {
    input.type = type;
    button.textContent = type === "password" ? input.dataset.show : input.dataset.hide;
  };
  button.addEventListener("click", () => turn(input.type === "password" ? "text" : "password"));
  // Hidden again before it is sent, so that the browser never keeps it among words typed before.
  input.form?.addEventListener("submit", () => turn("password"));

  turn("password");
  input.after(button);
}
