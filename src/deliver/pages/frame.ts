/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--ground:#f4f5f7;--line:#d8dce1;--accent:#1f5fd0;--on-accent:#fff;--good:#0b6b3a;--good-ground:#e6f4ec}
@media (prefers-color-scheme:dark){:root{--ink:#eceff3;--soft:#a4adb8;--paper:#1c2128;--ground:#12161b;--line:#3a424c;--accent:#7fb0ff;--on-accent:#0b1524;--good:#8fe0b2;--good-ground:#12301f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;display:flex;align-items:center;justify-content:center;padding:1.5rem 1rem}
main{width:100%;max-width:34rem;background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:2rem clamp(1.25rem,5vw,2.25rem);box-shadow:0 8px 30px rgb(0 0 0/.06)}
h1{font-size:1.45rem;line-height:1.25;margin:0 0 .35rem;letter-spacing:-.01em}
p{margin:.4rem 0}
.soft{color:var(--soft)}
.note{background:var(--good-ground);color:var(--good);border-radius:10px;padding:.7rem .9rem;margin:1rem 0 0;font-weight:500}
fieldset{border:0;margin:1.5rem 0 0;padding:0}
legend{font-weight:600;padding:0;margin-bottom:.25rem}
label{display:grid;grid-template-columns:1.4rem 1fr;gap:.1rem .8rem;align-items:start;padding:.95rem 0;border-top:1px solid var(--line);cursor:pointer}
label input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--accent)}
label strong{font-weight:600;display:block;color:var(--ink);font-size:1rem}
label span{color:var(--soft);font-size:.93rem}
button{font:inherit;font-weight:600;border-radius:10px;padding:.7rem 1.2rem;cursor:pointer;border:1px solid transparent;min-height:2.75rem}
.do{background:var(--accent);color:var(--on-accent);width:100%;margin-top:.6rem}
.quiet{background:transparent;color:var(--ink);border-color:var(--line);width:100%;margin-top:.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
hr{border:0;border-top:1px solid var(--line);margin:1.75rem 0 0}
`

/** A page for the people whom messages go to: no script, nothing loaded from elsewhere, nothing that follows them. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** Headers under which such a page can do nothing but show itself and send its own form. */
export const pageHeaders: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}
