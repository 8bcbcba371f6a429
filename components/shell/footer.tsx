import Link from "next/link";

export function Footer() {
  return (
    <footer className="mx-auto mt-16 w-full max-w-[1180px] px-4 sm:px-7">
      <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line py-6 text-xs text-soft">
      <p>Afterburner measures the efficiency of the code that language models write.</p>
      <p className="flex gap-5 sm:ml-auto">
        <Link href="/docs/method" className="link">What the numbers mean</Link>
        <Link href="/docs/api" className="link">API</Link>
        <a href="/feed.xml" className="link">Feed</a>
      </p>
      </div>
    </footer>
  );
}
