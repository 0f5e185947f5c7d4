import { useRouteError } from 'react-router';
import { FailurePage } from '../shell/failure-page.tsx';

/** Shown in place of a page that failed to load or to render. */
export function PageFault() {
  const error = useRouteError();
  return (
    <FailurePage
      error={error}
      onRetry={() => {
        location.reload();
      }}
    />
  );
}
