// The few signs of the page, drawn here so that nothing is fetched.

const SHAPES = {
  attach: ["M8 12.5l6.2-6.2a3 3 0 0 1 4.3 4.3l-8.2 8.2a5 5 0 0 1-7.1-7.1L11 4"],
  bell_off: ["M9 18h6", "M6 16V11a6 6 0 0 1 9-5.2", "M18 11v5H8", "M4 4l16 16"],
  bolt: ["M13 3L5 14h6l-1 7 8-11h-6z"],
  calendar: ["M5 6h14v14H5z", "M5 10h14", "M9 3v4", "M15 3v4"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  copy: ["M9 9h10v11H9z", "M15 9V4H5v11h4"],
  dots: ["M12 5.5v.01", "M12 12v.01", "M12 18.5v.01"],
  down: ["M12 5v14", "M6 13l6 6 6-6"],
  download: ["M12 4v11", "M7 11l5 5 5-5", "M5 20h14"],
  edit: ["M5 19l1-4L16 5l3 3L9 18z"],
  file: ["M7 3h7l4 4v14H7z", "M14 3v4h4"],
  forward: ["M14 6l6 6-6 6", "M20 12H9a5 5 0 0 0-5 5v1"],
  image: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4", "M15.5 8.5v.01"],
  menu: ["M5 7h14", "M5 12h14", "M5 17h14"],
  mic: ["M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4z", "M6.5 11a5.5 5.5 0 0 0 11 0", "M12 16.5V20"],
  open: ["M13 5h6v6", "M19 5l-9 9", "M17 14v5H5V7h5"],
  person: ["M12 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z", "M5 20a7 7 0 0 1 14 0"],
  pin: ["M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11z", "M12 10v.01"],
  plus: ["M12 5v14", "M5 12h14"],
  reply: ["M10 6l-6 6 6 6", "M4 12h11a5 5 0 0 1 5 5v1"],
  send: ["M4 12l16-8-6 16-3-7z"],
  smile: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z", "M9 10v.01", "M15 10v.01", "M8.5 14a4.5 4.5 0 0 0 7 0"],
};

const SVG = "http://www.w3.org/2000/svg";

/** A decorative sign: the button around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  for (const shape of SHAPES[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}
