// What a page gains where scripts run; everything works without.
import { once } from "./once.js";
import { upload } from "./upload.js";

document.querySelectorAll("form[data-upload]").forEach(upload);
document.querySelectorAll("form[data-once]:not([data-upload])").forEach(once);
document.querySelector("[data-focus]")?.focus();
