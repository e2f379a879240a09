/** The regions F6 walks through, in order. They are marked with `data-region`. */
const order = ['rail', 'sideBar', 'tabs', 'address', 'page', 'request', 'response', 'tour'];
const focusable =
  'a[href], button:not([disabled]):not([tabindex="-1"]), input:not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"], [contenteditable="true"]';

/** Moves the focus into the next region, or the one before. */
export function focusRegion(by: 1 | -1): void {
  const regions = order.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]);
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  for (let step = 1; step <= regions.length; step++) {
    const start = at < 0 && by < 0 ? 0 : at;
    const region = regions[(start + by * step + regions.length * 2) % regions.length];
    const target = region && [...region.querySelectorAll<HTMLElement>(focusable)].find(isShown);
    if (target) return target.focus();
  }
}

/** Moves the focus into a region by its name. */
export function focusRegionNamed(name: string): void {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`);
  [...(region?.querySelectorAll<HTMLElement>(focusable) ?? [])].find(isShown)?.focus();
}

/** After a command closed or left the tab that had the focus: the tab in front gets it, and is read out. */
export function keepFocusOnTabs(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[data-region="tabs"] [role="tab"][aria-selected="true"]')?.focus();
  });
}

/** Moves the focus into the address of the tab in front and selects it, as a browser does: at once, or typing would go elsewhere. */
export function focusAddress(): void {
  const region = document.querySelector<HTMLElement>('[data-region="address"]');
  const field = region?.querySelector<HTMLElement>('input, textarea, [contenteditable="true"], [role="textbox"]');
  field?.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}

const isShown = (element: HTMLElement): boolean => element.checkVisibility() && element.getClientRects().length > 0;
