import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inputsOf, primaryAction, findCard } from '../harness/card-form.ts';
import { builtHost } from '../harness/folders.ts';
import { fileItem } from '../input/open-file.ts';
import type { TestBench } from '../harness/test-bench.ts';

const samples = join(builtHost, 'samples');

/** Who saves which samples, by the start of their names. */
const days = [
  { email: 'camille@demo.example', name: 'Camille Roussel', files: /^(0[1-689]|19|22|24|agenda-0[14])/ },
  { email: 'sacha@demo.example', name: 'Sacha Lemoine', files: /^(12|13|17|23|25|agenda-03)/ },
];

/** Saves sample mails and meetings through the add-on's card, as several reps of the sample environment would in a day. */
export async function saveSamples(bench: TestBench): Promise<void> {
  for (const { files, ...identity } of days) {
    const person = bench.person(identity);
    await person.link('demo');
    for (const name of readdirSync(samples).filter((each) => files.test(each) && !each.endsWith('.json'))) {
      const item = fileItem(join(samples, name), {});
      const card = findCard((await person.open(item)).answer);
      const save = card === null ? null : primaryAction(card);
      if (card !== null && save !== null) await person.press(save, inputsOf(card), item);
    }
  }
}
