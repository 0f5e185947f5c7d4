/** What is wrong with `area-order.json` in this folder of areas, a line each. */
export function areaFaults(backend: string): string[];
