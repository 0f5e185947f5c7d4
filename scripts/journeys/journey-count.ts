import type { CallbackResult, FormInputs, OpenItem } from '../../host/contract.ts';
import { CommandError } from '../harness/command-error.ts';
import {
  choicesOf,
  findAction,
  findCard,
  foldedFields,
  inputsOf,
  primaryAction,
  wordsOf,
  type Json,
} from '../harness/card-form.ts';
import type { Person } from '../harness/test-bench.ts';

/** What one callback, or several, cost. */
export interface Cost {
  /** Calls of Relais' backend. */
  backend: number;
  /** Calls of Gmail's and Calendar's services, each a round trip on Google's side. */
  google: number;
  /** Reads and writes of what the add-on keeps: properties and cache. */
  kept: number;
}

/** A journey as it was played. */
export interface Played {
  /** Clicks on cards; the one on the add-on's icon, which opens the card, is not among them. */
  clicks: number;
  opening: Cost;
  /** Everything after the card was open. */
  acting: Cost;
}

const googleServices = /^(?:Gmail\w*|CalendarApp|Events)\./;
const keptServices = /^(?:Properties|Cache)\./;

/** A rep at the cards, clicks and costs counted. Throws CommandError when a card does not offer what a step needs. */
export class CountedRep {
  readonly #person: Person;
  #played: Played = { clicks: 0, opening: noCost(), acting: noCost() };
  #card: Json = {};
  #item: OpenItem = { kind: 'none' };
  #changes: Record<string, string[]> = {};
  #dates: FormInputs = {};
  /** Positions of the sections that were unfolded on this card. */
  #unfolded = new Set<number>();

  constructor(person: Person) {
    this.#person = person;
  }

  get played(): Played {
    return this.#played;
  }

  get card(): Json {
    return this.#card;
  }

  /** Counts from here: what was before made the journey possible. */
  begin(): void {
    this.#played = { clicks: 0, opening: noCost(), acting: noCost() };
  }

  /** A click on the add-on's icon with this open. */
  async open(item: OpenItem): Promise<void> {
    this.#item = item;
    const result = item.kind === 'none' ? await this.#person.homepage() : await this.#person.open(item);
    this.#show(result, this.#played.opening);
  }

  /** Ticks or unticks the item whose text contains `text`: one click. */
  tick(field: string, text: string): void {
    const item = this.#choice(field, text);
    const now = this.#changes[field] ?? selectionOf(this.#card, field);
    this.#changes[field] = now.includes(item) ? now.filter((value) => value !== item) : [...now, item];
    this.#touch(field, 1);
  }

  /** Chooses one of several items that are all in sight: one click. */
  pick(field: string, text: string): void {
    this.#changes[field] = [this.#choice(field, text)];
    this.#touch(field, 1);
  }

  /** Chooses in a drop-down list: a click on the list, one on the item. */
  choose(field: string, text: string): void {
    this.#changes[field] = [this.#choice(field, text)];
    this.#touch(field, 2);
  }

  /** A click into a field, then typing. */
  type(field: string, text: string): void {
    this.#changes[field] = [text];
    this.#touch(field, 1);
  }

  /** Picks a day in a date picker: a click on the field, one on the day. `day`: its midnight UTC in milliseconds. */
  pickDate(field: string, day: number): void {
    this.#dates[field] = { dateInput: { msSinceEpoch: day } };
    this.#touch(field, 2);
  }

  /** Presses the footer's button. */
  async save(): Promise<void> {
    await this.#click(primaryAction(this.#card), 'a button in the footer');
  }

  /** Presses the first button that calls `functionName`. */
  async press(functionName: string, parameters: Record<string, string> = {}): Promise<void> {
    await this.#click(findAction(this.#card, functionName, parameters), functionName);
  }

  /** Opens one of the add-on's menu entries: a click on the menu, one on the entry. */
  async openMenu(index: number): Promise<void> {
    this.#played.clicks += 2;
    this.#show(await this.#person.universalAction(index, this.#item), this.#played.acting);
  }

  /** Unfolds the section of a field first, where it is folded: one click more. */
  #touch(field: string, clicks: number): void {
    const section = foldedFields(this.#card).get(field);
    if (section !== undefined && !this.#unfolded.has(section)) {
      this.#unfolded.add(section);
      this.#played.clicks += 1;
    }
    this.#played.clicks += clicks;
  }

  async #click(action: ReturnType<typeof findAction>, wanted: string): Promise<void> {
    if (action === null) throw new CommandError(`the card has not ${wanted}: ${wordsOf(this.#card)}`);
    this.#played.clicks += 1;
    const changed = Object.entries(this.#changes).map(
      ([field, value]) => [field, { stringInputs: { value } }] as const,
    );
    const inputs = { ...inputsOf(this.#card), ...Object.fromEntries(changed), ...this.#dates };
    this.#show(await this.#person.press(action, inputs, this.#item), this.#played.acting);
  }

  #show(result: CallbackResult, cost: Cost): void {
    cost.backend += result.fetches.length;
    for (const [call, count] of Object.entries(result.serviceCalls)) {
      if (googleServices.test(call)) cost.google += count;
      if (keptServices.test(call)) cost.kept += count;
    }
    this.#changes = {};
    this.#dates = {};
    this.#unfolded = new Set();
    this.#card = findCard(result.answer) ?? this.#card;
  }

  #choice(field: string, text: string): string {
    const item = choicesOf(this.#card, field).find((choice) => choice.text.includes(text));
    if (item === undefined) throw new CommandError(`the card does not offer ${text} as ${field}`);
    return item.value;
  }
}

function noCost(): Cost {
  return { backend: 0, google: 0, kept: 0 };
}

function selectionOf(card: Json, field: string): string[] {
  return choicesOf(card, field)
    .filter((choice) => choice.selected)
    .map((choice) => choice.value);
}
