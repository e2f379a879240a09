/** Milliseconds as people read them: two decimals below 1, one below 100, none above. */
export function roundMs(ms: number): string {
  if (ms < 1) return ms.toFixed(2);
  return ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
}
