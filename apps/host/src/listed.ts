/** The parts of a setting that lists several, divided by commas. */
export const listed = (text: string): readonly string[] => text.split(',').map((part) => part.trim());
