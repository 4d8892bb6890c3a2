import type { Document, Reading } from '#kernel';
import type { ViewDocs } from '#exams';

/** Documents of a busy moment; beyond, they are simply read again. */
const KEPT_MAX = 1_000;

/** Documents as they stand at one moment: what many readers ask for is read once. */
export class Shelf {
  private readonly kept = new Map<string, Promise<Document | undefined>>();

  constructor(private readonly reading: Pick<Reading<ViewDocs>, 'get'>) {}

  get<Name extends keyof ViewDocs>(name: Name, key: string): Promise<ViewDocs[Name] | undefined> {
    const place = `${name}/${key}`;
    const known = this.kept.get(place) ?? this.read(place, name, key);
    return known as Promise<ViewDocs[Name] | undefined>;
  }

  private read(place: string, name: keyof ViewDocs, key: string): Promise<Document | undefined> {
    const reading = this.reading.get(name, key) as Promise<Document | undefined>;
    if (this.kept.size >= KEPT_MAX) this.kept.clear();
    this.kept.set(place, reading);
    // What could not be read is tried again by whoever asks next.
    reading.catch(() => this.kept.delete(place));
    return reading;
  }
}
