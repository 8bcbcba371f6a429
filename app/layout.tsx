import "@fontsource-variable/inter/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { FirstPassword } from "@/components/account/first-password";
import { Footer } from "@/components/shell/footer";
import { Header } from "@/components/shell/header";
import { THEMES, type Theme } from "@/components/shell/themes";
import { signedIn } from "@/lib/server/accounts/queries";
import { passwordAction } from "./account/actions";
import { signOutAction } from "./sign-in/actions";

export const metadata: Metadata = {
  title: { default: "Afterburner", template: "%s · Afterburner" },
  description: "Who writes the fastest, leanest code: language models measured against human solutions on the same machine.",
  alternates: { types: { "application/atom+xml": [{ url: "/feed.xml", title: "New results" }] } },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbfa" },
    { media: "(prefers-color-scheme: dark)", color: "#111113" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const stored = (await cookies()).get("theme")?.value;
  const theme: Theme = THEMES.find((name) => name === stored) ?? "system";
  const user = await signedIn();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body className="flex min-h-dvh flex-col">
        <a href="#content" className="sr-only rounded bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10">
          Skip to the content
        </a>
        <Header theme={theme} user={user === null ? null : { name: user.name, email: user.email, role: user.role }} signOut={signOutAction} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1180px] flex-1 px-4 outline-none sm:px-7">
          {user?.mustChangePassword ? <FirstPassword action={passwordAction} email={user.email} /> : children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
