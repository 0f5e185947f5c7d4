import { useEffect, useId, useRef, useState } from 'react';
import type { Consent, ConsentReason } from '../../page-api.ts';
import { useSettings } from '../settings/settings.tsx';
import { BrandMark } from '../shell/brand-mark.tsx';
import { scopeText } from './scope-text.ts';

/** Why the dialog is open: a callback waits for it, or the person wants to change what they allowed. */
export type ConsentOccasion = ConsentReason | 'manage';

interface ConsentDialogProps {
  addOn: string;
  user: string;
  occasion: ConsentOccasion;
  scopes: Consent['scopes'];
  proposed: readonly string[];
  allow: (granted: readonly string[]) => void;
  cancel: () => void;
  /** Null while there is nothing to take back. */
  revoke: (() => void) | null;
}

/** Google's consent screen: the permissions in words, each with a box but those that go with signing in. */
export function ConsentDialog(props: ConsentDialogProps) {
  const { addOn, user, occasion, scopes, proposed, allow, cancel, revoke } = props;
  const { t } = useSettings();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(proposed));
  const dialog = useModal();
  const title = useId();
  const optional = scopes.filter(({ required }) => !required);
  const all = optional.every(({ scope }) => ticked.has(scope));
  return (
    <dialog
      ref={dialog}
      className="consent"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          allow([...ticked]);
        }}
      >
        <header className="consent-head">
          <BrandMark size={36} />
          <div>
            <h2 id={title}>{occasion === 'manage' ? t.consentManage(addOn) : t.consentTitle(addOn)}</h2>
            <p className="muted">{user}</p>
          </div>
        </header>
        <div className="consent-scopes">
          <p>{occasion === 'missing' ? t.consentMissing(addOn) : t.consentIntroduction(addOn)}</p>
          <ul className="plain-list consent-signed-in">
            {scopes
              .filter(({ required }) => required)
              .map(({ scope }) => (
                <li key={scope}>{scopeText(scope, t)}</li>
              ))}
          </ul>
          <fieldset>
            <legend>{t.consentScopes}</legend>
            <ScopeBox
              label={t.consentAll}
              className="choice consent-all"
              ticked={all}
              tick={(on) => setTicked(new Set(on ? scopes.map(({ scope }) => scope) : []))}
            />
            {optional.map(({ scope }) => (
              <ScopeBox
                key={scope}
                label={scopeText(scope, t)}
                className="choice"
                ticked={ticked.has(scope)}
                tick={(on) => setTicked(new Set(on ? [...ticked, scope] : [...ticked].filter((one) => one !== scope)))}
              />
            ))}
          </fieldset>
          <p className="muted consent-note">{t.consentNote}</p>
        </div>
        <footer className="consent-foot">
          {revoke !== null && (
            <button type="button" className="button borderless danger" onClick={revoke}>
              {t.consentRevoke}
            </button>
          )}
          <span className="consent-space" />
          <button type="button" className="button borderless" onClick={cancel}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary">
            {t.consentAllow}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

function ScopeBox(props: { label: string; className: string; ticked: boolean; tick: (on: boolean) => void }) {
  const { label, className, ticked, tick } = props;
  return (
    <label className={className}>
      <input type="checkbox" checked={ticked} onChange={({ target }) => tick(target.checked)} />
      <span className="choice-text">{label}</span>
    </label>
  );
}

/** A modal dialog: the browser keeps the focus inside, and gives it back when the dialog closes. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    // Enter then gives the answer that most people want.
    shown?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    return () => shown?.close();
  }, []);
  return dialog;
}
