/** Where the page lives in the desktop shell: a scheme of our own, so that it has an origin that no file and no site shares. */
export const appOrigin = 'app://cairn';
export const pageAddress = `${appOrigin}/`;
/** Where bodies live: another origin, so that nothing in them is ever a page of ours. */
export const bodyOrigin = 'body://cairn';
