import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Capture } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { SourceIcon } from '../../../components/source-icon.tsx';
import { TableFrame } from '../../../components/table-frame.tsx';
import { useText } from '../../../i18n/language.tsx';
import { usePagePath } from '../../../shell/environment-name.ts';
import { CaptureReasonText } from './capture-reason.tsx';
import classes from './captures.module.css';

const middle = classes['middle'] ?? '';
const wide = classes['wide'] ?? '';
const oneLine = classes['when'] ?? '';

interface CaptureTableProps {
  readonly captures: readonly Capture[];
  readonly busy: boolean;
}

/** Attempts to save, one a line. */
export function CaptureTable({ captures, busy }: CaptureTableProps) {
  const { t } = useText();
  return (
    <TableFrame label={t.captures.table} busy={busy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={middle}>{t.captures.when}</Table.Th>
          <Table.Th className={middle}>{t.captures.user}</Table.Th>
          <Table.Th className={wide}>{t.captures.what}</Table.Th>
          <Table.Th>{t.captures.outcome}</Table.Th>
          <Table.Th className={wide}>{t.captures.size}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {captures.map((capture) => (
          <CaptureLine key={capture.id} capture={capture} />
        ))}
      </Table.Tbody>
    </TableFrame>
  );
}

function CaptureLine({ capture }: { readonly capture: Capture }) {
  const { t, formats } = useText();
  const { at, user, operation, channel, source, files, bytes } = capture;
  return (
    <Table.Tr>
      <Table.Td className={`${middle} ${oneLine}`}>
        <time dateTime={at}>{formats.dateTime(at)}</time>
      </Table.Td>
      <Table.Td className={`${middle} ${oneLine}`}>
        {user.name}
        <Text size="xs" c="dimmed">
          {user.email}
        </Text>
      </Table.Td>
      <Table.Td className={`${wide} ${oneLine}`}>
        <span className={classes['label'] ?? ''}>
          {source === null ? null : <SourceIcon source={source} />}
          {t.captures.operations[operation]}
        </span>
        <Text size="xs" c="dimmed">
          {t.captures.channels[channel]}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" className={classes['phone'] ?? ''}>
          <time dateTime={at}>{formats.dateTime(at)}</time> · {user.name}
        </Text>
        <Ending capture={capture} />
      </Table.Td>
      <Table.Td className={`${wide} ${oneLine}`}>
        <Files files={files} bytes={bytes} />
      </Table.Td>
    </Table.Tr>
  );
}

/** How many, and how large they are together. */
function Files({ files, bytes }: Pick<Capture, 'files' | 'bytes'>) {
  const { t, formats } = useText();
  if (files === null) return '–';
  return (
    <>
      {t.captures.files(files)}
      {files === 0 || bytes === null ? null : (
        <Text size="xs" c="dimmed">
          {formats.size(bytes)}
        </Text>
      )}
    </>
  );
}

/** The background and the text colour of each badge; their contrast is above 4.5. */
const badgeColors: Readonly<Record<Capture['outcome'], readonly [ground: string, words: string]>> = {
  saved: ['relais.0', 'relais.8'],
  repeated: ['gray.1', 'gray.8'],
  undone: ['violet.0', 'violet.9'],
  refused: ['orange.1', 'gray.9'],
  failed: ['red.0', 'red.9'],
};

function Ending({ capture }: { readonly capture: Capture }) {
  const { t } = useText();
  const to = usePagePath();
  const { outcome, task } = capture;
  const [ground, words] = badgeColors[outcome];
  return (
    <>
      <Badge bg={ground} c={words} tt="none" fw={600} radius="sm">
        {t.captures.outcomes[outcome]}
      </Badge>{' '}
      {task === null ? null : (
        <Anchor component={Link} to={to(`/tasks/${task.id}`)} size="sm">
          {t.captures.taskLink(task.number)}
        </Anchor>
      )}
      <CaptureReasonText capture={capture} />
    </>
  );
}
