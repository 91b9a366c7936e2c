const PATHS = {
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  options: (
    <>
      <path d="M2 4.500h7M12.5 4.500H14M2 11.500h1.500M7 11.500h7" />
      <circle cx="10.7" cy="4.5" r="1.8" />
      <circle cx="5.2" cy="11.5" r="1.8" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.6 3.6" />
    </>
  ),
  forward: <path d="m6 3.5 4.5 4.500L6 12.5" />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" />,
};

/** A 16 px picture for controls whose accessible name stands on the control itself. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name]}
    </svg>
  );
}
