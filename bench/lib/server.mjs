// A server for everything: packed with brotli 11 beforehand, kept by no cache, every answer counted.

import { createServer } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const pack = promisify(brotliCompress);

export class Server {
  /** What was asked for since it was last emptied: path, bytes of the packed body, and when, in ms since 1970. */
  asked = [];
  #packed = new Map();
  #server;

  /** @param {Map<string, Buffer>} files */
  constructor(files) {
    this.files = files;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async listen() {
    await new Promise((done) => this.#server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${this.#server.address().port}/`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request, response) {
    const at = Date.now();
    let name = decodeURIComponent(new URL(request.url, this.url).pathname).slice(1);
    if (name.endsWith("/")) name += "index.html";
    const file = this.files.get(name);
    const body = file ? await this.packed(name) : Buffer.alloc(0);
    this.asked.push({ name, bytes: body.length, at, found: Boolean(file) });
    response.writeHead(file ? 200 : 404, {
      "Content-Type": TYPES[path.extname(name)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      "Access-Control-Allow-Origin": "*",
    });
    response.end(body);
  }

  /** A file as it travels. */
  async packed(name) {
    if (!this.#packed.has(name)) {
      const file = this.files.get(name);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
      this.#packed.set(name, await pack(file, { params }));
    }
    return this.#packed.get(name);
  }
}
