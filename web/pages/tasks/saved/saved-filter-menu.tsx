import { Button, Menu, Text } from '@mantine/core';
import { Bookmark, BookmarkPlus, Check, ChevronDown, PencilLine, RefreshCw } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../../shell/newer-version.tsx';
import type { FilterWithPeriods, SavedFilter } from '../../../../shared/tasks/task-list.ts';
import { useChange, useRead } from '../../../api/use-call.ts';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';
import { isSameFilter } from '../filter/filter-address.ts';
import classes from '../tasks.module.css';

const SaveFilterDialog = lazyPart(async () => (await import('./save-filter-dialog.tsx')).SaveFilterDialog);
const ManageFiltersDialog = lazyPart(async () => (await import('./manage-filters-dialog.tsx')).ManageFiltersDialog);

interface SavedFilterMenuProps {
  readonly filter: FilterWithPeriods;
  readonly onShow: (filter: FilterWithPeriods) => void;
}

/** The user's saved filters: chosen, saved, replaced, managed. */
export function SavedFilterMenu({ filter, onShow }: SavedFilterMenuProps) {
  const { t } = useText();
  const saved = useRead('listSavedFilters', {}).data?.filters ?? [];
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = saved.find((each) => isSameFilter(each.filter, filter));
  const chosen = saved.find(({ id }) => id === chosenId);
  const replace = useReplace();
  const buttonName = shown?.name ?? t.tasks.saved.button;
  const close = () => {
    setDialog(null);
  };
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Bookmark size={16} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
            maw={260}
            aria-label={buttonName}
            classNames={{ root: classes['compact'] }}
          >
            {buttonName}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          <SavedList
            saved={saved}
            shownId={shown?.id ?? null}
            onChoose={(each) => {
              setChosenId(each.id);
              onShow(each.filter);
            }}
          />
          <Menu.Divider />
          <SavedActions
            any={saved.length > 0}
            shownIsSaved={shown !== undefined}
            chosen={chosen}
            onDialog={setDialog}
            onReplace={(each) => {
              replace(each, filter);
            }}
          />
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog === 'save' ? <SaveFilterDialog filter={filter} saved={saved} onClose={close} /> : null}
        {dialog === 'manage' ? <ManageFiltersDialog saved={saved} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

interface SavedActionsProps {
  /** There is a saved filter. */
  readonly any: boolean;
  /** What is shown is a saved filter, unchanged. */
  readonly shownIsSaved: boolean;
  /** The one that was chosen last. */
  readonly chosen: SavedFilter | undefined;
  readonly onDialog: (dialog: 'save' | 'manage') => void;
  readonly onReplace: (chosen: SavedFilter) => void;
}

function SavedActions({ any, shownIsSaved, chosen, onDialog, onReplace }: SavedActionsProps) {
  const { t } = useText();
  return (
    <>
      {shownIsSaved ? null : (
        <Menu.Item
          leftSection={<BookmarkPlus size={16} aria-hidden />}
          onClick={() => {
            onDialog('save');
          }}
        >
          {t.tasks.saved.save}
        </Menu.Item>
      )}
      {shownIsSaved || chosen === undefined ? null : (
        <Menu.Item
          leftSection={<RefreshCw size={16} aria-hidden />}
          onClick={() => {
            onReplace(chosen);
          }}
        >
          {t.tasks.saved.replace(chosen.name)}
        </Menu.Item>
      )}
      {any ? (
        <Menu.Item
          leftSection={<PencilLine size={16} aria-hidden />}
          onClick={() => {
            onDialog('manage');
          }}
        >
          {t.tasks.saved.manage}
        </Menu.Item>
      ) : null}
    </>
  );
}

interface SavedListProps {
  readonly saved: readonly SavedFilter[];
  /** The one that the list shows now. */
  readonly shownId: string | null;
  readonly onChoose: (filter: SavedFilter) => void;
}

function SavedList({ saved, shownId, onChoose }: SavedListProps) {
  const { t } = useText();
  if (saved.length === 0) {
    return (
      <Text size="sm" c="gray.7" p="xs">
        {t.tasks.saved.none}
      </Text>
    );
  }
  return saved.map((each) => (
    <Menu.RadioItem
      key={each.id}
      value={each.id}
      checked={each.id === shownId}
      checkIcon={<Check size={16} aria-hidden />}
      closeMenuOnClick
      onChange={() => {
        onChoose(each);
      }}
    >
      {each.name}
    </Menu.RadioItem>
  ));
}

/** Puts the filter that is shown in the place of a saved one. */
function useReplace(): (saved: SavedFilter, filter: FilterWithPeriods) => void {
  const { t } = useText();
  const change = useChange('changeFilter', ['listSavedFilters']);
  const notice = useNotice();
  return ({ id, name }, filter) => {
    change.mutate(
      { params: { filterId: id }, body: { name, filter } },
      {
        onSuccess: () => {
          notice.done(t.tasks.saved.replaced(name));
        },
        onError: notice.failed,
      },
    );
  };
}
