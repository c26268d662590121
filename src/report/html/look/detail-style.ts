/** What a row opens to, and the lists of everything beside the document's own statements. */
export const detailStyle = `
.inside { padding: .4rem .6rem 2rem calc(4.2rem + 1.25rem + .6rem); }
.inside h4 { margin: 0 0 .5rem; font: 600 .95rem/1.45 var(--sans); }
.inside > * + * { margin-top: 1.4rem; }
.cite { margin: 0; color: var(--soft); font-size: .92rem; }
.cite p { margin: .35rem 0 0; } .cite b { color: var(--ink); font-weight: 600; }
.note { border-left: 2px solid var(--rule); padding-left: .9rem; }
.finding { border: 1px solid var(--rule); border-radius: 8px; background: var(--raised); padding: 1.1rem 1.25rem 1.25rem;
  max-width: 62rem; }
.finding > h4 { display: flex; gap: .6em; align-items: baseline; overflow-wrap: anywhere; }
.finding > h4 .icon { position: relative; top: .12em; }
.finding dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .65rem 1.1rem; margin: .9rem 0 0; }
.finding dt { color: var(--soft); font-size: .86rem; padding-top: .1rem; }
.finding dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.sent { font: 400 1.06rem/1.5 var(--serif); }
pre { margin: 0; padding: .7rem .85rem; background: var(--sunken); border-radius: 6px; line-height: 1.5; white-space: pre-wrap;
  max-height: 22rem; overflow: auto; }
.command { display: flex; gap: .6rem; align-items: flex-start; }
.command pre { flex: 1; min-width: 0; max-height: 12rem; }
.command button { font: 600 .86rem/1 var(--sans); color: var(--ink); background: var(--raised); border: 1px solid var(--edge);
  border-radius: 6px; padding: .7rem .85rem; min-width: 5.2rem; cursor: pointer; }
.command button:hover { background: var(--sunken); }
.plain { margin: 0; padding: 0 0 0 1.1rem; color: var(--soft); font-size: .9rem; }
.plain li { margin: .2rem 0; overflow-wrap: anywhere; }
.more summary { cursor: pointer; color: var(--soft); font-size: .92rem; width: fit-content; }
.more[open] summary { margin-bottom: .5rem; }

.alarms { list-style: none; margin: 1.2rem 0 0; padding: 0; border-top: 1px solid var(--rule); max-width: 62rem; }
.alarms li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .1rem 1rem; padding: .9rem 0;
  border-bottom: 1px solid var(--rule); }
.alarms a { font-weight: 600; }
.alarms .reason { grid-column: 2; color: var(--bad); font-size: .93rem; overflow-wrap: anywhere; }
.alarms .where { grid-column: 2; color: var(--soft); font-size: .86rem; }
.alarms .count { color: var(--open); font-weight: 600; font-size: .93rem; }
.alarms .where:empty { display: none; }

.wide { position: relative; overflow-x: auto; }
.list { width: 100%; border-collapse: collapse; font-size: .93rem; }
.list th { text-align: left; font-weight: 400; color: var(--soft); font-size: .8rem; padding: .3rem 1.2rem .5rem 0;
  border-bottom: 1px solid var(--edge); vertical-align: bottom; }
.list td, .list tbody th { padding: .7rem 1.2rem .7rem 0; border-bottom: 1px solid var(--rule); vertical-align: top;
  overflow-wrap: anywhere; }
.list tbody th { color: var(--ink); font-size: inherit; }
.list .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.list .file { display: inline-block; min-width: 9rem; }
.list .narrow { width: 1%; white-space: nowrap; }
.list .ids a { display: inline-block; max-width: 12rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }
.seen { font-family: var(--mono); font-size: .86em; }
@media (max-width: 62rem) { .inside { padding-left: .6rem; } }
@media screen and (max-width: 46rem) {
  .list, .list tbody, .list tr, .list td { display: block; }
  .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list { border-top: 1px solid var(--rule); }
  .list tr { padding: .8rem 0; border-bottom: 1px solid var(--rule); }
  .list td, .list .number { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 1rem; padding: .18rem 0; border: 0; text-align: left; white-space: normal; }
  .list td:has(> div:empty) { display: none; }
  .list td::before { content: attr(data-label); color: var(--soft); font-size: .86rem; padding-top: .05rem; }
}
@media (max-width: 40rem) {
  .finding { padding: 1rem; } .finding dl { grid-template-columns: minmax(0, 1fr); gap: .2rem; } .finding dd { margin-bottom: .6rem; }
  .command { flex-direction: column; align-items: stretch; }
  .alarms li { grid-template-columns: minmax(0, 1fr); } .alarms .reason, .alarms .where { grid-column: 1; }
}
`;
