/** A button that shows a sign; its label is for screen readers and the tooltip. */
export function createButton(label: string, sign: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = sign;
  element.title = label;
  element.setAttribute('aria-label', label);
  element.addEventListener('click', onClick);
  return element;
}

/** A row of controls. */
export function createToolbar(label: string, controls: readonly (HTMLElement | string)[]): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', label);
  bar.append(...controls);
  return bar;
}
