// An error summary takes the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();
