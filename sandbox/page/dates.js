// Says times in words, in the sandbox's own time zone (the offset of its calendar), not the browser's.

import { locale } from "./words.js";

let offset = 0;

/** Takes the offset from the calendar: "2026-03-02T08:00:00+03:00" is 10800 seconds. */
export function takeZone(iso) {
  const found = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  offset = found ? Number(`${found[1]}1`) * (Number(found[2]) * 3600 + Number(found[3]) * 60) : 0;
}

export const unixOf = (iso) => Date.parse(iso) / 1000;

const shifted = (unix) => new Date((unix + offset) * 1000);

function parts(unix, options) {
  const list = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).formatToParts(shifted(unix));
  return Object.fromEntries(list.map(({ type, value }) => [type, value]));
}

const format = (unix, options) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(shifted(unix));

export const time = (unix) => format(unix, { hour: "2-digit", minute: "2-digit" });

/** A day's key, "2026-03-02": two messages of one day have the same. */
export const dayOf = (unix) => shifted(unix).toISOString().slice(0, 10);

/** "2 March, Monday"; the year is said where it is not the calendar's. */
export function day(unix, now) {
  const said = parts(unix, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const year = dayOf(unix).slice(0, 4) === dayOf(now).slice(0, 4) ? "" : ` ${said.year}`;
  return `${said.day} ${said.month}${year}, ${said.weekday}`;
}

/** "Monday, 2 March 2026, 08:00". */
export function dayAndTime(unix) {
  const said = parts(unix, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return `${said.weekday}, ${said.day} ${said.month} ${said.year}, ${time(unix)}`;
}

/** "Mon, 2 Mar, 08:00": where there is little room. */
export function shortly(unix) {
  const said = parts(unix, { weekday: "short", day: "numeric", month: "short" });
  return `${said.weekday}, ${said.day} ${said.month.replace(".", "")}, ${time(unix)}`;
}

/** The value of a datetime-local input, and back to ISO 8601 with the calendar's offset. */
export const toInput = (unix) => shifted(unix).toISOString().slice(0, 16);
export function fromInput(value) {
  const size = Math.abs(offset);
  const digits = (number) => String(number).padStart(2, "0");
  return `${value}:00${offset < 0 ? "-" : "+"}${digits(Math.floor(size / 3600))}:${digits((size % 3600) / 60)}`;
}

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function relative(unix, now) {
  const away = Math.round(unix - now);
  const [unit, size] = UNITS.find(([, seconds]) => Math.abs(away) >= seconds) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(away / size), unit);
}

/**
 * A date_time entity as its format asks: "r" alone is relative; w the weekday, d or D the date short or long,
 * t or T the time without or with seconds. https://core.telegram.org/bots/api#date-time-entity-formatting
 * An empty string means that the text stays as it was written.
 */
export function entityTime(unix, asked, now) {
  if (!asked) return "";
  if (asked === "r") return relative(unix, now);
  const options = {
    ...(asked.includes("w") && { weekday: "long" }),
    ...(asked.includes("d") && { day: "2-digit", month: "2-digit", year: "2-digit" }),
    ...(asked.includes("D") && { day: "numeric", month: "long", year: "numeric" }),
    ...(/t/i.test(asked) && { hour: "2-digit", minute: "2-digit" }),
    ...(asked.includes("T") && { second: "2-digit" }),
  };
  return Object.keys(options).length ? format(unix, options) : "";
}
