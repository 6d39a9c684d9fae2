// A name on the map, painted once: it goes with its place and keeps its size. Degrees keep to the edge along which they stand.

import { paintOne } from "./paint.js";
import { shape } from "./shape.js";

/** What strokes take around a name, px. */
const ROOM = 4;

/** All names of a picture, upon one sheet, a row each. */
export function painted(elements) {
  const ratio = devicePixelRatio;
  const names = elements.map((element) => new Name(element, ratio));
  const sheet = document.createElement("canvas");
  sheet.width = Math.max(1, ...names.map(({ width }) => width));
  sheet.height = Math.max(1, names.reduce((row, { height }) => row + height, 0));
  const context = sheet.getContext("2d");
  let row = 0;
  for (const name of names) {
    name.paint(context, row);
    row += name.height;
  }
  return names;
}

class Name {
  /** @param element a text, or a group of texts with a point and a line that leads to it */
  constructor(element, ratio) {
    Object.assign(this, { element, ratio });
    const matrix = DOMMatrix.fromMatrix(element.getCTM());
    const { x, y, width, height } = element.getBBox();
    this.corner = { x: Math.floor(x - ROOM), y: Math.floor(y - ROOM) };
    [this.width, this.height] = [width, height].map((length) => Math.ceil((length + 2 * ROOM + 2) * ratio));
    this.isTurned = matrix.b !== 0;
    // Letters that stand between two px do so on the sheet too, so that nothing moves when it takes the name's place.
    const rest = (at) => (this.isTurned ? 0 : at - Math.floor(at * ratio) / ratio);
    this.shift = { x: rest(matrix.e), y: rest(matrix.f) };
    this.matrix = matrix.translate(-this.shift.x, -this.shift.y);
    // Its place is that of its point; along an edge, only the way along it counts.
    const isText = element.localName === "text";
    const point = element.querySelector("circle");
    const [cx, cy] = point ? [point.cx.baseVal.value, point.cy.baseVal.value] : isText ? [x, y] : [0, 0];
    this.place = matrix.transformPoint({ x: cx, y: cy });
    this.goes = { x: !element.matches(".degrees > .side"), y: !element.matches(".degrees > .foot") };
  }

  /** Paints it upon the sheet, from this row of px on. */
  paint(context, row) {
    const { element, ratio, shift, corner } = this;
    const seen = { s: 1, x: shift.x - corner.x, y: shift.y - corner.y + row / ratio, ratio };
    for (const part of element.localName === "text" ? [element] : element.children) {
      if (part.localName === "text") write(context, part, seen);
      else for (const drawn of shape(part, new DOMMatrix())) paintOne(context, { ...drawn, outlines: drawn.outlines.map(({ path }) => ({ path })) }, seen);
    }
    Object.assign(this, { sheet: context.canvas, row });
  }

  /** Draws it as the camera sees its place; see `paint`. */
  draw(context, { s, x, y }, ratio) {
    const { a, b, c, d, e, f } = this.matrix;
    const [dx, dy] = [this.goes.x ? this.place.x * (s - 1) + x : 0, this.goes.y ? this.place.y * (s - 1) + y : 0];
    const { width, height, corner, row, sheet } = this;
    // Upon whole px, as sharp as it was painted.
    const stand = (length) => (this.isTurned ? length * ratio : Math.round(length * ratio));
    context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, stand(e + dx), stand(f + dy));
    context.drawImage(sheet, 0, row, width, height, corner.x, corner.y, width / this.ratio, height / this.ratio);
  }
}

/** The letters of a text where the browser has set them, each run in its own font. */
function write(context, text, { x, y, ratio }) {
  context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
  const runs = [];
  let at = 0;
  for (const node of text.childNodes) {
    const said = node.textContent;
    if (said) {
      // A run from right to left begins at its right end.
      const ends = [at, at + said.length - 1].map((index) => text.getExtentOfChar(index).x);
      const from = { x: Math.min(...ends), y: text.getStartPositionOfChar(at).y };
      runs.push({ said, from, style: getComputedStyle(node.nodeType === Node.ELEMENT_NODE ? node : text) });
    }
    at += said.length;
  }
  for (const paints of ["strokeText", "fillText"]) {
    for (const { said, from, style } of runs) {
      if (paints === "strokeText" && style.stroke === "none") continue;
      Object.assign(context, {
        font: `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
        direction: style.direction,
        textAlign: "left",
        letterSpacing: style.letterSpacing === "normal" ? "0px" : style.letterSpacing,
        fillStyle: style.fill,
        strokeStyle: style.stroke,
        lineWidth: parseFloat(style.strokeWidth),
        lineJoin: style.strokeLinejoin,
        miterLimit: 4,
      });
      context.setLineDash([]);
      context[paints](style.textTransform === "uppercase" ? said.toLocaleUpperCase() : said, from.x, from.y);
    }
  }
}
