/** Attributes, of which those without a value are left out. */
export type Attributes = { readonly [name: string]: string | number | boolean | null | undefined };

/** Strings become text, whatever is in them; nothing becomes of what is empty. */
export type Child = Node | string | null | undefined;

/** An element, by its tag, the name of its part, its attributes and children. */
export function build<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part = '',
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ part, ...attributes })) {
    if (value != null && value !== '') element.setAttribute(name, `${value}`);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}
