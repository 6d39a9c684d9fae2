// Messages from a frame to its host.

import { embedded } from "../page.js";

/** What a host may know this frame by: its own name for it, or the page's path. */
export const id = window.name || location.pathname;

export const post = (message) => window.parent.postMessage(message, "*");

/** Posts a message of ours, version 1, where there is a host. */
export const tell = (message) => embedded && post({ islands: 1, id, ...message });
