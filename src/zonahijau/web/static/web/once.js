// A form is sent once, however often its button is pressed; also a form that came in later.
const buttons = (form) => form.querySelectorAll("button");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]:not([data-upload])")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  buttons(form).forEach((button) => button.setAttribute("aria-disabled", "true"));
});

// Back from the next page the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    buttons(form).forEach((button) => button.removeAttribute("aria-disabled"));
  }
});
