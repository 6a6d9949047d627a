/** Two threads over, two threads under: the mesh that gives the product its name. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" strokeWidth="3.4" strokeLinecap="round">
        <path d="M11 4v24M21 4v24" stroke="#7fd0e4" />
        <path d="M4 11h3.4m7.2 0H28M4 21h13.4m7.2 0H28" stroke="#f4e3bf" />
      </g>
    </svg>
  )
}
