import { useSettings } from '../settings/settings.tsx';
import { BrandMark } from './brand-mark.tsx';

/** The strip at the right edge where Gmail keeps its add-ons. */
export function Rail({ name, open, toggle }: { name: string; open: boolean; toggle: () => void }) {
  const { t } = useSettings();
  return (
    <nav className="rail" aria-label={t.addOns}>
      <button
        type="button"
        className="rail-button"
        aria-label={t.openPanel(name)}
        aria-expanded={open}
        title={name}
        onClick={toggle}
      >
        <BrandMark size={26} />
      </button>
    </nav>
  );
}
