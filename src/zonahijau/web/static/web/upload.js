// Sends the form of a file by itself, so that its progress can be seen; the answer replaces the page.
export function upload(form) {
  const bar = form.querySelector("progress");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    bar.hidden = false;
    send(form, show, failed);
  });

  function show(percent) {
    bar.value = percent;
    status.textContent = status.dataset.sent.replace("{0}", percent);
  }

  function failed() {
    bar.hidden = true;
    button.removeAttribute("aria-disabled");
    status.textContent = status.dataset.failed;
  }
}

function send(form, show, failed) {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) show(Math.round((100 * event.loaded) / event.total));
  });
  request.addEventListener("load", () => replacePage(request));
  request.addEventListener("error", failed);
  request.addEventListener("abort", failed);
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function replacePage(request) {
  // A refusal is drawn in place with its message; after a redirect the address follows.
  if (request.responseURL !== location.href && request.status < 400) {
    location.assign(request.responseURL);
    return;
  }
  const answer = new DOMParser().parseFromString(request.responseText, "text/html");
  document.querySelector("main").replaceWith(answer.querySelector("main"));
  document.querySelectorAll("form[data-upload]").forEach(upload);
  document.querySelector("[data-focus]")?.focus();
}
