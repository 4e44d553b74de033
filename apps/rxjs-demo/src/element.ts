/** The one element that a selector means. @throws Error when there is none. */
export function element<Kind extends Element = HTMLElement>(selector: string, within: ParentNode = document): Kind {
  const found = within.querySelector<Kind>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** What a template makes. */
export function fromTemplate(id: string): HTMLElement {
  const { content } = element<HTMLTemplateElement>(`template#${id}`);
  return element('*', content.cloneNode(true) as DocumentFragment);
}
