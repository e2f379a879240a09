const policy = ["default-src 'none'", 'img-src data:', "style-src 'unsafe-inline'", "form-action 'none'", "base-uri 'none'"].join(
  '; ',
);

/** What could fetch before any policy is asked, as a connection is opened ahead of time, or is of no use in a locked page. */
const leftOut = [
  'script',
  'link',
  'base',
  'meta[http-equiv]',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'portal',
  'fencedframe',
  // What moves an address would put one where none is any more.
  'animate[attributeName$="href" i]',
  'set[attributeName$="href" i]',
].join(',');

const lock =
  `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
  '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">';

export interface LockedPage {
  /** The text of the frame. */
  readonly html: string;
  /** How many parts of the page are not in it. */
  readonly leftOut: number;
}

/**
 * A page of somebody else's for a frame that may do nothing: read without being run, without the parts that run or fetch,
 * and with the policy before anything of theirs. Three locks, each of which would do: the frame's sandbox, the policy, and
 * that nothing is left to stop.
 */
export function lockedPage(html: string): LockedPage {
  // A document made by the parser has no window: nothing in it runs or is fetched.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const removed = removeFrom(page);
  const root = page.documentElement;
  return {
    html: `<!doctype html><html${attributesOf(root)}><head>${lock}${page.head.innerHTML}</head>${bodyOf(page)}</html>`,
    leftOut: removed,
  };
}

/** Also from templates, whose content is a document of its own. */
function removeFrom(root: ParentNode): number {
  const found = [...root.querySelectorAll(leftOut)];
  for (const element of found) element.remove();
  for (const element of root.querySelectorAll('*')) stopLink(element);
  const inside = [...root.querySelectorAll('template')].map((template) => removeFrom(template.content));
  return inside.reduce((sum, count) => sum + count, found.length);
}

/** A link would lead to an empty frame: it says where it would lead instead. */
function stopLink(element: Element): void {
  for (const name of ['href', 'xlink:href', 'ping', 'attributionsrc', 'action', 'formaction']) {
    const address = element.getAttribute(name);
    // A part of a drawing that is used again stands in the page itself.
    if (address === null || (address.startsWith('#') && element.localName === 'use')) continue;
    element.removeAttribute(name);
    if (name === 'href' && !element.hasAttribute('title')) element.setAttribute('title', address);
  }
}

/** A page of frames has no body. */
const bodyOf = ({ body }: Document): string => (body === null ? '' : body.outerHTML);

/** Language and direction: how the text reads. */
function attributesOf(root: Element): string {
  return ['lang', 'dir', 'class']
    .map((name) => [name, root.getAttribute(name)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${(value ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`)
    .join('');
}
