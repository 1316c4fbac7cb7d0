// Keys at the desk of comments: they act on the comment that holds the focus, never while somebody
// types, and can be switched off; the browser remembers that.
const KEY = "zonahijau-comment-keys";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const ACTS = { t: press("[data-accept]"), k: press("[data-empty]"), p: choose, b: step(1), s: step(-1) };
const REMARKS = [...document.querySelectorAll(".remark")];

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
  // The browser goes to the place in the address first, and that takes the focus away again.
  addEventListener("load", () => setTimeout(() => following()?.focus({ preventScroll: true })));
}

// The comment that the address names, or the first one after the last of a page was coded. Whoever
// has just opened the page begins at its top.
function following() {
  return document.querySelector(".remark:target") ?? (location.hash === "#daftar" ? REMARKS[0] : null);
}

function show() {
  toggle.textContent = isOn ? toggle.dataset.off : toggle.dataset.on;
}

function act(event) {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.target.matches(TYPING)) return;
  const key = event.key.toLowerCase();
  const remark = document.activeElement.closest(".remark");
  if (key === "u") return undo(event);
  if (!ACTS[key] || !(remark || key === "b")) return;
  event.preventDefault();
  ACTS[key](remark);
}

function undo(event) {
  const button = document.querySelector("[data-undo]");
  if (!button) return;
  event.preventDefault();
  button.click();
}

function press(button) {
  return (remark) => remark.querySelector(button)?.click();
}

function choose(remark) {
  const own = remark.querySelector("[data-own]");
  own.open = true;
  own.querySelector("select").focus();
}

function step(by) {
  return (remark) => {
    const there = REMARKS[REMARKS.indexOf(remark) + by];
    there?.focus({ preventScroll: true });
    there?.scrollIntoView({ block: "start" });
  };
}
