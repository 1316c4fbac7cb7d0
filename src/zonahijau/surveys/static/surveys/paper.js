// Paper at the speed of a numeric keypad: one figure fills a field and goes on; Enter on the last saves.
const form = document.querySelector("[data-keys]");
const fields = [...form.querySelectorAll("input[data-most]")];
const last = form.querySelector("textarea");

fields.forEach((field, index) => {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    const { least, most } = { least: Number(field.dataset.least), most: Number(field.dataset.most) };
    const value = Number(field.value);
    field.toggleAttribute("aria-invalid", false);
    if (field.value && !(value >= least && value <= most)) field.setAttribute("aria-invalid", "true");
    else if (field.value.length === String(most).length || value * 10 > most) (fields[index + 1] ?? last).focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || index === fields.length - 1) return;
    event.preventDefault();
    (fields[index + 1]).focus();
  });
});

const empty = fields.find((field) => !field.value) ?? fields[0];
if (!document.querySelector("[data-focus]")) empty.focus();
