// For when there is no network: has the service worker keep the map, and tells of a new version.

import { button, offer, show } from "./notice.js";
import { dispute, fault, root, version } from "./page.js";
import { trusted } from "./trusted.js";

/** How long an open page stays before it asks, when it is seen again, whether there is a new version. */
const HOUR_MS = 3_600_000;

/**
 * Has the worker keep the map that is read; a browser, or its user, may have emptied the store since the last time. Where another version
 * waits, it is that one's to keep: it does so when it takes over.
 */
async function hold() {
  const { active, waiting } = await navigator.serviceWorker.ready;
  if (!waiting) active.postMessage({ hold: dispute });
}

/** Has the service worker keep the map, and looks for new versions from then on. */
export async function keep() {
  if (!navigator.serviceWorker || navigator.connection?.saveData) return;
  const registration = await navigator.serviceWorker.register(trusted(new URL("worker.js", root).href));
  const follow = (coming) =>
    coming?.addEventListener("statechange", () => coming.state === "installed" && registration.active && compare(registration));
  if (registration.waiting) compare(registration);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  hold();
  navigator.serviceWorker.addEventListener("controllerchange", hold);
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < HOUR_MS) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Tells of the version that waits, unless this page is of it already: pages come from the network first. */
function compare(registration) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: isOther }) => isOther && offerVersion(registration);
  registration.waiting?.postMessage({ dispute, map: version }, [port2]);
}

/** A line that offers the new version. Nothing reloads by itself. */
function offerVersion(registration) {
  const load = () => {
    // Another page may have had it take over.
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take");
  };
  const choice = document.createElement("span");
  choice.append(button(fault.load, load), button(fault.close, () => line.remove()));
  const line = offer(fault.update, choice);
  line.setAttribute("role", "status");
  show(line);
}
