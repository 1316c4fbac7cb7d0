// The tablet in the waiting room: one person after the other, until the survey ends; tablet.js keeps and sends.
const form = document.querySelector("[data-kiosk]");
const start = document.querySelector("[data-start]");
const thanks = document.querySelector("[data-thanks]");
const over = document.querySelector("[data-over]");
const still = document.querySelector("[data-still]");
const unsaved = document.querySelector("[data-unsaved]");
const { isSafe, send } = globalThis.tablet;
const THANKS = 6000; // milliseconds that the thanks stand
const IDLE = 45000; // after which a form that somebody left asks whether anybody is there
const NOTICE = 20000; // and then waits before it is emptied

// -- the end of the survey: nobody is asked any more, and what was kept is still sent -------------------
// The clock of a tablet may be wrong: how far is learnt from the server and remembered.
const SKEW = "survei-jam";
let skew = remembered() || -60000 * new Date().getTimezoneOffset();

function remembered() {
  try {
    return Number(localStorage.getItem(SKEW));
  } catch {
    return 0; // a browser that remembers nothing has the clock of the tablet
  }
}

function learn({ runs, until, now, isFirst }) {
  skew = Date.parse(`${now}Z`) - Date.now();
  try {
    localStorage.setItem(SKEW, skew);
  } catch {
    // see above
  }
  form.dataset.until = until;
  if (!runs) end();
  else if (!over.hidden && form.dataset.pass) goOn();
  else if (!over.hidden && !isFirst) location.replace(form.dataset.home); // a pass comes with the page
}

const isPastLastDay = () => new Date(Date.now() + skew).toISOString().slice(0, 10) >= form.dataset.until;

function end() {
  over.hidden = false;
  start.hidden = true; // who has begun may finish
}

function goOn() {
  over.hidden = true;
  start.hidden = !(form.hidden && thanks.hidden);
}

// -- one person after the other ------------------------------------------------------------------------
let idle = 0;
let back = 0;
let number = ""; // of the answer that is being given: kept or sent twice under it, it counts once
const newNumber = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");

function toStart() {
  clearTimeout(idle);
  clearTimeout(back);
  form.reset();
  form.hidden = thanks.hidden = still.hidden = unsaved.hidden = true;
  start.hidden = !over.hidden;
  if (isPastLastDay()) end();
  else if (location.search) location.replace(form.dataset.home); // the next person finds the usual language
}

function awake() {
  clearTimeout(idle);
  still.hidden = true;
  if (!form.hidden) idle = setTimeout(ask, IDLE);
}

function ask() {
  still.hidden = false;
  idle = setTimeout(toStart, NOTICE);
}

document.querySelector("[data-begin]").addEventListener("click", () => {
  form.reset();
  if (isPastLastDay()) return end();
  number = newNumber();
  start.hidden = true;
  form.hidden = false;
  form.querySelector("[data-step]:not([hidden]) .ask__text").focus();
  awake();
});

document.querySelector("[data-done]").addEventListener("click", toStart);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const mine = number;
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const isKept = await isSafe({ ...given, nomor: mine, izin: form.dataset.pass });
  if (mine !== number || form.hidden) return; // pressed twice, or left meanwhile
  unsaved.hidden = isKept;
  if (!isKept) return;
  clearTimeout(idle);
  form.reset();
  form.hidden = still.hidden = true;
  thanks.hidden = false;
  thanks.focus();
  back = setTimeout(toStart, THANKS);
  send();
});

for (const kind of ["pointerdown", "keydown", "input", "click"]) addEventListener(kind, awake);
form.addEventListener("told", ({ detail }) => learn(detail));
navigator.serviceWorker?.register(form.dataset.worker);
navigator.storage?.persist?.();
start.hidden = !over.hidden; // without scripts it stays out of sight
if (isPastLastDay()) end();
send();
