// Deciding by key, by dragging and by selecting words, on top of forms that work without.
"use strict";
(() => {
  const dialog = document.getElementById("merge");
  const shown = document.querySelector("[data-marked]");
  const MARKED = "recoupe-marked";

  const marked = {
    get: () => { try { return JSON.parse(sessionStorage.getItem(MARKED)); } catch { return null; } },
    set: (one) => { try { one ? sessionStorage.setItem(MARKED, JSON.stringify(one)) : sessionStorage.removeItem(MARKED); } catch { /* no storage: the mark is kept until the page is left */ } show(one); },
  };
  // an event as the page names it
  const named = (element) => element && { id: element.dataset.event, title: element.dataset.title };
  const here = () => named(document.activeElement?.closest("[data-event]") || document.querySelector(".current[data-event]") || document.querySelector("[data-this-event]"));

  const show = (one) => {
    if (!shown) return;
    shown.hidden = !one;
    shown.querySelector("[data-marked-title]").textContent = one ? one.title : "";
    document.querySelectorAll("[data-event]").forEach((e) => e.classList.toggle("marked", e.dataset.event === one?.id));
  };

  // ask before two events become one: `keep` takes in `other`
  const ask = (keep, other) => {
    if (!dialog || !keep?.id || !other?.id || keep.id === other.id) return;
    const fill = () => {
      dialog.querySelector("[name=event]").value = keep.id;
      dialog.querySelector("[name=other]").value = other.id;
      dialog.querySelector("[data-keep]").textContent = keep.title;
      dialog.querySelector("[data-other]").textContent = other.title;
    };
    fill();
    dialog.querySelector("[data-swap]").onclick = () => { [keep, other] = [other, keep]; fill(); };
    dialog.showModal();
    dialog.querySelector("[name=why]").focus();
  };
  dialog?.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog?.querySelector("form").addEventListener("submit", () => marked.set(null));
  shown?.querySelector("button").addEventListener("click", () => marked.set(null));

  const keys = window.recoupe?.keys ?? {};
  const reach = (key) => {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (!target) return;
    if (target.matches("summary")) target.parentElement.open = true;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  };
  for (const key of "crpsne") keys[key] = () => reach(key);
  keys.x = () => { const one = here(); if (one) marked.set(marked.get()?.id === one.id ? null : one); };
  keys.m = () => { const one = here(), other = marked.get(); one && other && one.id !== other.id ? ask(one, other) : reach("m"); };
  show(marked.get());

  // a grip on each event of a list: dropped on another one, it asks to merge them
  let dragged = null;
  const rows = dialog ? [...document.querySelectorAll("li[data-event]")] : [];
  for (const row of rows) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.draggable = true;
    grip.textContent = "⠿";
    grip.title = dialog.dataset.grip;
    grip.setAttribute("aria-hidden", "true"); // what it does is done by ticking, and by the keys x and m
    row.prepend(grip);
    grip.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.event);
      event.dataTransfer.setDragImage(row, 0, 0);
    });
    grip.addEventListener("dragend", () => { dragged = null; rows.forEach((r) => r.classList.remove("over")); });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      row.classList.add("over");
    });
    row.addEventListener("dragleave", (event) => { if (!row.contains(event.relatedTarget)) row.classList.remove("over"); });
    row.addEventListener("drop", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      ask(named(row), named(dragged));
    });
  }

  // words selected in an article fill the form: counted in code points of its text, as the server counts
  const text = document.querySelector("[data-text]");
  const form = document.querySelector("[data-pick]");
  const words = (range) => {
    const part = range.cloneContents();
    part.querySelectorAll("a.ref").forEach((reference) => reference.remove());
    return part.textContent;
  };
  const pick = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const said = words(range);
    if (!said.trim()) return;
    const start = [...words(before)].length + [...said].length - [...said.trimStart()].length;
    form.elements.words.value = said.trim().replace(/\s+/g, " ");
    form.elements.start.value = start;
    form.elements.end.value = start + [...said.trim()].length;
  };
  let waiting = 0;
  if (text && form) {
    document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(pick, 120); });
    form.addEventListener("submit", pick);
  }
})();
