import { createHash } from 'node:crypto';

/**
 * Takes code and values from the page, runs the code in a worker and passes back what its `check` says.
 * A worker has no document, no storage and no way to connect that the policy below does not close.
 */
const worker = `let module;
addEventListener('message', async ({ data: { id, code, values } }) => {
  try {
    module ??= await import('data:text/javascript;charset=utf-8,' + encodeURIComponent(code));
    postMessage({ id, errors: JSON.stringify(module.check(values)) });
  } catch (thrown) {
    postMessage({ id, failed: String(thrown) });
  }
});`;

const script = `const source = ${JSON.stringify(worker)};
addEventListener('message', ({ ports: [port] }) => {
  const worker = new Worker('data:text/javascript;charset=utf-8,' + encodeURIComponent(source), { type: 'module' });
  worker.onmessage = ({ data }) => port.postMessage(data);
  worker.onerror = () => port.postMessage({ id: 0, failed: 'It cannot be run.' });
  port.onmessage = ({ data }) => worker.postMessage(data);
}, { once: true });`;

const hash = createHash('sha256').update(script).digest('base64');

/**
 * The one document in which code that came from a server may run, once somebody has agreed to it. It has an origin of
 * its own that nothing shares, and can reach neither the network nor the page that frames it.
 */
export const runFrame = {
  path: '/run-frame.html',
  html: `<!doctype html><meta charset="utf-8"><title>Locked</title><script>${script}</script>`,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      'sandbox allow-scripts',
      "default-src 'none'",
      `script-src 'sha256-${hash}' data:`,
      'worker-src data:',
      "frame-ancestors 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  },
} as const;
