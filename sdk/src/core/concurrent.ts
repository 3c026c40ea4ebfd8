/** Asks the same of many items, some at a time, and gives the answers in the items' order. */
export async function mapConcurrently<item, answer>(
  items: readonly item[],
  ask: (item: item) => Promise<answer>,
  width = 16,
): Promise<readonly answer[]> {
  const answers: answer[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      answers[index] = await ask(items[index] as item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return answers;
}
