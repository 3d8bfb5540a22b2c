// Tells what a link is: a start link to one of the bots, a page of the web, or something only Telegram opens.

const BARE = /^[^\s/:@]+\.[^\s/:@]+/;
const TELEGRAM = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** An address as the browser reads it; a bare "t.me/…" gets its scheme. null: not an address. */
function parse(address) {
  try {
    return new URL(BARE.test(address) ? `https://${address}` : address);
  } catch {
    return null;
  }
}

/**
 * {kind: "start", username, payload} · {kind: "web", href} · {kind: "telegram", href} · {kind: "none"}.
 * Only http, https, mailto and tel count as the web: a javascript: address is nothing.
 */
export function understand(address) {
  const url = parse(address.trim());
  if (!url) return { kind: "none" };
  if (TELEGRAM.has(url.hostname.replace(/^www\./, ""))) return telegramPage(url);
  if (url.protocol === "tg:") return telegramScheme(url);
  if (["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) return { kind: "web", href: url.href };
  return { kind: "none" };
}

function telegramPage(url) {
  const [username, rest] = url.pathname.slice(1).split("/");
  if (!username || rest) return { kind: "web", href: url.href };
  return { kind: "start", username, payload: url.searchParams.get("start") ?? "", href: url.href };
}

function telegramScheme(url) {
  const username = url.searchParams.get("domain");
  if (!/resolve/.test(url.hostname + url.pathname) || !username) return { kind: "telegram", href: url.href };
  return { kind: "start", username, payload: url.searchParams.get("start") ?? "", href: url.href };
}
