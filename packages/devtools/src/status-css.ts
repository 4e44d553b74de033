/** The status: every slot keeps its size, whatever the text in it. */
export const statusCss: string = `
[part=status]{display:grid;grid-template-columns:1fr auto auto;align-items:center;gap:.75rem 1.5rem;padding:.75rem 1rem;
background:color-mix(in oklab,var(--tone) 6%,transparent);border-block-end:1px solid var(--line)}
[part=status]>[part=bar],[part=words]{grid-column:1/-1}
[part=status] [part=fill]:not([data-running=true]){visibility:hidden}
[part=phase]{font-size:clamp(1.25rem,6.5cqi,1.5rem);font-weight:700;color:var(--tone)}
[part=phase]::first-letter,[part=because]::first-letter{text-transform:uppercase}
[part=facts]{display:grid;grid-template-columns:4rem 4rem 7rem;gap:1rem;white-space:nowrap}
dd{font-size:1.25rem;line-height:1.2;font-weight:600}
button{inline-size:7.75rem;block-size:44px;border:1px solid var(--ink);border-radius:10px;background:var(--ink);
color:var(--card);font:inherit;font-size:.875rem;font-weight:600;cursor:pointer}
[aria-disabled=true]{border-color:var(--line);background:none;color:var(--muted);cursor:default}
[part=words]{block-size:1lh;overflow:hidden}
@container (inline-size<44rem){
[part=status]{grid-template-columns:1fr auto;column-gap:.5rem}
[part=facts]{grid-area:2/1/auto/-1;grid-template-columns:1fr 1fr 1.6fr}
[part=words]{block-size:2lh}
}
`;
