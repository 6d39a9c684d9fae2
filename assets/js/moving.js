// The map while it moves. Its picture, which is the document, rests; over it lies a canvas. The shapes are painted once upon a buffer that
// is larger than the map, and with each frame the buffer is drawn upon the canvas where and as large as the camera has it. Names are
// painted once too; they go with their places and keep their size. When the map rests the picture is drawn for its camera, and the
// canvas goes away.
//
// A camera is `{ k, x, y }`: px per unit of the plane, and where on the map the plane's corner is, in px.

import { listed } from "./moving/list.js";
import { paint } from "./moving/paint.js";

/** How much of the map's width and height the buffer has on each side. */
const MARGIN = 0.3;

/** While the camera comes nearer or goes further, the buffer is painted so many steps of zoom ahead, so that it serves for long. */
const AHEAD = 0.5;

/** How much smaller and how much larger than it was painted the buffer may be shown. */
const STRETCH = { least: 1 / (1 + 2 * MARGIN), most: 2 ** AHEAD };

/** No buffer has more px than this: on a large and fine screen it is painted coarser. */
const MOST_PX = 12e6;

/** A canvas that is not in the document. */
const sheet = (width, height) => Object.assign(document.createElement("canvas"), { width: Math.ceil(width), height: Math.ceil(height) });

/** Where what lies at the camera `from` is seen by the camera `to`: times `s`, then `x` and `y` further. */
function across(from, to) {
  const s = to.k / from.k;
  return { s, x: to.x - from.x * s, y: to.y - from.y * s };
}

class Moving {
  /** What is painted, and the camera for which the picture is drawn; none where the picture has changed since it was read. */
  #list;
  /** The shapes upon a canvas of their own, and the camera they are painted for. */
  #buffer;
  /** The buffer of what was drawn before the map turned from one day to another, which fades away: until when, and how long it takes. */
  #before;
  #asked = 0;
  #rests = true;

  constructor(chart) {
    this.chart = chart;
    this.picture = chart.querySelector("svg");
    this.canvas = document.createElement("canvas");
    this.canvas.ariaHidden = "true";
    chart.append(this.canvas);
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.watch = new MutationObserver(() => {
      this.#list = null;
      this.#ask();
    });
  }

  get #moves() {
    return this.canvas.className !== "";
  }

  move(camera, drawn) {
    if (this.#moves && camera.k !== this.camera.k) this.nears = camera.k > this.camera.k;
    this.#begin(camera, drawn);
    this.#rests = false;
    this.#ask();
    return this.#list && this.#buffer && this.#serves() ? NaN : this.#ahead();
  }

  rest() {
    this.#rests = true;
    if (!this.#before) this.#end();
  }

  turn(camera, drawn, ms) {
    this.#begin(camera, drawn);
    this.#list ??= listed(this.picture, drawn);
    this.#before = { ...this.#painted(camera), ms, until: performance.now() + ms };
    [this.#list, this.#buffer] = [null, null];
    this.#ask();
  }

  #begin(camera, drawn) {
    Object.assign(this, { camera, drawn });
    if (this.#moves) return;
    const { width, height } = this.chart.getBoundingClientRect();
    this.size = { width, height };
    this.margin = { x: Math.ceil(MARGIN * width), y: Math.ceil(MARGIN * height) };
    this.ratio = devicePixelRatio;
    // The map may end between two px of the screen; the canvas goes on to the next, so that each of its px is one of the screen's.
    for (const [side, length] of Object.entries(this.size)) {
      this.canvas[side] = Math.ceil(length * this.ratio);
      this.canvas.style[side] = `${this.canvas[side] / this.ratio}px`;
    }
    this.sea = getComputedStyle(this.chart.closest(".map")).backgroundColor;
    this.watch.observe(this.picture, { subtree: true, childList: true, attributes: true, characterData: true });
    // By a class: rules of the page ask what is `hidden`, and all of it would be styled anew.
    this.canvas.className = "shown";
  }

  #end() {
    this.watch.disconnect();
    this.#asked = cancelAnimationFrame(this.#asked) ?? 0;
    [this.#list, this.#buffer, this.#before] = [null, null, null];
    this.canvas.className = "";
    // Its memory is given back.
    this.canvas.width = 0;
  }

  #ask() {
    this.#asked ||= requestAnimationFrame(() => this.#frame());
  }

  #frame() {
    this.#asked = 0;
    const isRead = this.#list;
    this.#list ??= listed(this.picture, this.drawn);
    if (!isRead || !this.#buffer || !this.#serves()) this.#buffer = this.#painted(this.#zoomed(this.#ahead()));
    this.#show();
    if (!this.#before) return;
    if (performance.now() < this.#before.until) return this.#ask();
    this.#before = null;
    if (this.#rests) this.#end();
  }

  /** Whether the buffer covers the map, and is sharp enough. */
  #serves() {
    const { s, x, y } = across(this.#buffer.camera, this.camera);
    const { width, height } = this.size;
    const covers = (from, length, margin) => from - margin * s <= 0.5 && from + (length + margin) * s >= length - 0.5;
    return s >= STRETCH.least && s <= STRETCH.most && covers(x, width, this.margin.x) && covers(y, height, this.margin.y);
  }

  /** By how many steps of zoom the next buffer is painted ahead of the camera; the first shows the map as it was at rest. */
  #ahead() {
    if (!this.#buffer || this.camera.k === this.#buffer.camera.k) return 0;
    return this.nears ? AHEAD : -AHEAD;
  }

  /** The camera, so many steps nearer. */
  #zoomed(steps) {
    const { k, x, y } = this.camera;
    const by = 2 ** steps;
    const from = (at, length) => length / 2 - (length / 2 - at) * by;
    return { k: k * by, x: from(x, this.size.width), y: from(y, this.size.height) };
  }

  /** The shapes as a camera sees them, upon a buffer. */
  #painted(camera) {
    const [width, height] = [this.size.width + 2 * this.margin.x, this.size.height + 2 * this.margin.y];
    const ratio = Math.min(this.ratio, Math.sqrt(MOST_PX / (width * height)));
    const canvas = this.#buffer?.canvas ?? sheet(width * ratio, height * ratio);
    const context = canvas.getContext("2d", { alpha: false });
    context.resetTransform();
    context.fillStyle = this.sea;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const { s, x, y } = across(this.#list.camera, camera);
    const seen = { s, ratio, x: x + this.margin.x, y: y + this.margin.y };
    paint(context, this.#list.shapes, seen, () => sheet(canvas.width, canvas.height));
    return { canvas, ratio, camera };
  }

  #show() {
    const { ratio } = this;
    this.#stretch(this.#buffer, ratio);
    if (this.#before) {
      this.context.globalAlpha = Math.max(0, (this.#before.until - performance.now()) / this.#before.ms);
      this.#stretch(this.#before, ratio);
      this.context.globalAlpha = 1;
    }
    const seen = across(this.#list.camera, this.camera);
    for (const name of this.#list.names) name.draw(this.context, seen, ratio);
    // For whoever wants to know where the map is while it moves, as tests do.
    this.canvas.seen = seen;
  }

  #stretch({ canvas, camera, ratio: own }, ratio) {
    const { s, x, y } = across(camera, this.camera);
    const left = (x - this.margin.x * s) * ratio;
    const top = (y - this.margin.y * s) * ratio;
    const scale = (s * ratio) / own;
    // What is only moved stands on whole px, as sharp as it was painted.
    const place = Math.abs(scale - 1) < 1e-6 ? Math.round : (length) => length;
    this.context.setTransform(scale, 0, 0, scale, place(left), place(top));
    this.context.drawImage(canvas, 0, 0);
  }
}

const charts = new WeakMap();

function of(chart) {
  if (!charts.has(chart)) charts.set(chart, new Moving(chart));
  return charts.get(chart);
}

/**
 * Shows a map as a camera sees it; its picture is drawn for the camera that comes second. Gives how many steps of zoom ahead of the camera
 * the shapes are about to be painted, or NaN where what is painted serves: so the picture can have the shapes that will be seen.
 */
export const moved = (chart, k, x, y, drawnK, drawnX, drawnY) => of(chart).move({ k, x, y }, { k: drawnK, x: drawnX, y: drawnY });

/** The picture is drawn for the camera with which the map rests. */
export const rested = (chart) => of(chart).rest();

/** The map is about to turn to another day: what is drawn now fades away from what will be drawn, in so many ms. */
export const turns = (chart, k, x, y, drawnK, drawnX, drawnY, ms) => of(chart).turn({ k, x, y }, { k: drawnK, x: drawnX, y: drawnY }, ms);
