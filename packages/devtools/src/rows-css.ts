/** The timeline: a column of codes, what they mean beside them, and the time at the end of the line. */
export const rowsCss: string = `
[part=timeline]{display:flex;flex-direction:column;flex:1;min-block-size:0}
header{display:flex;align-items:baseline;justify-content:space-between;padding:.75rem 1rem .5rem}
[part=heading]{font-size:1rem;font-weight:600}
ol{flex:1;padding:0 1rem;list-style:none;overflow-y:auto}
ol:focus-visible{outline-offset:-3px;border-radius:14px}
li{display:grid;grid-template-columns:3.5rem minmax(0,1fr) auto;align-items:baseline;column-gap:.5rem;
padding-block:.5rem;border-block-start:1px solid var(--line);overflow-wrap:anywhere}
li:not([data-code])::before{content:"";inline-size:.5rem;block-size:.5rem;background:var(--tone)}
[data-kind=opened]::before{border-radius:50%}
li[data-kind=paused]::before{inline-size:2px;border-inline:3px solid var(--tone);background:none}
li[data-kind=note]::before{background:none}
[data-code]{padding-block:.75rem}
[part=code]{font:700 1.5rem/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:-.04em;color:var(--tone)}
[part=note]{font-size:.875rem;color:var(--tone)}
[part=title]{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.5rem;font-weight:600}
[part=category]{padding:0 .5rem;border-radius:10px;background:color-mix(in oklab,var(--tone) 12%,transparent);
color:var(--tone);font-size:.75rem;font-weight:500}
[part=words],[part=because],[part=reason],[part=wait]{font-size:.875rem;color:var(--muted)}
[part=because],[part=reason],[part=wait]{grid-column:2/-1}
dt,[part=scale],[part=time]{font-size:.75rem;color:var(--muted)}
[part=wait]{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
[part=wait] p{flex:0 1 17rem}
q,[part=wait] strong{color:var(--ink)}
[data-action=stop] strong{color:var(--tone)}
li [part=bar]{flex:1 1 12rem}
li [part=fill]{inline-size:calc(100%*var(--delay)/var(--scale));min-inline-size:3px;
background:color-mix(in oklab,var(--tone) 30%,transparent)}
`;
