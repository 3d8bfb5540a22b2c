// Builds DOM nodes: the page never gives text to innerHTML, so a bot's text cannot become markup.

/**
 * An element. `class`, `text`, `on` ({event: listener}) and `data` ({name: value}) are special;
 * other properties become attributes: true is an empty one, null and false leave it out.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") listen(node, value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...present(children));
  return node;
}

/** A real button; its visible text or `aria-label` is its name. */
export function button(properties, ...children) {
  return el("button", { type: "button", ...properties }, ...children);
}

/** Replaces what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

/** Makes these the children without touching those that stand in their place: a moved node loses focus and scroll. */
export function settle(node, ...children) {
  const wanted = present(children);
  for (const child of [...node.childNodes]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, at) => node.childNodes[at] === child || node.insertBefore(child, node.childNodes[at] ?? null));
}

function listen(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
