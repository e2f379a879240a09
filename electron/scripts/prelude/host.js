/** The one way out of the sandbox: a text for the host, which judges it and counts it. Nothing else of the host is here. */
const { emit, digest: askDigest, input } = globalThis.__host;
delete globalThis.__host;

/** As they are before a script could change them. */
export const { stringify: asJson, parse: fromJson } = JSON;

/** What the script may know, as data. */
export const given = JSON.parse(input);

/** Tells the host that something was said, tested, set or changed. */
export const tell = (event) => emit(asJson(event));

/** The digest of bytes, as base64. */
export const digest = (asked) => askDigest(asJson(asked));
