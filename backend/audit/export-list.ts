import type { AuditAction, AuditChange } from '../../shared/audit/audit.ts';
import type { asCaller, Caller, Principal } from '../access/caller.ts';
import type { Context } from '../platform/context.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import type { RecordPage } from '../platform/files/csv-export.ts';
import { outcomeOfPage, type Outcome } from '../platform/outcome.ts';
import { inKnownTimeZone } from '../platform/time-zone.ts';
import { writeAudit } from './sql/write-audit.ts';

type Filter = Readonly<Record<string, string | undefined>>;

/** A list that can be exported as a file. */
export interface ExportedList<F extends Filter, Row> {
  /** The action that the audit trail records. */
  readonly action: AuditAction;
  /** Who may export. Checked again for each page. */
  readonly as: typeof asCaller;
  /** The page at the cursor; null: the first page. */
  readonly readRows: (
    environment: EnvironmentHandle,
    page: { readonly filter: F; readonly cursor: string | null },
    caller: Caller,
  ) => Promise<RecordPage<Row> | 'invalid_cursor'>;
}

/** A requested export. */
export interface Export<F extends Filter, Row> {
  readonly list: ExportedList<F, Row>;
  readonly filter: F;
}

/** The first page of an export. Records the export with its filter in the audit trail. */
export function beginExport<F extends Filter, Row>(
  context: Context,
  principal: Principal,
  { list, filter }: Export<F, Row>,
): Promise<Outcome<RecordPage<Row>>> {
  return inKnownTimeZone(filter['timeZone'], () =>
    list.as(context, principal, async (environment, caller) => {
      const { userId: actorId } = caller.viewer;
      const changes = changesOfFilter(filter);
      await writeAudit(environment, { action: list.action, actorId, at: context.now(), changes });
      return outcomeOfPage(await list.readRows(environment, { filter, cursor: null }, caller));
    }),
  );
}

/** A page after the first. */
export function nextExportPage<F extends Filter, Row>(
  context: Context,
  principal: Principal,
  { list, filter, cursor }: Export<F, Row> & { readonly cursor: string },
): Promise<Outcome<RecordPage<Row>>> {
  return inKnownTimeZone(filter['timeZone'], () =>
    list.as(context, principal, async (environment, caller) =>
      outcomeOfPage(await list.readRows(environment, { filter, cursor }, caller)),
    ),
  );
}

/** The filter as changes for the audit trail: each member goes from null to its value. */
function changesOfFilter(filter: Filter): AuditChange[] {
  return Object.entries(filter).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: `filter.${field}`, from: null, to: value }],
  );
}
