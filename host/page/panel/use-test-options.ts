import { useState } from 'react';

/** What of Google's varying behaviour the panel plays; remembered in this browser. */
export interface TestOptions {
  /** Gmail's app on a phone: contextual cards only, no homepage, no date pickers. */
  phone: boolean;
  /** Switches that were not touched are absent from the form, as it was reported of Gmail. */
  omitUntouchedSwitches: boolean;
  /** Fields of folded sections that were not touched are absent from the form. */
  omitFoldedFields: boolean;
}

const storageKey = 'relais.test-options';

export function useTestOptions(): [TestOptions, (change: Partial<TestOptions>) => void] {
  const [options, setOptions] = useState(readTestOptions);
  return [
    options,
    (change) => {
      const changed = { ...options, ...change };
      localStorage.setItem(storageKey, JSON.stringify(changed));
      setOptions(changed);
    },
  ];
}

function readTestOptions(): TestOptions {
  const kept: unknown = parseJson(localStorage.getItem(storageKey) ?? '{}');
  const isOn = (name: keyof TestOptions): boolean =>
    typeof kept === 'object' && kept !== null && name in kept && (kept as Record<string, unknown>)[name] === true;
  return {
    phone: isOn('phone'),
    omitUntouchedSwitches: isOn('omitUntouchedSwitches'),
    omitFoldedFields: isOn('omitFoldedFields'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
