import { Note } from './Note.tsx';

/** A page whose subject the records no longer hold. */
export function Gone({ what, why }: { what: string; why: string }) {
  return (
    <>
      <h1 class="vh">{what}</h1>
      <section class="sect">
        <Note state="unknown" what={what} why={why} />
      </section>
    </>
  );
}
