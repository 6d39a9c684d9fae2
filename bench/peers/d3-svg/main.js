// d3 with SVG: paths are written once, one transform moves them, strokes do not scale.

import { select } from "d3-selection";
import { gestures, ownShapes, plane } from "../d3.js";
import * as shared from "../shared.js";

const all = await shared.features();
const frame = document.getElementById("map");
const { clientWidth: width, clientHeight: height } = frame;
const { path, baseZoom } = plane(width, height);

const svg = select(frame).append("svg").attr("width", width).attr("height", height);
const world = svg.append("g").attr("stroke-linejoin", "round");

const draw = (features, look) =>
  world
    .append("g")
    .selectAll("path")
    .data(features)
    .join("path")
    .attr("d", path)
    .attr("vector-effect", "non-scaling-stroke")
    .attr("fill", (feature) => look(feature).fill ?? "none")
    .attr("stroke", (feature) => look(feature).edge)
    .attr("stroke-width", (feature) => look(feature).width)
    .attr("stroke-dasharray", (feature) => look(feature).dashes?.join(" "));

draw(all.land, shared.landLook);
draw(all.islands, () => shared.islands).on("click", (_, { properties }) => shared.choose(properties.id));
draw(all.lines, ({ properties }) => shared.lines[properties.kind]);

let at = { k: 1, x: 0, y: 0 };
svg.call(
  gestures(baseZoom, (transform) => {
    at = transform;
    world.attr("transform", transform);
  }),
);
shared.live({ zoom: () => baseZoom + Math.log2(at.k), position: () => [at.x, at.y] }, (layer) => {
  world
    .selectAll("g.own")
    .data(ownShapes(layer))
    .join("g")
    .attr("class", "own")
    .attr("fill", ({ look }) => look.fill ?? "none")
    .attr("fill-opacity", ({ look }) => look.opacity)
    .attr("stroke", ({ look }) => look.edge)
    .attr("stroke-width", ({ look }) => look.width)
    .attr("stroke-linecap", ({ look }) => look.cap)
    .selectAll("path")
    .data(({ shapes }) => shapes)
    .join("path")
    .attr("d", path)
    .attr("vector-effect", "non-scaling-stroke");
});
