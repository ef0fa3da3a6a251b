// What a browser with scripts has besides: nothing here is needed to read or to correct.
// Keys, the list beside a text in step with it, the full tip of every mark, lists that change without a new page.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const say = (() => {
  const live = element("div", { role: "status", "aria-live": "polite", class: "hidden-words" });
  document.body.append(live);
  return (words) => { live.textContent = words; };
})();

// --- Tips: a mark that comes again shows what is told in full where it first stands.

function tipped(article) {
  let shown = null;
  const away = () => { if (shown) { shown.remove(); shown = null; } };
  const show = (mark) => {
    const first = document.getElementById(`${mark.dataset.of}-tip`);
    if (!first) return;
    away();
    shown = element("span", { class: "tip again" }, ...first.cloneNode(true).childNodes);
    mark.prepend(shown);
  };
  article.classList.add("scripted");
  article.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark.m");
    if (!mark) away();
    else if (mark.dataset.of && !mark.contains(shown)) show(mark);
  });
  article.addEventListener("pointerleave", away);
  article.addEventListener("focusin", (event) => { if (event.target.dataset.of) show(event.target); });
  article.addEventListener("focusout", (event) => { if (event.target.dataset.of) away(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
}

// --- The list beside the text, in step with it.

const cardOf = (mark) => {
  const key = (mark.dataset.of || mark.id).replace(/^[mse]-/, "");
  return document.getElementById(`c-${key}`);
};

function inStep(article, record) {
  let here = null;
  const mind = (card, roll = true) => {
    if (!card || card === here) return;
    if (here) here.classList.remove("here");
    here = card;
    card.classList.add("here");
    if (roll && getComputedStyle(record).overflowY === "auto") {
      const room = record.getBoundingClientRect(), box = card.getBoundingClientRect();
      if (box.top < room.top || box.bottom > room.bottom) record.scrollTop += box.top - room.top - room.height / 3;
    }
  };
  article.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("mark.act, mark.speech");
    if (mark) mind(cardOf(mark), false);
  });
  article.addEventListener("focusin", (event) => mind(cardOf(event.target)));
  const marks = $$("mark.act[id], mark.speech[id], .speaker[id]", article);
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    if (article.contains(document.activeElement) || record.matches(":hover, :focus-within")) return;
    const top = marks.find((mark) => seen.has(mark));
    if (top) mind(cardOf(top));
  }, { rootMargin: "0px 0px -55% 0px" });
  for (const mark of marks) watch.observe(mark);
}

// --- Keys.

const shownMarks = () => $$(".text mark[id], .text .speaker[id] a").filter((one) => {
  if (!one.getClientRects().length) return false;
  const box = ["encounter", "undertaking", "stance", "courtesy", "speech", "who", "body", "thing"]
    .find((kind) => one.classList.contains(kind));
  const filter = box && document.getElementById(`f-${box}`);
  return !filter || filter.checked;
});

function step(by) {
  const marks = shownMarks();
  if (!marks.length) return;
  const now = marks.indexOf(document.activeElement);
  let next;
  if (now >= 0) next = marks[now + by];
  else {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > 60);
    next = by > 0 ? marks[below < 0 ? 0 : below] : marks[(below < 0 ? marks.length : below) - 1];
  }
  if (!next) { say(by > 0 ? "That was the last mark." : "That was the first mark."); return; }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

function across() {
  const at = document.activeElement;
  if (at && at.matches(".text mark")) {
    const card = cardOf(at);
    if (!card) return;
    const details = $("details", card);
    if (details) details.open = true;
    (($("summary", card)) || $("a", card)).focus();
    card.scrollIntoView({ block: "nearest" });
    return;
  }
  const link = at && at.closest(".card") && $("a[href^='#']", at.closest(".card"));
  const mark = link && document.getElementById(link.hash.slice(1));
  if (mark) {
    (mark.matches("mark") ? mark : $("a", mark) || mark).focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }
}

const KEYS = [
  ["j", "Next mark", () => step(1), () => $(".text")],
  ["k", "The mark before", () => step(-1), () => $(".text")],
  ["c", "From a mark to its card, and back", across, () => $(".record")],
  ["/", "Filter the list, or search", () => ($("#narrow") || $("main [type=search]") || $("#bar-words")).focus()],
  ["n", "Next part of the list", () => follow("a[rel=next]"), () => $("a[rel=next]")],
  ["p", "The part before", () => follow("a[rel=prev]"), () => $("a[rel=prev]")],
  ["?", "These keys", help],
];

function follow(selector) {
  const link = $(selector);
  if (link) link.click();
}

function help() {
  const old = $("dialog.help");
  if (old) { old.close(); return; }
  const list = element("dl");
  for (const [key, words, , where] of KEYS) {
    if (!where || where()) list.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, words));
  }
  list.append(element("dt", {}, element("kbd", {}, "Esc")), element("dd", {}, "Close a tip, leave a field"));
  const close = element("button", { class: "first" }, "Close");
  const dialog = element("dialog", { class: "help", "aria-labelledby": "help-title" }, element("h2", { id: "help-title" }, "Keys"), list, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if ($("dialog[open]")) return;
  const found = KEYS.find(([key, , , where]) => key === event.key && (!where || where()));
  if (!found) return;
  event.preventDefault();
  found[2]();
});

function hint() {
  const end = $(".end p");
  if (!end) return;
  const button = element("button", { class: "quiet", type: "button" }, "Keys: press ?");
  button.addEventListener("click", help);
  end.append(" ", button);
}

// --- Words that are selected can be cited: the address that shows their place.

// The place of an end of a selection in the text, in code points, as the record counts them.
function placeOf(node, offset) {
  const block = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-at]");
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const part = element("div", {}, range.cloneContents());
  for (const tip of $$(".tip", part)) tip.remove();
  return Number(block.dataset.at) + [...part.textContent].length + $$(".sign", part).length;
}

function citing(article) {
  const link = element("a");
  const copy = element("button", { type: "button" }, "Copy the address");
  const bar = element("p", { class: "citing" }, "Cite: ", link, " ", copy);
  bar.hidden = true;
  $("main").append(bar);
  copy.addEventListener("click", () => navigator.clipboard?.writeText(link.href).then(() => say("Copied.")));
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (bar.contains(document.activeElement)) return;
    bar.hidden = true;
    if (chosen.isCollapsed || !article.contains(chosen.anchorNode) || !article.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    link.href = `${location.pathname.replace(/\/original$/, "")}?at=${start}-${end}#at`;
    link.textContent = `these words (${start}–${end})`;
    bar.hidden = false;
  });
}

// --- The list beside a text, narrowed by words.

function narrowed(record) {
  if (!$(".card", record)) return;
  const input = element("input", { type: "search", id: "narrow", placeholder: "Filter the list ( / )", "aria-label": "Filter the list" });
  const cards = $$(".card", record);
  const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const card of cards) {
      card.hidden = !wanted.every((word) => words.get(card).includes(word));
      if (!card.hidden) left += 1;
    }
    say(`${left} of ${cards.length}`);
  });
  record.prepend(input);
}

// --- Lists that change without a new page: the answer to a form, or to a link to another part, replaces them.

// What a form's answer replaces: the list it names, else all that stands beside the form.
function renewed(form, page) {
  const fresh = (nodes) => nodes.map((node) => document.importNode(node, true));
  const id = form.dataset.list;
  if (id) {
    const list = page.getElementById(id);
    if (!list) return false;
    document.getElementById(id).replaceChildren(...fresh([...list.childNodes]));
    return true;
  }
  const main = $("main"), other = $("main", page);
  const same = other && $$("form.filters", other).find((one) => one.getAttribute("action") === form.getAttribute("action"));
  if (!same || form.parentElement !== main || same.parentElement !== other) return false;
  const nodes = [...other.childNodes], at = nodes.indexOf(same);
  for (const node of [...main.childNodes]) if (node !== form) node.remove();
  form.before(...fresh(nodes.slice(0, at)));
  form.after(...fresh(nodes.slice(at + 1)));
  return true;
}

function replaced(form) {
  const place = form.dataset.list ? document.getElementById(form.dataset.list) : $("main");
  let running = null;
  const load = async (address) => {
    running?.abort();
    running = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } });
      if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new Error("no page");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!renewed(form, page)) throw new Error("another page");
      history.pushState({}, "", address);
      asked = location.pathname + location.search;
      document.title = page.title;
      say($(".aside, .empty", place)?.textContent || page.title);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    } finally {
      place.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    load(form.getAttribute("action") + (String(given) ? `?${given}` : ""));
  });
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[rel=next], a[rel=prev]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.href).then(() => place.scrollIntoView({ block: "start" }));
  });
  let asked = location.pathname + location.search;
  addEventListener("popstate", () => { if (location.pathname + location.search !== asked) location.reload(); });
}

// Only where the form asks for the page itself, and no other script counts on what is replaced.
const own = (form) => form.getAttribute("action") === location.pathname && document.scripts.length === 1;

// --- Long work shows that it goes on.

function patient(form) {
  form.addEventListener("submit", () => {
    const words = form.dataset.long;
    form.append(element("p", { role: "status" }, `${words} … `, element("progress", { "aria-label": words })));
  });
  addEventListener("pageshow", (event) => { if (event.persisted) $("[role=status] progress", form)?.parentElement.remove(); });
}

const article = $(".reading .text, .beside .text");
const record = $(".reading .record");
if (article) tipped(article);
if (article && location.pathname.includes("/documents/")) citing(article);
if (article && record) {
  inStep(article, record);
  narrowed(record);
}
const cited = document.getElementById("at") || document.getElementById("in-source");
if (cited && !location.hash) scrollTo(0, scrollY + cited.getBoundingClientRect().top - innerHeight / 3);
for (const form of $$("main form.filters:not([method=post])").filter(own)) replaced(form);
for (const form of $$("form[data-long]")) patient(form);
hint();
