"""The style of a page: for screens by day and by night, for paper, and for every direction of writing."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fdfdfb; --quiet: #595959; --line: #c8c8c4; --link: #0b4f9e;
  --tint: 14%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --paper: #16181a; --quiet: #a9a9a4; --line: #43474b; --link: #8ab8ff; --tint: 26%; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 Charter, "Noto Serif", Georgia, serif; overflow-wrap: anywhere; }
:lang(ar), :lang(fa), :lang(ur), :lang(he) { line-height: 1.8; }
:lang(zh), :lang(ja), :lang(ko) { font-family: "Noto Serif CJK SC", "Noto Sans CJK SC", "Hiragino Mincho ProN", serif;
  line-height: 1.8; }
article, nav, header.page { max-width: 42rem; margin: 0 auto 3rem; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 0.5em; }
h1 { font-size: 2rem; margin-top: 0; }
article > header { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; }
article > footer { border-top: 1px solid var(--line); margin-top: 2rem; color: var(--quiet); font-size: 0.9rem; }
article + article, section + article { border-top: 3px double var(--line); padding-top: 2rem; }
p { margin: 0 0 1em; }
.kicker { margin: 0; color: var(--quiet); font-weight: bold; letter-spacing: 0.03em; }
.summary { font-size: 1.2rem; color: var(--quiet); }
.byline, .published { margin: 0 0 0.5em; font-size: 0.95rem; color: var(--quiet); }
.dateline { font-weight: bold; }
.boilerplate { color: var(--quiet); border-inline-start: 3px dotted var(--line); padding-inline-start: 1rem; }
.separator { text-align: center; }
blockquote { margin: 1em 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
pre { white-space: pre-wrap; font: 0.95rem/1.5 ui-monospace, "Noto Sans Mono", monospace; }
figure { margin: 1em 0; color: var(--quiet); font-size: 0.95rem; }
hr { border: 0; border-top: 1px solid var(--line); width: 30%; margin: 2rem auto; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.spans { max-width: 72rem; margin: 0 auto 3rem; font-size: 0.95rem; }
.spans table { width: 100%; border-collapse: collapse; }
.spans th, .spans td { text-align: start; vertical-align: top; padding: 0.25rem 0.6rem;
  border-bottom: 1px solid var(--line); }
.spans thead th { color: var(--quiet); }
.spans td:first-child { color: var(--quiet); font-variant-numeric: tabular-nums; width: 4rem; }
.spans tbody th { width: 14rem; font-weight: 600; white-space: nowrap; }
.spans td:last-child { white-space: pre-wrap; border-inline-start: 0.4rem solid var(--role);
  background: color-mix(in srgb, var(--role) var(--tint), transparent); }
.margin { font-weight: normal; font-size: 0.85em; color: var(--quiet); visibility: hidden; }
tr:hover .margin, .unsure .margin { visibility: visible; }
.unsure td:last-child { border-inline-start-style: double; }
.is-kicker { --role: #8a6d00; } .is-slug { --role: #6d6d00; } .is-title { --role: #b3261e; }
.is-summary { --role: #c2570c; } .is-byline { --role: #1b7f4d; } .is-timestamp { --role: #0e7490; }
.is-dateline { --role: #1d4ed8; } .is-paragraph { --role: #6b7280; } .is-subhead { --role: #7c3aed; }
.is-list-item { --role: #4d7c0f; } .is-quote { --role: #a21caf; } .is-table { --role: #92400e; }
.is-separator { --role: #525252; } .is-caption { --role: #0369a1; } .is-credit { --role: #166534; }
.is-note { --role: #be185d; } .is-boilerplate { --role: #9ca3af; } .is-end-marker { --role: #475569; }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --line: #999; --link: #000; }
  body { padding: 0; font-size: 11pt; }
  nav { break-after: page; }
  article + article { break-before: page; border: 0; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  blockquote, pre, figure, tr { break-inside: avoid; }
  .margin { visibility: visible; }
}
"""
