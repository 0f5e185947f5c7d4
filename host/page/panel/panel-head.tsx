import { ArrowLeft, EllipsisVertical, FlaskConical, X } from 'lucide-react';
import { useSettings } from '../settings/settings.tsx';
import { BrandMark } from '../shell/brand-mark.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { cardActions } from './action-target.ts';
import type { AddOnSession, PanelView } from './add-on-session.ts';
import type { CardEntry } from './stacks.ts';
import type { TestOptions } from './use-test-options.ts';

/** What the panel is about. */
export interface SidePanelProps {
  name: string;
  universalActions: readonly string[];
  session: AddOnSession;
  view: PanelView;
  /** Whether the host application shows the add-on here at all. */
  offered: boolean;
  options: TestOptions;
  setOptions: (change: Partial<TestOptions>) => void;
  /** The person wants to change what the add-on may do. */
  manageConsent: () => void;
  close: () => void;
}

/** The head of the panel: back, the add-on's name, its menu and the test options, which Google does not have. */
export function PanelHead(props: SidePanelProps & { cards: readonly CardEntry[] }) {
  const { name, universalActions, session, view, offered, close, cards } = props;
  const { t } = useSettings();
  const busy = view.activity !== 'idle' || !offered;
  const items = [
    ...cardActions(cards.at(-1)?.card).map(({ label, onClick }) => ({
      label,
      select: () => void session.click(onClick),
    })),
    // Gmail offers to refresh on root cards only.
    ...(cards.length <= 1 ? [{ label: t.refresh, select: () => void session.refresh() }] : []),
    ...universalActions.map((label, index) => ({ label, select: () => void session.runUniversalAction(index) })),
  ];
  return (
    <div className="panel-head">
      {cards.length > 1 && (
        <button
          type="button"
          className="icon-button"
          aria-label={t.back}
          title={t.back}
          disabled={busy}
          onClick={() => session.goBack()}
        >
          <ArrowLeft size={20} aria-hidden />
        </button>
      )}
      <BrandMark size={24} />
      <p className="panel-name">{name}</p>
      <TestMenu {...props} />
      <MenuButton
        label={t.moreActions}
        name={t.moreActions}
        face={<EllipsisVertical size={20} aria-hidden />}
        items={items}
        disabled={busy}
      />
      <button type="button" className="icon-button" aria-label={t.closePanel} title={t.closePanel} onClick={close}>
        <X size={20} aria-hidden />
      </button>
    </div>
  );
}

function TestMenu({
  options,
  setOptions,
  manageConsent,
}: Pick<SidePanelProps, 'options' | 'setOptions' | 'manageConsent'>) {
  const { t } = useSettings();
  const toggle = (option: keyof TestOptions, label: string, detail: string) => ({
    label,
    detail,
    toggles: true,
    checked: options[option],
    select: () => setOptions({ [option]: !options[option] }),
  });
  return (
    <MenuButton
      label={t.testOptions}
      name={t.testOptions}
      face={<FlaskConical size={18} aria-hidden />}
      items={[
        { label: t.optionConsent, select: manageConsent },
        toggle('phone', t.optionPhone, t.optionPhoneDetail),
        toggle('omitUntouchedSwitches', t.optionSwitches, t.optionSwitchesDetail),
        toggle('omitFoldedFields', t.optionFolded, t.optionFoldedDetail),
      ]}
    />
  );
}
