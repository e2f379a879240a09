/** What stands on a page that the host does not know: how to get back to one that it does. */
export function showWayBack(root: HTMLElement): void {
  const page = document.createElement('main');
  page.className = 'way-back';
  const heading = text('h1', 'This page has lost its key');
  page.append(
    heading,
    text(
      'p',
      'Cairn gives each page a key when it opens it, and keeps that key out of the address, the history and the cookies. A copied address does not carry it.',
    ),
    text('p', 'Your requests and drafts are safe on disk.'),
    listOfWays(),
  );
  Object.assign(page.style, {
    maxWidth: '34rem',
    margin: '18vh auto 0',
    padding: '0 24px',
    font: '14px/1.6 system-ui, sans-serif',
  });
  Object.assign(heading.style, { font: '600 20px/1.4 system-ui, sans-serif', margin: '0 0 12px' });
  Object.assign(document.documentElement.style, { colorScheme: 'light dark', background: 'Canvas', color: 'CanvasText' });
  document.title = 'Cairn';
  root.replaceChildren(page);
}

function listOfWays(): HTMLElement {
  const ways = document.createElement('ul');
  const run = text('li', 'Run ');
  run.append(text('code', 'cairn open'), ' in a terminal (in the clone: ', text('code', 'npm start'), ').');
  const address = text('li', 'Or open the whole address that the terminal printed when Cairn started; it ends in ');
  address.append(text('code', '#token=…'), '.');
  ways.append(run, address);
  return ways;
}

function text(tag: keyof HTMLElementTagNameMap, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
