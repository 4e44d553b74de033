/** The element as a whole. Its height is fixed, as an iframe's is, so that nothing around it moves; the rows scroll. */
export const frameCss: string = `
:host{display:block;block-size:40rem;min-inline-size:0;contain-intrinsic-inline-size:40rem;container-type:inline-size;
font:1rem/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums;text-align:start;color:var(--ink)}
:host([hidden]){display:none}
*{box-sizing:border-box;margin:0;padding:0}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
section{display:flex;flex-direction:column;block-size:100%;overflow:hidden;
background:var(--card);border:1px solid var(--line);border-radius:14px}
[part=bar]{block-size:6px;border-radius:3px;background:color-mix(in oklab,var(--ink) 8%,transparent);overflow:hidden}
[part=fill],[part=fill] span{display:block;block-size:100%}
[part=fill] span{background:var(--tone);transform-origin:left}
[data-running=true] span{animation:wait var(--duration) var(--begun) linear both}
@keyframes wait{from{transform:scaleX(0)}}
`;
