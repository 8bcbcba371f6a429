import { SignInHere } from "@/components/account/sign-in-here";

/** What a visitor sees in place of a page of admins; its status is 401. */
export default function Unauthorized() {
  return (
    <div className="my-10 max-w-[60ch] border-l-2 border-edge py-1 pl-5">
      <h1 className="text-xl font-semibold">Sign in to see this</h1>
      <p className="mt-2 text-soft">These pages are for the admins of this installation.</p>
      <p className="mt-4"><SignInHere /></p>
    </div>
  );
}
