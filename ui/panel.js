// Runs once the source panel is on the page. Given by Gradio: element, trigger(event, data), watch(name, fn).
// One listener serves every link and button, whenever it was drawn: the server draws, this only asks.
window.panelListeners?.abort();
window.panelListeners = new AbortController();
const { signal } = window.panelListeners;
const LINKS = 'a[href*="#src/"], a[href*="#place/"]';
const desk = () => document.getElementById("desk");
let marks = [], opener = null;

const targetOf = (link) => link.dataset.open ?? link.getAttribute("href").split("#").pop();

const reveal = () => {
  const heading = element.querySelector("h2");
  const text = element.querySelector(".source-text");
  const mark = element.querySelector("mark");
  if (text && mark) {
    const offset = mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += offset - text.clientHeight / 3;
  } else if (text) {
    text.scrollTop = 0;
  }
  heading?.focus({ preventScroll: true });
};

const show = (target, from) => {
  for (const link of document.querySelectorAll('[aria-current="location"]')) link.removeAttribute("aria-current");
  if (from?.matches(LINKS)) from.setAttribute("aria-current", "location");
  opener = from ?? opener;
  desk().dataset.source = "open";
  const position = marks.findIndex((link) => targetOf(link) === target) + 1;
  reveal();
  trigger("cite", { target, position, total: position ? marks.length : 0 });
};

const close = () => {
  if (desk().dataset.source !== "open") return;
  delete desk().dataset.source;
  for (const link of document.querySelectorAll('[aria-current="location"]')) link.removeAttribute("aria-current");
  (opener?.isConnected ? opener : document.querySelector("#question textarea"))?.focus();
};

const follow = (link) => {
  // A chip and its line under the answer lead to the same place: it is counted once.
  const message = link.closest(".message, .bot");
  const seen = new Map();
  for (const other of message ? message.querySelectorAll(LINKS) : []) {
    if (!seen.has(targetOf(other))) seen.set(targetOf(other), other);
  }
  marks = [...seen.values()];
  show(targetOf(link), link);
};

const step = (by) => {
  const current = element.querySelector("[data-position]")?.dataset.position;
  const next = marks[Number(current) - 1 + by];
  if (next) show(targetOf(next), next.isConnected ? next : null);
};

const actions = {
  close,
  theme: () => window.toggleTheme?.(),
  ask_remove: (button) => trigger("ask_remove", { document: button.dataset.document }),
  remove: (button) => trigger("remove", { document: button.dataset.document }),
  keep: () => trigger("keep", {}),
};

document.addEventListener("click", (event) => {
  const hit = event.target.closest?.(`${LINKS}, [data-open], [data-do], [data-step], #new-chat`);
  if (!hit) return;
  if (hit.id === "new-chat") { opener = null; close(); return; }
  event.preventDefault();
  if (hit.dataset.step) step(Number(hit.dataset.step));
  else if (hit.dataset.do) actions[hit.dataset.do]?.(hit);
  else if (hit.dataset.open) { marks = []; show(targetOf(hit), element.contains(hit) ? null : hit); }
  else follow(hit);
}, { signal });

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) close();
}, { signal });

// What is copied is what is read: marks as [1], not as links.
document.addEventListener("click", (event) => {
  const row = event.target.closest?.("#chat .message-buttons button")?.closest(".message-buttons").previousElementSibling;
  const said = row?.querySelector(".md");
  if (!said || event.target.closest("button").title !== "Copy message") return;
  const copy = said.cloneNode(true);
  for (const chip of copy.querySelectorAll('a[href*="#src/"]')) chip.textContent = `[${chip.textContent}]`;
  const text = [...copy.children].map((block) => [...(block.matches("ul") ? block.children : [block])]
    .map((line) => line.textContent.trim()).join("\n")).join("\n\n");
  setTimeout(() => navigator.clipboard?.writeText(text).catch(() => {}), 100);
}, { signal, capture: true });

const observer = new MutationObserver(() => {
  const focus = document.querySelector("#listed [data-focus]");
  focus?.removeAttribute("data-focus");
  focus?.focus();
  // Gradio labels each message with its raw Markdown, link targets included; its text reads better.
  for (const message of document.querySelectorAll('#chat [data-testid][aria-label]')) message.removeAttribute("aria-label");
});
observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
signal.addEventListener("abort", () => observer.disconnect());

watch("value", () => requestAnimationFrame(reveal));
