import { FilePlus2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSettings } from '../settings/settings.tsx';

/** Dropping a file anywhere on the page opens it; while one is dragged over, the page says so. */
export function DropZone({ open }: { open: (file: File) => void }) {
  const { t } = useSettings();
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const allowDrop = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      // When the pointer leaves the window, it enters no other element.
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) open(file);
    };
    window.addEventListener('dragover', allowDrop);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', allowDrop);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [open]);

  if (!dragging) return null;
  return (
    <div className="drop-zone">
      <FilePlus2 size={48} strokeWidth={1.4} aria-hidden />
      <p>{t.dropHere}</p>
      <p className="muted">{t.dropHint}</p>
    </div>
  );
}
