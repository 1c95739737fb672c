import { type Markup, markup } from "./markup.ts";

/** Expected above found, with the part in which they differ marked in both. */
export function viewDifference(expected: string, found: string): Markup {
  const start = commonLength(expected, found);
  const end = commonLength(reverse(expected.slice(start)), reverse(found.slice(start)));
  const mark = (text: string): Markup =>
    markup`${text.slice(0, start)}<b>${text.slice(start, text.length - end)}</b>${text.slice(text.length - end)}`;
  return markup`<dl class="difference">
<dt>expected</dt><dd class="expected">${mark(expected)}</dd>
<dt>found</dt><dd class="found">${mark(found)}</dd>
</dl>`;
}

function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < Math.min(left.length, right.length) && left[length] === right[length]) {
    length += 1;
  }
  return length;
}

function reverse(text: string): string {
  return text.split("").reverse().join("");
}
