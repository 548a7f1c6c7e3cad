// What a text has made of the page: elements, handlers, code, addresses; and what hangs over its column.
() => {
  const bad = [];
  const evil = /ran ?=|evil|data:text|background: ?red|position: ?fixed; ?inset/i;
  const never = "iframe, object, embed, base, video, audio, math, noscript, x-element, img, image, use, animate, link, meta";
  const code = [
    "src", "srcset", "srcdoc", "href", "xlink:href", "action", "formaction", "style", "background", "data", "poster",
    "ping", "content",
  ];
  if (window.ran !== undefined) bad.push(`It ran: ${window.ran}`);
  for (const node of document.body.querySelectorAll("*")) {
    const say = (why) => bad.push(`${why}: ${node.outerHTML.slice(0, 200)}`);
    if (node.matches(never)) say("element");
    if (node.matches("script, style") && (node.closest("main") || evil.test(node.textContent))) say("code");
    if (node.matches("form:not([data-send], [method=dialog]), input[type=password], input[type=image]")) say("form");
    if (["desk", "help", "bus", "topbar"].includes(node.id) && document.querySelectorAll(`#${node.id}`).length > 1) say("id");
    for (const { name, value } of node.attributes) {
      if (name.startsWith("on")) say("handler");
      if (name === "href" && !/^(#|\?|\/(?!\/)|https?:)/.test(value)) say("address");
      if (name === "href" && /^https?:/.test(value) && node.rel !== "noopener noreferrer") say("opener");
      if (code.includes(name) && evil.test(value) && !(name === "href" && /^(#|\?|\/(?!\/)|https?:)/.test(value))) say(name);
    }
  }
  for (const id of ["topbar", "main-col", "side-col", "source-col", "talk", "documents", "figures", "coverage"]) {
    for (const node of document.querySelectorAll(`#${id}, #${id} > .column`)) {
      if (node.clientWidth && node.scrollWidth > node.clientWidth + 1) bad.push(`${id}: ${node.scrollWidth} px in ${node.clientWidth}`);
    }
  }
  return bad;
}
