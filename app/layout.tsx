import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { LiveEvents } from "@/components/status/live-events";
import { Keys } from "@/components/ui/keys";
import { Providers } from "@/components/ui/providers";
import { Sprite } from "@/components/ui/sprite";
import { themeScript } from "@/lib/http/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Release HUD", template: "%s · Release HUD" },
  description: "Can we ship this release, and if not, what would change that?",
  icons: { icon: "/icons/plain.svg" },
};

/** Every page is made for its reader: its scripts carry the nonce of that one answer. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        {/* Nothing is painted before the first screen is whole, so that nothing in it moves. Each page names its end. */}
        <link rel="expect" href="#first-screen" blocking="render" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <Sprite />
        <Providers>
          <LiveEvents />
          {children}
          <Keys />
        </Providers>
      </body>
    </html>
  );
}
