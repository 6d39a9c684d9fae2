// One shape of a picture: its outline, and how it is filled and stroked.

/** Outlines that were read before: parsed once, as the browser does. */
const known = new WeakMap();

/** The outline of a path, and the box that holds it. */
function read(path) {
  const d = path.getAttribute("d");
  let outline = known.get(path);
  if (outline?.d !== d) {
    const { x, y, width, height } = path.getBBox();
    known.set(path, (outline = { d, path: new Path2D(d), box: [x, y, x + width, y + height] }));
  }
  return outline;
}

/** The outlines of what a shape is made of: a path, a box, a circle, or all paths that it makes use of. */
function outlines(element) {
  switch (element.localName) {
    case "path":
      return [read(element)];
    case "rect": {
      const path = new Path2D();
      path.rect(0, 0, element.width.baseVal.value, element.height.baseVal.value);
      return [{ path }];
    }
    case "circle": {
      const path = new Path2D();
      path.arc(element.cx.baseVal.value, element.cy.baseVal.value, element.r.baseVal.value, 0, 2 * Math.PI);
      return [{ path }];
    }
    case "use":
      return outlines(document.getElementById(element.getAttribute("href").slice(1)));
    default:
      return [...element.children].flatMap(outlines);
  }
}

/** Whether anything is seen of a paint: a colour's fourth number may say that nothing is. */
const isSeen = (paint) => paint !== "none" && !/^[^,]*(,[^,]*){2}, 0\)$/.test(paint);

/** The shape of an element: none where nothing of it is seen. `matrix` leads from its coordinates to the picture's. */
export function* shape(element, matrix) {
  const { fill, stroke, strokeWidth, strokeDasharray, strokeLinecap, strokeLinejoin } = getComputedStyle(element);
  const width = parseFloat(strokeWidth);
  const isStroked = isSeen(stroke) && width > 0;
  if (!isSeen(fill) && !isStroked) return;
  const [, pattern] = /^url\("?#([^")]+)/.exec(fill) ?? [];
  yield {
    outlines: outlines(element),
    matrix,
    fill: isSeen(fill) && (pattern ? tiled(document.getElementById(pattern)) : fill),
    stroke: isStroked && stroke,
    width,
    dashes: strokeDasharray === "none" ? [] : strokeDasharray.split(",").map(parseFloat),
    cap: strokeLinecap,
    join: strokeLinejoin,
  };
}

/** A pattern: its tile in px, what is painted on it, and the matrix that leads from the tile to the shape. */
const tiled = (pattern) => ({
  width: pattern.width.baseVal.value,
  height: pattern.height.baseVal.value,
  shapes: [...pattern.children].flatMap((child) => [...shape(child, new DOMMatrix())]),
  matrix: DOMMatrix.fromMatrix(pattern.patternTransform.baseVal.consolidate().matrix),
});
