// One question at a time, where scripts run; without them the page asks all of them below each other.
const form = document.querySelector("[data-steps]");
const steps = [...form.querySelectorAll("[data-step]")];
const place = form.querySelector("[data-place]");
const words = (id) => document.getElementById(id).innerHTML.trim();
const stepOf = (element) => steps.findIndex((step) => step.contains(element));
let here = Math.max(0, stepOf(form.querySelector(".ask--wrong, [aria-invalid]")));

const ways = document.getElementById("ways").content.firstElementChild.cloneNode(true);
const [back, next] = ways.children;
const isAnswered = (step) => !("needed" in step.dataset) || step.querySelector("input:checked");

function show(number, focus = true) {
  here = number;
  steps.forEach((step, index) => { step.hidden = index !== here; });
  place.textContent = words("place").replace("##", steps.length).replace("#", here + 1);
  const isLast = here === steps.length - 1;
  steps[here].append(ways);
  back.disabled = here === 0;
  next.hidden = isLast;
  if (!focus) return;
  const heading = steps[here].querySelector(".ask__text");
  heading.tabIndex = -1;
  heading.focus();
}

function go() {
  const step = steps[here];
  if (isAnswered(step)) {
    show(Math.min(here + 1, steps.length - 1));
    return;
  }
  let fault = step.querySelector(".field__error");
  if (!fault) {
    fault = document.createElement("p");
    fault.className = "field__error";
    fault.id = `${step.id}-fault`;
    fault.setAttribute("role", "alert");
    step.querySelector("legend").after(fault);
    step.setAttribute("aria-describedby", fault.id);
  }
  fault.textContent = words("choose");
}

// What was amiss in a question goes with its answer, and with the person who left it out.
function mend(step) {
  if (!step.matches("fieldset")) return;
  step.querySelector(".field__error")?.remove();
  step.classList.remove("ask--wrong");
  step.removeAttribute("aria-describedby");
}

back.addEventListener("click", () => show(here - 1));
next.addEventListener("click", go);

// A finger that chooses goes on by itself; the arrow keys of a keyboard only choose.
form.addEventListener("click", (event) => {
  const isFinger = event.detail > 0 && event.target.matches("input[type=radio]");
  const step = here;
  if (isFinger && here < steps.length - 1) setTimeout(() => here === step && go(), 180);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.target.matches("textarea, button, summary") && here < steps.length - 1) {
    event.preventDefault();
    go();
  }
});
form.addEventListener("change", (event) => mend(event.target.closest("[data-step]")));

// The list of faults leads to questions that are out of sight.
document.querySelector(".errors")?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const wanted = link && document.getElementById(link.hash.slice(1));
  if (!wanted || stepOf(wanted) < 0) return;
  event.preventDefault();
  show(stepOf(wanted));
  if (wanted.matches("input")) wanted.focus();
});

// Another language is another page: what was chosen goes along, in this window and this once.
const CARRIED = "survei-terbawa";
document.querySelector(".switch")?.addEventListener("click", () => {
  const given = [...new FormData(form)];
  try {
    sessionStorage.setItem(CARRIED, JSON.stringify({ where: location.pathname, here, given }));
  } catch {
    // a browser that remembers nothing begins anew
  }
});

function carryOn() {
  let before = null;
  try {
    before = JSON.parse(sessionStorage.getItem(CARRIED));
    sessionStorage.removeItem(CARRIED);
  } catch {
    return;
  }
  if (before?.where !== location.pathname) return;
  for (const [name, value] of before.given) {
    const field = form.elements[name];
    if (field && field.type !== "hidden") field.value = value;
  }
  here = Math.min(before.here, steps.length - 1);
}

form.addEventListener("reset", () => {
  steps.forEach(mend);
  setTimeout(() => show(0, false));
});
place.hidden = false;
form.dataset.running = "";
carryOn();
show(here, false);
