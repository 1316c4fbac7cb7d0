// Keys at the desk of comments: they act only on the comment that holds the focus, never while
// somebody types, and can be switched off; the browser remembers that.
const KEY = "zonahijau-comment-keys";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const ACTS = { t: press("[data-accept]"), k: press("[data-empty]"), p: choose, b: next };

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
  (document.querySelector(".remark:target") ?? document.querySelector(".remark")).focus({ preventScroll: true });
}

function show() {
  toggle.textContent = isOn ? toggle.dataset.off : toggle.dataset.on;
}

function act(event) {
  if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.target.matches(TYPING)) return;
  const remark = document.activeElement.closest(".remark");
  const does = ACTS[event.key.toLowerCase()];
  if (!remark || !does) return;
  event.preventDefault();
  does(remark);
}

function press(button) {
  return (remark) => remark.querySelector(button)?.click();
}

function choose(remark) {
  const own = remark.querySelector("[data-own]");
  own.open = true;
  own.querySelector("select").focus();
}

function next(remark) {
  const following = remark.nextElementSibling?.closest(".remark");
  following?.focus();
  following?.scrollIntoView({ block: "start" });
}
