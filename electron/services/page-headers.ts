interface Sources {
  /** Where the page may send its calls and listen for events, beside its own origin. */
  readonly connect: readonly string[];
  /** Where bodies come from, when that is not the page's own origin. */
  readonly bodies: readonly string[];
  /** Addresses of the one frame in which code of others may run. */
  readonly frames: readonly string[];
}

/** The headers of every file of the page: it runs its own scripts, talks to its own host, and nothing else. */
export function pageHeaders({ connect, bodies, frames }: Sources): Readonly<Record<string, string>> {
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // The editor and the controls put style elements on the page while they run.
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:', ...bodies],
    'media-src': ["'self'", ...bodies],
    // A locked preview is text of the page's own (srcdoc), which this does not concern.
    'frame-src': frames,
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...connect, ...bodies],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  };
}
