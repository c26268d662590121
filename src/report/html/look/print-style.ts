/** On paper: no controls, nothing left out for being out of sight, colours as they are. */
export const printStyle = `
@page { margin: 1.7cm 1.5cm; }
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #fff; }
  html { font-size: 10.5pt; }
  .bar, .tail, .skip, .command button { display: none !important; }
  .head { padding-top: 0; } .head h1 { font-size: 2.3rem; } .part { margin-top: 2.4rem; }
  main, .end { max-width: none; padding-inline: 0; }
  .row { content-visibility: visible; break-inside: avoid-page; }
  .row:has(> details[open]) { break-inside: auto; }
  .finding pre, .finding > h4, figure, .alarms li, .list tr { break-inside: avoid; }
  .row summary, .finding > h4 { break-inside: avoid; break-after: avoid; }
  h2, h3, .section > header { break-after: avoid; }
  pre { max-height: none; overflow: visible; }
  .matrix thead th { position: static; }
  .glance, .mark, .row summary { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;
