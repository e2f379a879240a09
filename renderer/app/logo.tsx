/** A stack of stones that marks the way. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden fill="currentColor">
      <rect x="2" y="17.4" width="20" height="5" rx="2.5" />
      <rect x="4.6" y="11.6" width="15.4" height="4.6" rx="2.3" />
      <rect x="7" y="6.2" width="9.6" height="4.2" rx="2.1" />
      <ellipse cx="12.6" cy="3.4" rx="3" ry="1.8" />
    </svg>
  );
}
