/** What an endpoint could send to break a terminal, XML or Markdown: every test of a renderer meets it. */
export const hostileText = [
  "\u001b[2J\u001b]0;owned\u0007\u001b[31mred",
  "\u009b5m\u0000\u0007\b\u007f",
  "]]> ]]> <![CDATA[ </testcase> & \" ' <script>alert(1)</script>",
  "| a | **b** [link](http://x) `code`",
  "\u202eright\u202c to left \u200b zero",
  "lone \ud800 surrogate \udc00 \uffff \ufffe",
  "first\r\nsecond\rthird\u2028fourth\u0085fifth\tsixth",
].join("\n");

/** A text of a million characters without a single space. */
export const hugeText = "x".repeat(1_000_000);
