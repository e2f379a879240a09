/** The one way out of the sandbox: a text for the host, which judges it and counts it. Nothing else of the host is here. */
const { emit, input } = globalThis.__host;
delete globalThis.__host;

const asJson = JSON.stringify;

/** What the script may know, as data. */
export const given = JSON.parse(input);

/** Tells the host that something was said, tested, set or changed. */
export const tell = (event) => emit(asJson(event));
