import type { Renderer } from './renderer.ts';

/** Compact, unless `Accept: application/json; indent=4` asks for room. */
export const jsonRenderer: Renderer = {
  format: 'json',
  mediaType: 'application/json',
  charset: null,
  render(value, { ask }) {
    const { accept } = ask.headers;
    if (!accept?.includes('indent')) return JSON.stringify(value);
    const indent = Number(/application\/json\s*;[^,]*\bindent=(\d)\b/i.exec(accept)?.[1] ?? 0);
    return JSON.stringify(value, null, Math.min(indent, 8));
  },
};
