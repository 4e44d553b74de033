import { frameCss } from './frame-css.ts';
import { paletteCss } from './palette-css.ts';
import { preferencesCss } from './preferences-css.ts';
import { rowsCss } from './rows-css.ts';
import { statusCss } from './status-css.ts';

/** One for all instances: it is no inline style, so a strict content security policy lets it pass. None on a server. */
export const stylesheet: CSSStyleSheet | undefined = /* @__PURE__ */ made();

function made(): CSSStyleSheet | undefined {
  if (!globalThis.CSSStyleSheet) return undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paletteCss + frameCss + statusCss + rowsCss + preferencesCss);
  return sheet;
}
