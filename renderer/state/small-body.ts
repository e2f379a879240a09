/** Bodies up to this many bytes open as a page: the host reads one of ten megabytes in a fifth of a second. A longer one is more likely a download. */
export const pageAtOnceLimit = 32 * 1024 * 1024;

/** Bodies up to this many bytes may be read whole in the window; larger ones stay at the host. */
export const smallBodyLimit = 1024 * 1024;
