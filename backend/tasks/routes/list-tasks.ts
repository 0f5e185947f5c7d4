import type { FastifyInstance } from 'fastify';
import { taskEndpoints } from '../../../shared/tasks/endpoints.ts';
import { beginExport, nextExportPage } from '../../audit/export-list.ts';
import { chooseLanguage } from '../../platform/http/language.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { changeFilter, deleteFilter, listSavedFilters, saveFilter } from '../saved-filters.ts';
import type { Context } from '../../platform/context.ts';
import { taskExport, buildTaskColumns } from '../export-tasks.ts';
import { listTasks } from '../list-tasks.ts';
import { ignoreBody } from '../../platform/http/bodies.ts';
import { fileName, sendCsv } from '../../platform/http/csv-file.ts';
import { rawRoute, route } from '../../platform/http/endpoint-route.ts';

/** Bytes. A name and a filter. */
const bodyLimit = 16 * 1024;

/** Listing tasks, exporting them, and saved filters. */
export async function taskListRoutes(app: FastifyInstance, context: Context): Promise<void> {
  route(app, taskEndpoints.listTasks, {
    handle: ({ query }, request) => {
      const { limit, cursor, ...filter } = query;
      return listTasks(context, principalOf(request), {
        filter,
        limit: limit === undefined ? undefined : Number(limit),
        cursor,
      });
    },
  });

  rawRoute(app, taskEndpoints.exportTasks, {
    handle: async ({ query }, request, reply) => {
      const { language = chooseLanguage(request.headers['accept-language']), timeZone = 'UTC', ...filter } = query;
      const principal = principalOf(request);
      const asked = { list: taskExport, filter };
      return sendCsv(reply, await beginExport(context, principal, asked), {
        name: fileName(language === 'fr' ? 'taches' : 'tasks', context.now()),
        language,
        columns: buildTaskColumns(language, timeZone),
        next: (cursor) => nextExportPage(context, principal, { ...asked, cursor }),
      });
    },
  });

  route(app, taskEndpoints.listSavedFilters, {
    handle: (_input, request) => listSavedFilters(context, principalOf(request)),
  });
  route(app, taskEndpoints.saveFilter, {
    options: { bodyLimit },
    handle: ({ body }, request) => saveFilter(context, principalOf(request), body),
  });
  route(app, taskEndpoints.changeFilter, {
    options: { bodyLimit },
    handle: ({ params, body }, request) =>
      changeFilter(context, principalOf(request), { ...body, id: params.filterId }),
  });
  await app.register((scope, _options, next) => {
    ignoreBody(scope);
    route(scope, taskEndpoints.deleteFilter, {
      handle: ({ params }, request) => deleteFilter(context, principalOf(request), params.filterId),
    });
    next();
  });
}
