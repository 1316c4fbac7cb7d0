// Keys at the verifier's desk: they act only on the answer that holds the focus, never while
// somebody types, and can be switched off; the browser remembers that.
const KEY = "zonahijau-desk-keys";
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const ACTS = { s: confirm, k: correct, b: next };

const help = document.querySelector("[data-keys]");
const toggle = help?.querySelector("button");
let isOn = localStorage.getItem(KEY) !== "off";

if (help) {
  help.hidden = false;
  show();
  toggle.addEventListener("click", () => {
    isOn = !isOn;
    localStorage.setItem(KEY, isOn ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", act);
}

function show() {
  toggle.textContent = isOn ? toggle.dataset.off : toggle.dataset.on;
}

function act(event) {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.target.matches(TYPING)) return;
  const question = document.activeElement.closest(".question");
  const acts = ACTS[event.key.toLowerCase()];
  if (!question || !acts) return;
  event.preventDefault();
  acts(question);
}

function confirm(question) {
  const button = question.querySelector("[data-confirm]");
  if (button) button.click();
  else next(question);
}

function correct(question) {
  const details = question.querySelector("[data-correct]");
  if (!details) return;
  details.open = true;
  (details.querySelector("input:checked") ?? details.querySelector("input:not([type=hidden]), textarea")).focus();
}

// The next answer that waits, or simply the next one.
function next(question) {
  const all = [...document.querySelectorAll(".question")];
  const after = all.slice(all.indexOf(question) + 1);
  const target = after.find((each) => each.querySelector("[data-confirm]")) ?? after[0];
  target?.focus();
  target?.scrollIntoView({ block: "start" });
}
