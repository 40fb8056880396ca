/** The mark: a T whose stem turns aside for the person beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="8" fill="#165a70" />
      <g fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round">
        <path d="M8 10.5h16" />
        <path d="M16 10.5v7.2a4.3 4.3 0 0 0 4.3 4.3" />
      </g>
      <circle cx="10.2" cy="20.6" r="2.4" fill="#f0b45b" />
    </svg>
  )
}
