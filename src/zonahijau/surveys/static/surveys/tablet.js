// What a tablet keeps and sends: answers under numbers of its own, until the server confirms them.
const form = document.querySelector("[data-kiosk]");
const over = document.querySelector("[data-over]");
const state = document.querySelector("[data-state]");
const words = (id, n) => document.getElementById(id).innerHTML.trim().replace("#", n);
const AGAIN = 30000; // milliseconds between two attempts to send
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
    if (survey === HERE && said.now) tellPage(said);
    if (!answers.length) return;
  }
}

function tellPage(said) {
  form.dispatchEvent(new CustomEvent("told", { detail: { ...said, isFirst: !hasAsked } }));
  hasAsked = true;
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

// On the disk of the tablet; where that is full or locked, with the server at once.
async function isSafe(answer) {
  try {
    await keep(answer);
    return true;
  } catch {
    return post(HERE, [answer]).then(({ taken }) => isIn(taken[answer.nomor]), () => false);
  }
}

addEventListener("online", send);
setInterval(send, AGAIN);
globalThis.tablet = { isSafe, send }; // for the page, see kiosk.js
