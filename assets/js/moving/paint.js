// Shapes upon a canvas. Strokes, dashes and patterns keep their size however near the camera is, as they do in the picture.

/**
 * Paints shapes, from below.
 *
 * @param seen how the picture's px are seen: times `s`, then `x` and `y` further, and `ratio` px of the canvas for each
 * @param spare gives a canvas of the same size, for what is seen through
 */
export function paint(context, shapes, seen, spare) {
  for (const shape of shapes) {
    if (shape.shapes) {
      const canvas = spare();
      paint(canvas.getContext("2d"), shape.shapes, seen, spare);
      context.resetTransform();
      context.globalAlpha = shape.opacity;
      context.drawImage(canvas, 0, 0);
      context.globalAlpha = 1;
    } else {
      paintOne(context, shape, seen);
    }
  }
}

/** Paints one shape: of its outlines those that reach the canvas. */
export function paintOne(context, { outlines, matrix, fill, stroke, width, dashes, cap, join }, { s, x, y, ratio }) {
  const { a, b, c, d, e, f } = matrix;
  const k = s * ratio;
  const to = [a * k, b * k, c * k, d * k, (e * s + x) * ratio, (f * s + y) * ratio];
  context.setTransform(...to);
  // Px of the canvas in one of the shape's own units.
  const unit = Math.hypot(a, b) * k;
  if (fill) context.fillStyle = fill.shapes ? patterned(context, fill, s, ratio) : fill;
  if (stroke) {
    Object.assign(context, { strokeStyle: stroke, lineWidth: (width * ratio) / unit, lineCap: cap, lineJoin: join, miterLimit: 4 });
    context.setLineDash(dashes.map((length) => (length * ratio) / unit));
  }
  for (const { path, box } of outlines) {
    if (box && !reaches(context.canvas, box, to, width * ratio)) continue;
    if (fill) context.fill(path);
    if (stroke) context.stroke(path);
  }
}

/** Whether a box reaches the canvas. Nothing that has one is turned. */
const reaches = ({ width, height }, [left, top, right, bottom], [a, , , d, e, f], room) =>
  left * a + e < width + room && right * a + e > -room && top * d + f < height + room && bottom * d + f > -room;

function patterned(context, { width, height, shapes, matrix }, s, ratio) {
  const tile = document.createElement("canvas");
  // A tile is of whole px, and is then drawn as large as the pattern has it.
  Object.assign(tile, { width: Math.ceil(width * ratio), height: Math.ceil(height * ratio) });
  const on = tile.getContext("2d");
  const [across, down] = [tile.width / width, tile.height / height];
  for (const shape of shapes) paintOne(on, { ...shape, matrix: new DOMMatrix([across, 0, 0, down, 0, 0]), width: shape.width * across }, { s: 1, x: 0, y: 0, ratio: 1 });
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(matrix.scale(1 / s).scale(1 / across, 1 / down));
  return pattern;
}
