/** Bodies up to this many bytes may be read whole in the window; larger ones stay at the host. */
export const smallBodyLimit = 1024 * 1024;
