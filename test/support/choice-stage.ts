import type { LightMyRequestResponse } from 'fastify';
import { asOwner } from '../../backend/platform/database/database.ts';
import type { TaskChoices, TaskDefaults } from '../../shared/task-choices/task-choices.ts';
import type { TestService } from './service.ts';

const admin = 'admin@demo.example';
const nothing = { typeId: null, statusId: null };
export const noDefaults: TaskDefaults = { mail: nothing, event: nothing, manual: nothing };

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly payload?: object;
}

/** The types and statuses of `demo` as its users read them and its admin changes them. */
export interface ChoiceStage {
  /** As at the beginning: two of each, no defaults, an empty trail. */
  reset(): Promise<void>;
  call(email: string, call: Call, environment?: string): Promise<LightMyRequestResponse>;
  read(email?: string, environment?: string): Promise<TaskChoices>;
  /** The id of the type or the status of this label; empty when there is none. */
  idOf(label: string): Promise<string>;
  typeUrl(label: string): Promise<string>;
  statusUrl(label: string): Promise<string>;
  /** Lines of the audit trail, oldest first, those of signing in left out. */
  audit(): Promise<object[]>;
}

export function choiceStage(service: TestService): ChoiceStage {
  const call: ChoiceStage['call'] = async (email, { method = 'GET', url, payload }, environment = 'demo') =>
    service.app.inject({
      method,
      url,
      headers: await service.bearer(email, environment),
      ...(payload !== undefined && { payload }),
    });
  const read: ChoiceStage['read'] = async (email = admin, environment = 'demo') =>
    (await call(email, { url: '/v1/task-choices' }, environment)).json<TaskChoices>();
  const idOf = async (label: string) => {
    const { types, statuses } = await read();
    return [...types, ...statuses].find((choice) => choice.label === label)?.id ?? '';
  };
  return {
    reset: () =>
      service.sql(`
        update environment_settings set mail_type_id = null, mail_status_id = null, event_type_id = null,
          event_status_id = null, manual_type_id = null, manual_status_id = null, max_file_bytes = null;
        delete from task_types where label not in ('Appel', 'Email');
        delete from task_statuses where label not in ('À faire', 'Fait');
        update task_types set archived_at = null, position = case label when 'Appel' then 0 else 1 end;
        update task_statuses set archived_at = null, closed = label = 'Fait',
          position = case label when 'Fait' then 1 else 0 end;
        delete from audit_events`),
    call,
    read,
    idOf,
    typeUrl: async (label) => `/v1/admin/task-types/${await idOf(label)}`,
    statusUrl: async (label) => `/v1/admin/task-statuses/${await idOf(label)}`,
    audit: async () => {
      const rows = await asOwner(service.database, (engine) =>
        engine.withConnection((connection) =>
          connection.query<{ line: object }>({
            name: '',
            text: `select json_build_object('action', action, 'actor', (select email from users where id = actor_id),
              'details', details) as line from audit_events where action not like 'user.%' order by at, action`,
            values: [],
          }),
        ),
      );
      return rows.map(({ line }) => line);
    },
  };
}
