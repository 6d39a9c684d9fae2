// The site under test.

/** Its address, with the closing slash. */
export const site = new URL(process.env.ISLANDS_URL ?? "http://127.0.0.1:8080/");
