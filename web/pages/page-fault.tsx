import { Container } from '@mantine/core';
import { useRouteError } from 'react-router';
import { FailureNotice } from '../components/failure-notice.tsx';

/** Shown in place of a page that failed to load or to draw itself. */
export function PageFault() {
  const error = useRouteError();
  return (
    <Container size="xs" py="xl">
      <FailureNotice
        error={error}
        onRetry={() => {
          location.reload();
        }}
      />
    </Container>
  );
}
