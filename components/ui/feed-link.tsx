type Given = { href: string; title: string; className: string; children: string };

/**
 * GitHub tells nobody of a decision that is written into an older comment: a feed does. The link stands where the
 * question is asked, and in the page's head for readers that look there.
 */
export function FeedLink({ href, title, className, children }: Given) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={href} />
      <a href={href} title={title} className={className}>
        {children}
      </a>
    </>
  );
}
