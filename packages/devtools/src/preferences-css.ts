/** What the reader asked of the system. It comes last, as it overrules the rest. */
export const preferencesCss: string = `
@media (prefers-reduced-motion:reduce){[data-running=true] span{animation:none}}
@media (forced-colors:active){
[part=bar]{border:1px solid}
[part=fill] span{forced-color-adjust:none;background:CanvasText}
[aria-disabled=true]{border-color:GrayText;color:GrayText}
}
`;
