// Runs once the page is there. Given by Gradio: trigger(event, data), which calls the handler of that event.
// The server draws; this only passes on what someone does. Whatever is drawn says by its attributes what it does:
//   data-send="event"  click, form submit or change of a select: the event, with the other data-* and the fields
//   data-open="src/ID/10-20"  the document at a place, in the source panel (also links to #src/... and #doc/...)
//   data-do="name"  something that needs no server: see `actions`
//   data-tip="id"  hovering or focusing shows the text of that hidden element
//   data-url="view=figures&..."  the address of what is shown     data-focus  takes the focus when it is drawn
window.pageListeners?.abort();
window.pageListeners = new AbortController();
const { signal } = window.pageListeners;
const on = (name, what, more = {}) => document.addEventListener(name, what, { signal, ...more });
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const LINKS = 'a[href*="#src/"], a[href*="#place/"]';
const desk = () => document.getElementById("desk");
const shown = (node) => node.getClientRects().length > 0;
const stored = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: for this page only */ } },
};

// --- Sending -------------------------------------------------------------------------------------------------------
const dataOf = (node) => {
  const { send, ...data } = node.dataset;
  const form = node.matches("form") ? node : node.form ?? null;
  if (form) for (const [name, value] of new FormData(form)) {
    data[name] = name in data && all(`[name="${name}"]`, form).length > 1 ? [data[name]].flat().concat(value) : value;
  }
  return data;
};
// Every event there is; Gradio looks for their names in this script.
const EVENTS = [
  "open", "ask", "retry", "edit", "keep_question", "ask_all", "rate",
  "reopen", "list_conversations", "ask_rename", "rename", "ask_forget", "forget",
  "documents", "ask_remove", "keep", "remove", "scope", "cancel", "forget_failures", "figures",
];
const send = (node) => { if (EVENTS.includes(node.dataset.send)) trigger(node.dataset.send, dataOf(node)); };

// --- The source panel ----------------------------------------------------------------------------------------------
let marks = [], opener = null;
const targetOf = (link) => link.dataset.open ?? link.getAttribute("href").split("#").pop();
const unmark = () => { for (const link of all('[aria-current="location"]')) link.removeAttribute("aria-current"); };

const reveal = () => {
  const panel = document.getElementById("source-panel");
  const text = one(".source-text", panel), mark = one("mark.number, mark", panel);
  if (text && mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  else if (text) text.scrollTop = 0;
  one("h2", panel)?.focus({ preventScroll: true });
};

const show = (target, from) => {
  unmark();
  untip();
  if (from?.matches(LINKS)) from.setAttribute("aria-current", "location");
  opener = from ?? opener;
  desk().dataset.source = "open";
  const position = marks.findIndex((link) => targetOf(link) === target) + 1;
  trigger("open", { target, position, total: position ? marks.length : 0 });
};

const close = () => {
  if (desk().dataset.source !== "open") return false;
  delete desk().dataset.source;
  unmark();
  (opener?.isConnected && shown(opener) ? opener : one("#question textarea"))?.focus();
  address();
  return true;
};

const follow = (link) => {
  // A number, its mark and its line under the answer may lead to one place: it is counted once.
  const seen = new Map();
  for (const other of all(LINKS, link.closest("article, .view") ?? link.parentElement)) {
    if (!seen.has(targetOf(other))) seen.set(targetOf(other), other);
  }
  marks = [...seen.values()];
  show(targetOf(link), link);
};

const step = (by) => {
  const current = one("#source-panel [data-position]")?.dataset.position;
  const next = marks[Number(current) - 1 + by];
  if (next) show(targetOf(next), next.isConnected ? next : null);
};

// --- The conversation: finished turns are kept here, so that they are not sent again with each answer ----------------
let newest = null;
const keepTurns = () => {
  const live = one("#turn article.turn"), past = document.getElementById("past");
  if (!live) { newest = null; return; }
  const number = Number(live.dataset.turn);
  if (newest && past && Number(newest.dataset.turn) < number) past.append(newest);
  for (const old of past ? all("article.turn", past) : []) if (Number(old.dataset.turn) >= number) old.remove();
  if (!newest || newest.dataset.turn !== live.dataset.turn) requestAnimationFrame(() => live.scrollIntoView({ block: past?.childElementCount ? "start" : "nearest" }));
  newest = live.cloneNode(true);
};

// What is offered around an answer comes after it, and has its places in it.
const fill = () => {
  const offered = one("#around .around"), live = one("#turn article.turn.done");
  if (!offered?.childElementCount || !live) return;
  if (offered.dataset.for === live.dataset.turn && live.dataset.url === `conversation=${offered.dataset.conversation}`) {
    for (const slot of all("[data-slot]", live)) slot.replaceChildren(...one(`[data-slot="${slot.dataset.slot}"]`, offered)?.childNodes ?? []);
  }
  offered.replaceChildren();
};

const said = (words) => {
  const status = document.getElementById("said");
  if (status) { status.textContent = ""; requestAnimationFrame(() => { status.textContent = words; }); }
};

const copy = (button) => {
  const text = document.getElementById(button.dataset.from)?.value ?? "";
  navigator.clipboard?.writeText(text).then(() => said(button.dataset.done), () => said(button.dataset.failed));
  button.closest("details")?.removeAttribute("open");
};

const download = (button) => {
  const text = document.getElementById(button.dataset.from)?.value ?? "";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: button.dataset.type }));
  link.download = button.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

// Thumbs show at once what was chosen; a second click takes it back.
const rate = (button) => {
  const turn = button.closest("article"), pressed = button.getAttribute("aria-pressed") !== "true";
  for (const other of all(".thumb", turn)) other.setAttribute("aria-pressed", String(other === button && pressed));
  const why = one("form.reason", turn);
  why.hidden = !(pressed && button.dataset.good === "no");
  if (!why.hidden) one("input", why).focus();
  trigger("rate", { turn: button.dataset.turn, good: pressed ? button.dataset.good : "" });
};
const reason = (form) => { send(form); form.hidden = true; said(form.dataset.done); };

// --- What needs no server ------------------------------------------------------------------------------------------
const tab = (number) => all('#main-col [role="tab"]').filter(shown)[number]?.click();
const ask = () => { tab(0); requestAnimationFrame(() => one("#question textarea")?.focus()); };
const side = () => {
  const open = desk().dataset.side !== "open";
  desk().dataset.side = open ? "open" : "closed";
  stored.set("side", desk().dataset.side);
  one('[data-do="side"]')?.setAttribute("aria-expanded", String(open));
  if (open) one("#side button, #side a")?.focus();
};
const help = () => { const dialog = document.getElementById("help"); dialog.open ? dialog.close() : dialog.showModal(); };
const actions = {
  close, copy, download, side, help, ask, rate,
  theme: () => window.toggleTheme?.(),
  link: (button) => navigator.clipboard?.writeText(location.href).then(() => said(button.dataset.done), () => said(button.dataset.failed)),
  keys: (box) => stored.set("keys", box.checked ? "on" : "off"),
};

on("click", (event) => {
  const hit = event.target.closest?.(`${LINKS}, [data-open], [data-do], [data-step], [data-send]`);
  for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.removeAttribute("open");
  if (!hit && event.target.closest?.("details.menu a")) setTimeout(() => { for (const menu of all("details.menu[open]")) menu.removeAttribute("open"); });
  if (!hit || hit.matches("form, select, input[data-send]")) return;
  if (hit.matches("[data-send]") && hit.type === "submit" && hit.form?.dataset.send) return;
  if (!hit.matches("input")) event.preventDefault();
  if (hit.dataset.step) step(Number(hit.dataset.step));
  else if (hit.dataset.do) actions[hit.dataset.do]?.(hit);
  else if (hit.dataset.send) { hit.closest("details.menu")?.removeAttribute("open"); send(hit); }
  else if (hit.dataset.open && !hit.matches(LINKS)) { marks = []; show(targetOf(hit), document.getElementById("source-panel").contains(hit) ? null : hit); }
  else follow(hit);
});
on("submit", (event) => { const form = event.target;
  if (!form.dataset.send) return;
  event.preventDefault();
  if (form.matches(".reason")) reason(form); else send(form);
});
on("change", (event) => {
  const node = event.target.closest?.("select[data-send], input[data-send]") ?? event.target.closest?.("form[data-live]");
  if (node) send(node);
});

// A menu that would hang over the edge of its column is moved back into it.
on("toggle", ({ target }) => {
  const list = target.matches?.("#main-col details.menu[open]") && one("ul", target);
  if (!list) return;
  list.style.translate = "";
  const over = list.getBoundingClientRect().right - document.getElementById("main-col").getBoundingClientRect().right + 16;
  if (over > 0) list.style.translate = `${-over}px`;
}, { capture: true });

// --- Tips ------------------------------------------------------------------------------------------------------------
const tip = Object.assign(document.createElement("div"), { id: "tip", hidden: true, role: "tooltip" });
document.getElementById("tip")?.remove();
(one("main") ?? document.body).append(tip); // in a landmark, as all that is read
let tipped = null;
const untip = () => { tip.hidden = true; tipped = null; };
const showTip = (node) => {
  const about = document.getElementById(node.dataset.tip);
  if (!about) return;
  tipped = node;
  node.setAttribute("aria-describedby", node.dataset.tip);
  tip.replaceChildren(...[...about.childNodes].map((child) => child.cloneNode(true)));
  tip.hidden = false;
  const at = node.getClientRects()[0] ?? node.getBoundingClientRect(), box = tip.getBoundingClientRect();
  const above = at.top - box.height - 8;
  tip.style.top = `${above > 8 ? above : at.bottom + 8}px`;
  tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
};
let leaving = 0;
const enter = (event) => {
  clearTimeout(leaving);
  if (tip.contains(event.target)) return;
  const node = event.target.closest?.("[data-tip]");
  if (node && node !== tipped) showTip(node);
  else if (!node && tipped) leaving = setTimeout(untip, 200);
};
on("mouseover", enter);
on("focusin", enter);
on("scroll", untip, { capture: true, passive: true });

// --- Keys ------------------------------------------------------------------------------------------------------------
const keys = {
  "/": ask, "?": help, n: () => one("#new-chat")?.click(), d: actions.theme, c: side,
  j: () => step(1), k: () => step(-1), 1: () => tab(0), 2: () => tab(1), 3: () => tab(2), 4: () => tab(3),
};
on("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (tipped) untip();
    else if (!one("dialog[open]")) { const menu = one("details.menu[open]"); if (menu) { menu.removeAttribute("open"); one("summary", menu).focus(); } else close(); }
    return;
  }
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]") || stored.get("keys") === "off") return;
  const what = keys[event.key];
  if (what) { event.preventDefault(); what(); }
});

// --- Whenever something is drawn ---------------------------------------------------------------------------------------
const address = () => {
  const parts = [...new Set(all("[data-url]").filter((node) => node.dataset.url && shown(node)).map((node) => node.dataset.url))];
  const query = parts.length ? `?${parts.join("&")}` : "";
  if (query !== location.search && desk().dataset.ready) history.replaceState(history.state, "", location.pathname + query);
};
// Gradio may run this before the rest of the page is there.
const settle = () => {
  desk().dataset.side = innerWidth < 1024 ? "closed" : stored.get("side") ?? (innerWidth >= 1280 ? "open" : "closed");
  one('[data-do="side"]').setAttribute("aria-expanded", String(desk().dataset.side === "open"));
  one('[data-do="keys"]').checked = stored.get("keys") !== "off";
};
let panelDrawn = null;
const drawn = () => {
  if (!desk() || !one('[data-do="keys"]')) return;
  if (!desk().dataset.side) settle();
  fill();
  keepTurns();
  const panel = one("#source-panel .source");
  if (panel && panel !== panelDrawn) {
    panelDrawn = panel;
    if (panel.dataset.position !== undefined) { desk().dataset.source = "open"; requestAnimationFrame(reveal); }
  }
  const focus = one("[data-focus]");
  if (focus) { focus.removeAttribute("data-focus"); focus.focus(); }
  if (one("#brand [data-ready]")) desk().dataset.ready = "yes";
  address();
};
let waiting = 0;
const observer = new MutationObserver(() => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(drawn); });
observer.observe(document.body, { childList: true, subtree: true });
signal.addEventListener("abort", () => observer.disconnect());
drawn();
