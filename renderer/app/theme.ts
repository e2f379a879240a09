import type { Settings } from '#shared/model/settings';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts the page into a theme; `system` is what the system says now. */
export function applyTheme(theme: Settings['theme']): void {
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}

/** Puts a theme on and, for `system`, follows the system from then on. Returns the way to stop. */
export function followTheme(theme: Settings['theme']): () => void {
  const apply = () => applyTheme(theme);
  apply();
  if (theme !== 'system') return () => {};
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}

/** Puts rows and zoom to what the user has chosen. */
export function applySize({ density, zoom }: Pick<Settings, 'density' | 'zoom'>): void {
  document.documentElement.dataset.density = density;
  document.documentElement.style.setProperty('--zoom', String(zoom));
}
