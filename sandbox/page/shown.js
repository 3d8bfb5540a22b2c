// Remembers in the address (#open=1,2) which phones are shown, so that a reload or a link brings the same ones.

const FIRST = 4;
const NARROW = matchMedia("(max-width: 720px)");

export class Shown {
  constructor() {
    const found = /open=([\d,]*)/.exec(location.hash);
    this.ids = found ? found[1].split(",").filter(Boolean).map(Number) : null;
    this.current = this.ids?.[0] ?? null;
  }

  /** On a narrow screen one phone fills it. */
  get narrow() {
    return NARROW.matches;
  }

  onWidth(listener) {
    NARROW.addEventListener("change", listener);
  }

  /** The ids to show, of those who are there; the first few until somebody chose. */
  among(people) {
    const here = [...people];
    const open = (this.ids ?? here.slice(0, FIRST)).filter((id) => here.includes(id));
    if (this.narrow && !open.includes(this.current)) this.current = open[0] ?? here[0] ?? null;
    return this.narrow && this.current !== null && !open.includes(this.current) ? [...open, this.current] : open;
  }

  open(id, people) {
    const open = this.among(people);
    this.current = id;
    this.#keep(open.includes(id) ? open : [...open, id]);
  }

  hide(id, people) {
    const left = this.among(people).filter((other) => other !== id);
    if (this.current === id) this.current = left[0] ?? null;
    this.#keep(left);
  }

  #keep(ids) {
    this.ids = ids;
    history.replaceState(null, "", `#open=${ids.join(",")}`);
  }
}
