// What unfolds where it stands becomes a dialog: the page behind it rests, Escape closes it.

for (const details of document.querySelectorAll("details[data-dialog]")) {
  const summary = details.querySelector("summary");
  const body = details.querySelector(".asks-body");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", body.querySelector("h2").id);
  dialog.append(...body.childNodes);

  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = summary.className;
  opener.setAttribute("aria-haspopup", "dialog");
  opener.append(...summary.childNodes);
  opener.addEventListener("click", () => dialog.showModal());

  // A form that only closes: <form method="dialog">, or a tap on what lies behind.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  details.replaceWith(opener, dialog);
}
