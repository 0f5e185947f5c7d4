/** Relais' own mark: a baton handed from one lane to the next. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="9" fill="var(--addon-color)" />
      <path
        d="M8 21.5h6.2a3 3 0 0 0 2.6-1.5l2.9-5a3 3 0 0 1 2.6-1.5H24"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="9.5" cy="12" r="2.6" fill="#fff" />
      <circle cx="22.5" cy="21" r="2.6" fill="#fff" fillOpacity=".65" />
    </svg>
  );
}
