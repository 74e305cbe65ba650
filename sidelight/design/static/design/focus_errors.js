// A form that came back: move to what needs another look, so that a screen reader says it first.

document.querySelector("form [data-error-summary]")?.focus();
