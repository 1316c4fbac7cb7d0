// The tablet in the waiting room: keeps answers under numbers of its own until the server confirms them.
const form = document.querySelector("[data-kiosk]");
const start = document.querySelector("[data-start]");
const thanks = document.querySelector("[data-thanks]");
const over = document.querySelector("[data-over]");
const still = document.querySelector("[data-still]");
const unsaved = document.querySelector("[data-unsaved]");
const state = document.querySelector("[data-state]");
const words = (id, n) => document.getElementById(id).innerHTML.trim().replace("#", n);
const THANKS = 6000; // milliseconds that the thanks stand
const IDLE = 45000; // after which a form that somebody left asks whether anybody is there
const NOTICE = 20000; // and then waits before it is emptied
const AGAIN = 30000; // between two attempts to send
const PATIENCE = 20000; // with a network that does not answer
const AT_ONCE = 50;

// -- what waits, in the tablet's own database; the keys are random, and nothing has a time ---------
const HERE = form.dataset.survey;
const NAMED = /^survei-([a-z0-9]+)$/;
const databases = new Map();

function database(survey) {
  if (!databases.has(survey)) {
    const opened = new Promise((resolve, reject) => {
      const request = indexedDB.open(`survei-${survey}`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("answers", { keyPath: "nomor" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    opened.then((base) => { base.onclose = () => databases.delete(survey); }, () => databases.delete(survey));
    databases.set(survey, opened);
  }
  return databases.get(survey);
}

async function inStore(survey, mode, act) {
  const base = await database(survey);
  const transaction = base.transaction("answers", mode, { durability: "strict" });
  const request = act(transaction.objectStore("answers"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error); // a full tablet ends here too
  });
}
const keep = (answer) => inStore(HERE, "readwrite", (store) => store.put(answer));
const forget = (survey, number) => inStore(survey, "readwrite", (store) => store.delete(number));
const waiting = (survey) => inStore(survey, "readonly", (store) => store.getAll());

// Surveys that this tablet asked before: what they left here is sent from the page of the next one.
async function surveys() {
  let known = [];
  try {
    known = (await indexedDB.databases?.()) ?? [];
  } catch {
    // a browser that does not tell: only this survey's are sent
  }
  const earlier = known.map(({ name }) => NAMED.exec(name)?.[1]).filter((each) => each && each !== HERE);
  return [HERE, ...earlier];
}

// -- sending -------------------------------------------------------------------------------------------
let isSending = false;
let hasAsked = false; // the server, whether the survey runs
const refused = new Set();

async function post(survey, answers) {
  const giveUp = new AbortController();
  const patience = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const response = await fetch(form.dataset.kiosk.replace(HERE, survey), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ answers }),
      signal: giveUp.signal,
    });
    if (response.status === 404) return { taken: {} }; // the survey was withdrawn
    if (!response.ok) throw new Error(String(response.status));
    return await response.json();
  } finally {
    clearTimeout(patience);
  }
}
const isIn = (taken) => taken === "new" || taken === "again";

async function sendOf(survey) {
  for (;;) {
    const answers = (await waiting(survey)).filter((each) => !refused.has(each.nomor)).slice(0, AT_ONCE);
    const asks = survey === HERE && (!hasAsked || !over.hidden);
    if (!answers.length && !asks) return;
    const said = await post(survey, answers);
    for (const { nomor } of answers) {
      if (isIn(said.taken[nomor])) await forget(survey, nomor);
      else refused.add(nomor);
    }
    if (survey === HERE && said.now) learn(said);
    if (!answers.length) return;
  }
}

async function send() {
  if (isSending) return;
  isSending = true;
  for (const survey of await surveys()) {
    try {
      await sendOf(survey);
    } catch {
      // no network: the next attempt comes by itself
    }
  }
  isSending = false;
  await tell();
}

async function tell() {
  let count = 0;
  try {
    for (const survey of await surveys()) count += (await waiting(survey)).length;
  } catch {
    state.textContent = words("cannot-keep");
    return;
  }
  const wrong = refused.size;
  const said = wrong ? words("some-refused", wrong) : count ? words("some-wait", count) : words("all-sent");
  state.textContent = navigator.serviceWorker ? said : `${words("needs-https")} ${said}`;
  state.dataset.waiting = count;
}

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

function learn({ runs, until, now }) {
  skew = Date.parse(`${now}Z`) - Date.now();
  try {
    localStorage.setItem(SKEW, skew);
  } catch {
    // see above
  }
  form.dataset.until = until;
  if (!runs) end();
  else if (!over.hidden && form.dataset.pass) goOn();
  else if (!over.hidden && hasAsked) location.replace(form.dataset.home); // a pass comes with the page
  hasAsked = true;
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

// On the disk of the tablet; where that is full or locked, with the server at once.
async function isSafe(answer) {
  try {
    await keep(answer);
    return true;
  } catch {
    return post(HERE, [answer]).then(({ taken }) => isIn(taken[answer.nomor]), () => false);
  }
}

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
addEventListener("online", send);
setInterval(send, AGAIN);
navigator.serviceWorker?.register(form.dataset.worker);
navigator.storage?.persist?.();
start.hidden = !over.hidden; // without scripts it stays out of sight
if (isPastLastDay()) end();
send();
