/* RPTC. Everything works without this file; it saves loads, keystrokes and surprises. No library, no inline handlers. */
"use strict";
(() => {
  const SAVE_AFTER = 2000, RETRY_AFTER = 5000, RELEASE_AFTER = 8000, WARN_BEFORE = 300;   // ms, ms, s
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const csrf = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  const now = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Makassar" }).format(new Date());

  /* A form is sent once: the second press within its journey does nothing. Back shows it usable again. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
    setTimeout(release, RELEASE_AFTER, form);      /* a file was answered, or the network is gone: press again */
  });
  const release = (form) => { delete form.dataset.sent; form.removeAttribute("aria-busy"); };
  addEventListener("pageshow", () => all("form[data-sent]").forEach(release));

  /* Conditional questions: data-shown-when="name=value|other"; "name=" is an empty answer, "name" any answer. */
  const answer = (form, name) => new FormData(form).getAll(name).map(String);
  const holds = (form, rule) => {
    const [name, wanted] = rule.split("=");
    const given = answer(form, name).filter(Boolean);
    if (wanted === undefined) return given.length > 0;
    return wanted.split("|").some((value) => value ? given.includes(value) : given.length === 0);
  };
  const reveal = (form) => all("[data-shown-when]", form).forEach((part) => { part.hidden = !holds(form, part.dataset.shownWhen); });

  /* "None of these" clears the rest, and the other way round. */
  const exclude = (box) => all(`input[type=checkbox][name="${CSS.escape(box.name)}"]`, box.form)
    .filter((other) => other !== box && box.checked && ("exclusive" in box.dataset || "exclusive" in other.dataset))
    .forEach((other) => { other.checked = false; });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.type === "checkbox") exclude(field);
    if (field.form) reveal(field.form);
  });

  /* Drafts save themselves (H7): data-autosave is the address, or empty for the form's own. */
  class Autosave {
    constructor(form) {
      this.form = form;
      this.line = form.querySelector("[data-save-state]");
      this.kept = this.body();
      form.addEventListener("input", () => this.soon());
      form.addEventListener("change", () => this.soon());
      form.addEventListener("submit", () => this.rest());
      addEventListener("online", () => this.save());
      document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(); });
    }
    body() {
      const data = new FormData(this.form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      data.delete("csrfmiddlewaretoken");
      data.delete("version");
      return new URLSearchParams(data).toString();
    }
    soon(after = SAVE_AFTER) {      /* counted from the first change, so that steady typing is saved too */
      this.timer ??= setTimeout(() => this.save(), after);
    }
    rest() {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    async save() {
      this.rest();
      const body = this.body();
      if (body === this.kept || this.form.dataset.sent) return;
      if (this.busy) return this.soon();
      this.busy = true;
      try {
        const response = await fetch(this.form.dataset.autosave || this.form.action, {
          method: "POST", body: new URLSearchParams(`${body}&autosave=1${this.version()}`), redirect: "error",
          headers: { "X-CSRFToken": csrf(), "X-Autosave": "1" },
        });
        if (!response.ok) throw new Error(response.status);
        this.kept = body;
        this.buildsOn(response.headers.get("X-Version"));
        this.say("saved", ` ${now()} WITA`);
        document.dispatchEvent(new Event("rptc:alive"));
      } catch {
        this.say("failed");
        this.soon(RETRY_AFTER);
      } finally {
        this.busy = false;
      }
    }
    version() {      /* of the draft that this page shows; a save on top of a newer one is refused */
      const field = this.form.elements.version;
      return field ? `&version=${field.value}` : "";
    }
    buildsOn(version) {
      if (version && this.form.elements.version) this.form.elements.version.value = version;
    }
    say(state, more = "") {
      if (!this.line) return;
      this.line.classList.toggle("is-failed", state === "failed");
      this.line.classList.toggle("is-saved", state === "saved");
      const words = this.line.querySelector("span"), text = this.line.dataset[state] + more;
      if (words.textContent !== text) words.textContent = text;
    }
  }

  /* Five minutes before the session ends a dialog asks (H9). Any other page or save of this tab starts the time again. */
  const watch = (dialog) => {
    let timer;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => dialog.showModal(), (dialog.dataset.seconds - WARN_BEFORE) * 1000);
    };
    const stay = () => fetch(dialog.dataset.stay, { method: "POST", headers: { "X-CSRFToken": csrf() } })
      .then((response) => { if (response.ok) start(); else location.reload(); });
    dialog.querySelector("[data-stay-button]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", stay);
    document.addEventListener("rptc:alive", start);
    start();
  };

  /* Leaving quickly must not leave the page one Back away. */
  document.addEventListener("click", (event) => {
    const exit = event.target.closest("[data-exit]");
    if (exit) { event.preventDefault(); location.replace(exit.href); }
    const menu = document.querySelector(".r-menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
    const shown = event.target.closest("[data-show-password]");
    if (shown) showPassword(shown);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all(".r-menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  const showPassword = (button) => {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.setAttribute("aria-pressed", String(show));
  };

  /* htmx: an ended session answers a fragment with the sign-in page; go there as a whole. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseURL.includes("/login/")) { event.detail.shouldSwap = false; location.reload(); }
  });

  /* htmx: what refreshes itself rests while nobody looks at it. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && "whileVisible" in event.detail.elt.dataset) event.preventDefault();
  });

  const begin = (root) => {
    all("form", root).forEach(reveal);
    all("form[data-autosave]", root).forEach((form) => new Autosave(form));
    all("[data-show-password]", root).forEach((button) => { button.hidden = false; });
    all(".r-sub [aria-current]", root).forEach((link) => { link.closest(".r-sub").scrollLeft = link.offsetLeft - 24; });   /* the part one reads is in sight */
    root.querySelector("[data-error-summary]")?.focus();
  };
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) begin(event.detail.elt); });
  begin(document);
  const dialog = document.getElementById("timeout");
  if (dialog) watch(dialog);
})();
