/**
 * Colours. An application overrides `--rs-…`, the rest reads `--…`. Which side of `light-dark` holds is the page's affair:
 * `color-scheme` is inherited. Whatever has a category, or shows a phase, gets its colour as `--tone`.
 */
export const paletteCss: string = `
:host{
--card:var(--rs-card,light-dark(#fdfcfa,#1b1d20));
--ink:var(--rs-ink,light-dark(#1d1b18,#eeece7));
--line:var(--rs-line,light-dark(#ddd8cd,#32363c));
--muted:var(--rs-muted,light-dark(#615c53,#a8a59d));
--open:var(--rs-open,light-dark(#1a7140,#6dd294))}
section{--tone:var(--muted)}
[data-kind=opened],[data-phase=open]{--tone:var(--open)}
[data-category=unknown]{--tone:var(--rs-unknown,light-dark(#6f5a35,#d2bb90))}
[data-category=done]{--tone:var(--rs-done,light-dark(#4b515b,#b6bdc8))}
[data-category=network]{--tone:var(--rs-network,light-dark(#1b5da6,#7fb8f6))}
[data-category=restart]{--tone:var(--rs-restart,light-dark(#6a3db4,#c0a3f8))}
[data-category=overload]{--tone:var(--rs-overload,light-dark(#8a5300,#f1b65c))}
[data-category=fault]{--tone:var(--rs-fault,light-dark(#b3241b,#ff9288))}
[data-category=auth]{--tone:var(--rs-auth,light-dark(#0a6a61,#5ed0c0))}
[data-category=client-fault]{--tone:var(--rs-client-fault,light-dark(#a5276c,#f492c6))}
`;
