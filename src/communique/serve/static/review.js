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
