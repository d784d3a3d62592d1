// Keys on top of pages that work without them. One table of keys; all can be switched off.
"use strict";
(() => {
  const store = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window: kept until the page is left */ } },
  };
  const dialog = document.getElementById("keys");
  const box = dialog?.querySelector("[data-keys-on]");
  let on = store.get("recoupe-keys") !== "off";
  const items = [...document.querySelectorAll("[data-item]")];
  let at = -1;

  const go = (step) => {
    if (!items.length) return;
    items[at]?.classList.remove("current");
    at = Math.min(Math.max(at + step, 0), items.length - 1);
    const item = items[at];
    item.classList.add("current");
    const link = item.querySelector("a, button") || item;
    if (link === item) item.tabIndex = -1;
    link.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const keys = {
    "/": () => {
      const field = document.querySelector('input[type="search"]');
      if (field) field.focus();
      else location.assign(document.querySelector("[data-search]").href);
    },
    j: () => go(1),
    k: () => go(-1),
    "?": () => dialog?.showModal(),
  };
  window.recoupe = { keys }; // other scripts of a page add theirs
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const act = keys[event.key];
    if (!act || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  });
  document.querySelectorAll("[data-keys]").forEach((button) => {
    button.closest("[hidden]")?.removeAttribute("hidden");
    button.addEventListener("click", () => dialog?.showModal());
  });
  if (box) {
    box.checked = on;
    box.addEventListener("change", () => { on = box.checked; store.set("recoupe-keys", on ? "on" : "off"); });
  }
})();
