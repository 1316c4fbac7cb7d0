// An open part of the menu closes by Escape, and when the person goes on elsewhere.
const parts = ".top__part, .top__menu";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(`:is(${parts})[open]`)) {
    if (open.contains(document.activeElement)) open.querySelector("summary").focus();
    open.open = false;
  }
});

for (const kind of ["click", "focusin"]) {
  addEventListener(kind, (event) => {
    for (const open of document.querySelectorAll(`:is(${parts})[open]`)) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
}
