import { benchExport } from './export.ts';
import { benchFirstLoad } from './first-load.ts';
import { benchTaskList, type ListBench } from './task-list.ts';
import { startBenchService } from './task-list-service.ts';

/** Fills an empty database, measures everything on it and prints what it found; false when a goal is missed. */
export async function bench(databaseUrl: string, options: ListBench): Promise<boolean> {
  const { sizes, rounds, print } = options;
  const start = performance.now();
  const service = await startBenchService(databaseUrl, sizes);
  try {
    print(`${sizes.small} and ${sizes.large} tasks made in ${Math.round((performance.now() - start) / 1000)} s\n`);
    const reached = [
      await benchTaskList(service, options),
      await benchFirstLoad(service, { tasks: sizes.large, rounds, print }),
      await benchExport(service, sizes.large, print),
    ];
    return reached.every(Boolean);
  } finally {
    await service.close();
  }
}
