// d3 with canvas: paths are kept as Path2D, one for each look, and all is drawn anew at most once a frame.

import { select } from "d3-selection";
import { gestures, ownShapes, plane } from "../d3.js";
import * as shared from "../shared.js";

const all = await shared.features();
const frame = document.getElementById("map");
const { clientWidth: width, clientHeight: height } = frame;
const { path, baseZoom } = plane(width, height);

const canvas = select(frame).append("canvas").attr("width", width * devicePixelRatio).attr("height", height * devicePixelRatio);
canvas.style("width", `${width}px`).style("height", `${height}px`);
const context = canvas.node().getContext("2d", { alpha: false });

function traced(shape) {
  const traced = new Path2D();
  path.context(traced)(shape);
  return traced;
}

const together = (features) => [traced({ type: "FeatureCollection", features })];

const layers = [
  ...[...Object.values(shared.land), shared.otherLand].map((look) => ({ look, paths: together(all.land.filter((feature) => shared.landLook(feature) === look)) })),
  ...all.islands.map((island) => ({ look: shared.islands, paths: together([island]), id: island.properties.id })),
  ...all.lines.map((line) => ({ look: shared.lines[line.properties.kind], paths: together([line]) })),
];

let at = { k: 1, x: 0, y: 0 };
let asked = 0;

function draw() {
  asked = 0;
  const dpr = devicePixelRatio;
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.fillStyle = shared.sea;
  context.fillRect(0, 0, width, height);
  context.setTransform(dpr * at.k, 0, 0, dpr * at.k, dpr * at.x, dpr * at.y);
  context.lineJoin = "round";
  for (const { look, paths } of layers) {
    context.lineWidth = look.width / at.k;
    context.strokeStyle = look.edge;
    context.lineCap = look.cap ?? "butt";
    context.setLineDash((look.dashes ?? []).map((px) => px / at.k));
    if (look.fill) context.fillStyle = look.fill;
    for (const path of paths) {
      if (look.fill) {
        context.globalAlpha = look.opacity ?? 1;
        context.fill(path);
        context.globalAlpha = 1;
      }
      context.stroke(path);
    }
  }
}

canvas.call(
  gestures(baseZoom, (transform) => {
    at = transform;
    asked ||= requestAnimationFrame(draw);
  }),
);
canvas.on("click", ({ offsetX, offsetY }) => {
  const [x, y] = [offsetX * devicePixelRatio, offsetY * devicePixelRatio];
  const pressed = layers.find(({ id, paths }) => id && context.isPointInPath(paths[0], x, y));
  if (pressed) shared.choose(pressed.id);
});
draw();
shared.live({ zoom: () => baseZoom + Math.log2(at.k), position: () => [at.x, at.y] }, (layer) => {
  layers.push(...ownShapes(layer).map(({ shapes, look }) => ({ look, paths: shapes.map(traced) })));
  draw();
});
