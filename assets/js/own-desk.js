// What reads a layer of one's own and answers for it: the program `own`, in a worker or, where there is none, in the page. This one script
// is both ends: the page imports it, and has it run as a worker.

import init, { Desk } from "own-program";
import { wasm } from "own-wasm";
import { LONGEST_LAYER } from "grammar";

/** A file is taken in pieces of so many bytes, so that it is never in memory twice. */
const PIECE = 1 << 22;

const isWorker = !globalThis.document;

/** Reads a layer; says what the program says on the way, and last that it has been read. */
async function opened({ layer, frame, words }, say) {
  const { file, integrity } = wasm;
  await init({ module_or_path: fetch(new URL(file, import.meta.url), { integrity }) });
  const desk = new Desk(...frame);
  desk.expect(layer.size);
  for (let at = 0; at < layer.size; at += PIECE) desk.take(new Uint8Array(await layer.slice(at, at + PIECE).arrayBuffer()));
  say(desk.open(...words, say));
  return desk;
}

if (isWorker) {
  let desk;
  addEventListener("message", async ({ data: { what, ask } }) => {
    try {
      if (what) desk = await opened(what, postMessage);
      else postMessage(desk.answer(ask));
    } catch (reason) {
      console.error("layer:", reason);
      postMessage(null);
    }
  });
}

/** The layer in the page itself. A question is answered in a task of its own, and none once it is closed. */
class InPage {
  constructor(what, answer) {
    this.say = (said) => this.isClosed || answer(said);
    this.desk = opened(what, this.say).catch((reason) => {
      console.error("layer:", reason);
      this.say(null);
    });
  }

  async ask(ask) {
    const desk = await this.desk;
    await new Promise((done) => setTimeout(done));
    if (!this.isClosed) this.say(desk.answer(ask));
  }

  async close() {
    this.isClosed = true;
    (await this.desk)?.free();
  }
}

/** The layer in a worker; in the page where no worker starts and the layer is not too large for that. */
class InWorker {
  constructor(what, answer, worker) {
    this.worker = worker;
    let hasSpoken = false;
    worker.addEventListener("message", ({ data }) => {
      hasSpoken = true;
      answer(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      if (hasSpoken || what.layer.size > LONGEST_LAYER) answer(null);
      else this.worker = new InPage(what, answer);
    });
    worker.postMessage({ what });
  }

  ask(ask) {
    if (this.worker instanceof InPage) this.worker.ask(ask);
    else this.worker.postMessage({ ask });
  }

  close() {
    if (this.worker instanceof InPage) this.worker.close();
    else this.worker.terminate();
  }
}

/**
 * Opens a layer. `answer` is called with every answer of the program, which are bytes, and with null where the layer cannot be read here.
 * Gives what can be asked, and closed.
 *
 * @param what `layer`, a blob; the `frame` of the map, west, south, east, north; `words`, a page's table of words for a layer, as JSON, and
 *   the language's marks of a list and behind what something is of
 * @param trusted makes an address one that a worker may have; without it there is none, as in a page for frames
 */
export function open(what, answer, trusted) {
  try {
    if (trusted) return new InWorker(what, answer, new Worker(trusted(import.meta.url), { type: "module" }));
  } catch (reason) {
    console.info("layer:", reason);
    if (what.layer.size > LONGEST_LAYER) answer(null);
  }
  return new InPage(what, answer);
}
