// Sends the form of a file by itself, so that its progress can be seen; the answer becomes the page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-upload]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  send(form, button);
});

function send(form, button) {
  const bar = form.querySelector("progress");
  const status = form.querySelector("[role=status]");
  const request = new XMLHttpRequest();
  bar.hidden = false;
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = Math.round((100 * event.loaded) / event.total);
    status.textContent = status.dataset.sent.replace("{0}", bar.value);
  });
  const failed = () => {
    bar.hidden = true;
    button.removeAttribute("aria-disabled");
    status.textContent = status.dataset.failed;
  };
  request.addEventListener("load", () => become(request, failed));
  request.addEventListener("error", failed);
  request.addEventListener("abort", failed);
  request.open("POST", form.action);
  request.send(new FormData(form));
}

// The answer is drawn in place, for what it tells on top is told only once; after a redirect the
// address follows.
function become(request, failed) {
  const answer = new DOMParser().parseFromString(request.responseText, "text/html");
  const sheet = answer.querySelector(".sheet");
  if (!sheet) {
    failed();
    return;
  }
  if (request.status < 400 && request.responseURL !== location.href) follow(answer, request.responseURL);
  document.querySelector(".sheet").replaceWith(sheet);
  window.htmx?.process(sheet);
  (document.querySelector("[data-focus]") ?? sheet.querySelector("main")).focus();
}

function follow(answer, address) {
  history.pushState(null, "", address);
  addEventListener("popstate", () => location.reload(), { once: true });
  document.title = answer.title;
  for (const link of answer.querySelectorAll("head link[rel=stylesheet]")) {
    if (!document.querySelector(`link[href="${link.getAttribute("href")}"]`)) document.head.append(link);
  }
}
