// The tablet in the waiting room: keeps answers under numbers of its own until the server confirms them.
const form = document.querySelector("[data-kiosk]");
const start = document.querySelector("[data-start]");
const thanks = document.querySelector("[data-thanks]");
const over = document.querySelector("[data-over]");
const state = document.querySelector("[data-state]");
const words = (id, n) => document.getElementById(id).innerHTML.trim().replace("#", n);
const THANKS = 6000; // milliseconds that the thanks stand
const IDLE = 60000; // after which a form that somebody left is emptied
const AGAIN = 30000; // between two attempts to send
const AT_ONCE = 50;

// -- what waits, in the tablet's own database; the keys are random, and nothing has a time ---------
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open(`survei-${form.dataset.survey}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("answers", { keyPath: "nomor" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const inStore = async (mode, act) => {
  const transaction = (await opened).transaction("answers", mode);
  const request = act(transaction.objectStore("answers"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
  });
};
const keep = (answer) => inStore("readwrite", (store) => store.put(answer));
const forget = (number) => inStore("readwrite", (store) => store.delete(number));
const waiting = () => inStore("readonly", (store) => store.getAll());

// -- sending -------------------------------------------------------------------------------------------
let isSending = false;
const refused = new Set();

async function post(answers) {
  const response = await fetch(form.dataset.kiosk, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ answers }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function send() {
  if (isSending) return;
  isSending = true;
  try {
    for (;;) {
      const answers = (await waiting()).filter((each) => !refused.has(each.nomor)).slice(0, AT_ONCE);
      if (!answers.length) break;
      const { taken, runs } = await post(answers);
      if (!runs) end();
      for (const { nomor } of answers) {
        if (taken[nomor] === "new" || taken[nomor] === "again") await forget(nomor);
        else refused.add(nomor);
      }
    }
  } catch {
    // no network: the next attempt comes by itself
  } finally {
    isSending = false;
    await tell();
  }
}

async function tell() {
  const count = (await waiting()).length;
  const wrong = refused.size;
  state.textContent = wrong ? words("some-refused", wrong) : count ? words("some-wait", count) : words("all-sent");
  state.dataset.waiting = count;
}

// -- one person after the other ------------------------------------------------------------------------
let idle = 0;
let back = 0;

function toStart() {
  clearTimeout(idle);
  clearTimeout(back);
  form.reset();
  form.hidden = thanks.hidden = true;
  start.hidden = !over.hidden;
  if (isPastLastDay()) end();
  else if (location.search) location.replace(form.dataset.home); // the next person finds the usual language
}

// -- the end of the survey: nobody is asked any more, and what was kept is still sent -------------------
function isPastLastDay() {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return today.map((part) => String(part).padStart(2, "0")).join("-") >= form.dataset.until;
}

function end() {
  over.hidden = false;
  start.hidden = true; // who has begun may finish
}

function awake() {
  clearTimeout(idle);
  if (!form.hidden) idle = setTimeout(toStart, IDLE);
}

document.querySelector("[data-begin]").addEventListener("click", () => {
  form.reset();
  if (isPastLastDay()) return end();
  start.hidden = true;
  form.hidden = false;
  form.querySelector("[data-step]:not([hidden]) .ask__text").focus();
  awake();
});

document.querySelector("[data-done]").addEventListener("click", toStart);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  await keep({ ...answer, nomor: crypto.randomUUID(), izin: form.dataset.pass });
  form.reset();
  form.hidden = true;
  thanks.hidden = false;
  thanks.focus();
  back = setTimeout(toStart, THANKS);
  send();
});

for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, awake);
addEventListener("online", send);
setInterval(send, AGAIN);
navigator.serviceWorker?.register(form.dataset.worker);
navigator.storage?.persist?.();
if (isPastLastDay()) end();
send();
