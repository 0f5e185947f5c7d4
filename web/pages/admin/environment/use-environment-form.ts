import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import type { Settings } from '../../../../shared/preferences/preferences.ts';
import { CallError, codeOf } from '../../../api/problem.ts';
import { queryKeyOf, useChange, usePlace } from '../../../api/use-call.ts';
import { useUnsavedGuard } from '../../../components/unsaved-guard.tsx';
import { useText } from '../../../i18n/language.tsx';
import {
  changeOf,
  editOf,
  faultsOf,
  isChanged,
  findShorterPeriods,
  listLines,
  type EditField,
  type EnvironmentEdit,
} from './environment-edit.ts';
import { useConfirmErasure } from './erasure.tsx';

/** The form of the settings: the edit over the base version, and its validation. */
export function useEnvironmentForm(settings: EnvironmentSettings) {
  const { t } = useText();
  const [base, setBase] = useState(settings);
  const [edit, setEdit] = useState<EnvironmentEdit>(() => editOf(settings));
  const changed = isChanged(base, edit);
  // Another admin changed the settings: an untouched form follows.
  if (settings !== base && !changed) {
    setBase(settings);
    setEdit(editOf(settings));
  }
  const change = useChange('changeEnvironmentSettings', ['listOwnContacts']);
  const show = useShowSettings();
  const { guard } = useUnsavedGuard(changed);
  const confirmErasure = useConfirmErasure();
  const faults = faultsOf(edit, settings);
  const form = useRef<HTMLFormElement>(null);
  // The field that the service refuses is marked when the error is rendered, not before.
  useEffect(() => {
    if (change.error !== null) showFault(form.current);
  }, [change.error]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.current = event.currentTarget;
    const periods = findShorterPeriods(base, edit);
    if (Object.keys(faults).length > 0) showFault(form.current);
    else if (periods === null) save();
    else confirmErasure(periods, save);
  };
  const save = () => {
    change.mutate(
      { body: changeOf(base, edit) },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setEdit(editOf(saved));
          show(saved);
          notifications.show({ message: t.environment.saved, autoClose: 4000 });
        },
      },
    );
  };
  return {
    guard,
    edit,
    changed,
    submit,
    busy: change.isPending,
    /** The error, unless it belongs to a field or a domain. */
    error: isShownElsewhere(change.error) ? null : change.error,
    /** The domain that is nobody's own: of a free mail provider, or a public suffix. */
    freeDomain: edit.domains[freeDomainOf(change.error) ?? -1]?.domain ?? null,
    /** What was typed as an address and is none. */
    wrongAddress: listLines(edit.ownAddresses)[indexOfPlace(change.error, ownAddressPlace) ?? -1] ?? null,
    set: (members: Partial<EnvironmentEdit>) => {
      if (change.error !== null) change.reset();
      setEdit((before) => ({ ...before, ...members }));
    },
    discard: () => setEdit(editOf(base)),
    /** What to say below a field; undefined: nothing is wrong with it. */
    faultOf: (field: EditField): string | undefined => {
      const refused = fieldOf(change.error);
      if (refused?.field === field) return t.environment[refused.text];
      const fault = faults[field];
      return fault === undefined ? undefined : t.environment.faults[fault];
    },
  };
}

export type EnvironmentFormState = ReturnType<typeof useEnvironmentForm>;

/** Goes to the first field that has a fault. */
function showFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** The index of the domain that the service refuses; the service alone knows free mail and public suffixes. */
function freeDomainOf(error: unknown): number | null {
  return indexOfPlace(error, /^body\.domains\.(\d+)\.domain$/);
}

const ownAddressPlace = /^body\.ownAddresses\.(\d+)$/;

/** The index in a list of what the service refuses; null when it refuses something else. */
function indexOfPlace(error: unknown, place: RegExp): number | null {
  const index = place.exec(pathOf(error) ?? '')?.[1];
  return index === undefined ? null : Number(index);
}

/** A field or a domain says it. */
function isShownElsewhere(error: unknown): boolean {
  return fieldOf(error) !== null || freeDomainOf(error) !== null || indexOfPlace(error, ownAddressPlace) !== null;
}

function pathOf(error: unknown): string | undefined {
  return error instanceof CallError ? error.problem?.fields?.[0]?.path : undefined;
}

/** The field of an error that only the service can find. */
function fieldOf(error: unknown): { field: EditField; text: 'nameTaken' | 'nameTooMany' } | null {
  if (codeOf(error) === 'name_taken') return { field: 'name', text: 'nameTaken' };
  return pathOf(error) === 'body.name' ? { field: 'name', text: 'nameTooMany' } : null;
}

/** Puts the answered settings into the cached responses. After a new name, the gate redirects to it. */
export function useShowSettings(): (settings: EnvironmentSettings) => void {
  const { environment } = usePlace();
  const client = useQueryClient();
  return (settings) => {
    client.setQueryData(queryKeyOf(environment, 'getEnvironmentSettings', {}), settings);
    client.setQueryData<Settings>(queryKeyOf(environment, 'getPreferences', {}), (shown) => {
      if (shown === undefined) return undefined;
      const { name, displayName } = settings;
      return { ...shown, me: { ...shown.me, environment: { name, displayName } } };
    });
    void client.invalidateQueries({ queryKey: queryKeyOf(environment, 'getTaskChoices') });
    void client.invalidateQueries({ queryKey: queryKeyOf(null, 'getWebSession') });
  };
}
