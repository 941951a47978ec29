/** Whether a word is another with one letter too many, missing or wrong, or with two neighbours swapped. */
export function isSlipOf(word: string, right: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === right[at]) at++;
  const tail = (text: string, from: number) => text.slice(from);
  return (
    tail(word, at + 1) === tail(right, at) ||
    tail(word, at) === tail(right, at + 1) ||
    tail(word, at + 1) === tail(right, at + 1) ||
    (word[at] === right[at + 1] && word[at + 1] === right[at] && tail(word, at + 2) === tail(right, at + 2))
  );
}
