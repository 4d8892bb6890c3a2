const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= width || last === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/**
 * Rows of cells under each other, each column as wide as its longest line but not wider than given: longer cells go on
 * in the next line, broken between words.
 */
export const inColumns = (rows: readonly (readonly string[])[], widths: readonly number[]): readonly string[] => {
  const cells = rows.map((row) => row.map((cell, column) => wrapped(cell, widths[column] ?? cell.length)));
  const used = widths.map((_, column) =>
    Math.max(0, ...cells.flatMap((row) => (row[column] ?? []).map(({ length }) => length))),
  );
  return cells.flatMap((row) =>
    Array.from({ length: Math.max(...row.map(({ length }) => length)) }, (_, line) =>
      row
        .map((cell, column) => (cell[line] ?? '').padEnd(used[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  );
};
