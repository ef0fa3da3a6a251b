// Selecting words in the text fills the field that was used last. Without this, words are typed or pasted.
let last = null;
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".place .words")) last = event.target.closest(".place");
});
function taken(source) {
  const { selectionStart: start, selectionEnd: end, value } = source;
  if (!last || start === end) return;
  last.querySelector(".words").value = value.slice(start, end);
  last.querySelector("[name$='.units']").value = String(start); // in units of UTF-16: the server counts code points
  last.querySelector("[name$='.at']").value = "";
}
for (const source of document.querySelectorAll("textarea.source")) {
  // A text that cannot be changed has no cursor: with one, words are selected by keys too.
  source.readOnly = false;
  source.setAttribute("aria-readonly", "true");
  source.addEventListener("beforeinput", (event) => event.preventDefault());
  source.addEventListener("select", () => taken(source));
}
for (const words of document.querySelectorAll(".place .words")) {
  words.addEventListener("input", () => { words.closest(".place").querySelector("[name$='.units']").value = ""; });
  const grow = () => { words.rows = Math.min(8, 1 + Math.floor(words.value.length / 48)); };
  grow();
  words.addEventListener("input", grow);
}

// Words selected in the marked text: what may be added there. The blocks of the text are in its order; where each begins
// stands beside them, in units of UTF-16.
const NOT_TEXT = ".tip, .speaker";
function lengthTo(block, node, offset) {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  copy.querySelectorAll(NOT_TEXT).forEach((one) => one.remove());
  return copy.textContent.length + copy.querySelectorAll(".sign").length;
}
function offered(judging) {
  const article = judging.querySelector("article");
  const blocks = [...article.querySelectorAll("p, h2")];
  const starts = judging.dataset.starts.split(" ").map(Number);
  const bar = document.createElement("p");
  bar.className = "offer notice";
  bar.hidden = true;
  judging.append(bar);
  const at = (node, offset) => {
    const block = (node.nodeType === 1 ? node : node.parentElement).closest("p, h2");
    const number = blocks.indexOf(block);
    return number < 0 ? null : starts[number] + lengthTo(block, node, offset);
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !article.contains(selection.anchorNode) || !article.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0);
    const begin = at(range.startContainer, range.startOffset);
    const end = at(range.endContainer, range.endOffset);
    if (begin === null || end === null || end <= begin) return;
    bar.replaceChildren("Add here: ");
    for (const [kind, words] of [["act", "an act"], ["statement", "a statement"], ["entity", "somebody or something"]]) {
      const link = document.createElement("a");
      link.href = `${judging.dataset.add}${kind}?begin=${begin}&end=${end}`;
      link.textContent = words;
      bar.append(link, " ");
    }
    bar.hidden = false;
  });
}
document.querySelectorAll(".judging[data-starts]").forEach(offered);
