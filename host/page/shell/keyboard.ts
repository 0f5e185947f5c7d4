/** Whether a key belongs to a field, a menu or the browser, so that it is no shortcut. */
export function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const field = target instanceof Element && target.closest('input, textarea, select, dialog, [role="menu"]') !== null;
  return field || ctrlKey || metaKey || altKey;
}
