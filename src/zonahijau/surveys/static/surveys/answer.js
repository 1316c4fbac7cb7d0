// One question at a time, where scripts run; without them the page asks all of them below each other.
const form = document.querySelector("[data-steps]");
const steps = [...form.querySelectorAll("[data-step]")];
const place = form.querySelector("[data-place]");
const words = (id) => document.getElementById(id).innerHTML.trim();
let here = Math.max(0, steps.findIndex((step) => step.classList.contains("ask--wrong")));

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
  if (isAnswered(steps[here])) {
    show(Math.min(here + 1, steps.length - 1));
    return;
  }
  const step = steps[here];
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

back.addEventListener("click", () => show(here - 1));
next.addEventListener("click", go);

// A finger that chooses goes on by itself; the arrow keys of a keyboard only choose.
form.addEventListener("click", (event) => {
  const isFinger = event.detail > 0 && event.target.matches("input[type=radio]");
  const step = here;
  if (isFinger && here < steps.length - 1) setTimeout(() => here === step && go(), 180);
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.target.matches("textarea, button") && here < steps.length - 1) {
    event.preventDefault();
    go();
  }
});

form.addEventListener("reset", () => setTimeout(() => show(0, false)));
place.hidden = false;
form.dataset.running = "";
show(here, false);
