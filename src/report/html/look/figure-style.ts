/** Pictures of numbers, and the matrices of several reports. */
export const figureStyle = `
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 2.2rem 3rem; margin-top: 1.6rem; }
figure { margin: 0; }
figcaption { margin-bottom: .7rem; }
figcaption p { margin: .1rem 0 0; color: var(--soft); font-size: .88rem; }
figure > svg { display: block; width: 100%; overflow: visible; }
.bars { fill: var(--one); } .axis { stroke: var(--edge); stroke-width: 1; vector-effect: non-scaling-stroke; }
.band { fill: var(--calm-tint); } .expected { stroke: var(--edge); stroke-dasharray: 4 3; vector-effect: non-scaling-stroke; }
.ends { display: flex; justify-content: space-between; gap: 1rem; margin-top: .35rem; color: var(--soft); font-size: .8rem;
  font-variant-numeric: tabular-nums; }
.full { grid-column: 1 / -1; }
.line { fill: none; stroke: var(--one); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.under { fill: var(--one); opacity: .12; }
.bad .line { stroke: var(--bad); } .bad .under { fill: var(--bad); }
.unsure .line { stroke: var(--open); } .unsure .under { fill: var(--open); }
.latest { font: 400 1.9rem/1.1 var(--serif); font-variant-numeric: tabular-nums; }

.field-1 { fill: var(--one); } .field-2 { fill: var(--two); } .field-3 { fill: var(--three); } .field-4 { fill: var(--four); }
figure text { fill: var(--ground); font: 600 .95rem var(--sans); }
.fields { display: grid; gap: .3rem 1.2rem; grid-template-columns: minmax(0, auto) auto minmax(0, 1fr); margin: .8rem 0 0; font-size: .92rem;
  align-items: baseline; }
.fields > div { display: contents; }
.fields dt { font-weight: 600; overflow-wrap: anywhere; display: flex; gap: .5em; align-items: center; }
.fields dt svg { width: .8em; height: .8em; flex: none; }
.fields dd { margin: 0; overflow-wrap: anywhere; } .fields .size { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }

.fields .wrong { color: var(--bad); font-weight: 600; } .fields .wrong .icon { margin-right: .4em; position: relative; top: .12em; }
.finding dd figure { margin: .4rem 0 0; max-width: 44rem; } .finding dd .fields { grid-template-columns: minmax(0, auto) auto minmax(0, 1fr); gap: .3rem 1.2rem; }
.finding dd .fields dt { color: var(--ink); font-size: .92rem; padding: 0; } .finding dd .fields dd { margin: 0; }

.witnesses { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 1.6rem 2rem;
  list-style: none; margin: 2.4rem 0 0; padding: 1.4rem 0 0; border-top: 1px solid var(--rule); }
.witnesses h2 { font: 600 1rem/1.4 var(--sans); letter-spacing: 0; }
.witnesses p { margin: .15rem 0; font-size: .9rem; color: var(--soft); overflow-wrap: anywhere; }
.witnesses .verdict { color: var(--ink); margin-top: .5rem; }
.letter { display: inline-grid; place-items: center; width: 1.6em; height: 1.6em; margin-right: .45em; border-radius: 50%;
  background: var(--calm-tint); color: var(--ink); font-size: .86em; font-weight: 600; }
.matrix { width: 100%; border-collapse: collapse; font-size: .93rem; }
.matrix thead th { position: sticky; top: var(--bar, 0); font-weight: 400; font-size: .8rem; color: var(--soft); text-align: left;
  padding: .5rem .8rem; border-bottom: 1px solid var(--edge); background: var(--ground); vertical-align: bottom; }
.matrix td, .matrix tbody th { padding: .75rem .8rem; border-bottom: 1px solid var(--rule); vertical-align: top; text-align: left;
  font-weight: 400; }
.matrix th:first-child { padding-left: 0; } .matrix tbody th { min-width: 15rem; } .matrix tbody th b { margin-right: .6em; }
.matrix th.cell, .matrix td.cell { text-align: center; padding-inline: .5rem; }
.matrix td.cell .mark { font-size: 1rem; } .matrix td.cell .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.matrix td.cell .is-violates { background: var(--bad); color: var(--ground); padding: .22rem; border-radius: 4px; }
.matrix td.cell .is-inconclusive { background: var(--open); color: var(--ground); padding: .22rem; border-radius: 4px; }
.matrix .said { font-size: .9rem; min-width: 13.5rem; }
.matrix .seen { overflow-wrap: anywhere; min-width: 8rem; } .matrix .more { margin-top: .4rem; }
.deviants { list-style: none; margin: .2rem 0 0; padding: 0; font-size: .9rem; } .deviants li { margin: .6rem 0; overflow-wrap: anywhere; }
.deviants .command { margin-top: .4rem; max-width: 44rem; }
@media (min-width: 62rem) { .choices { table-layout: fixed; } .choices th:first-child { width: 26%; } .wide.fits { overflow-x: visible; } .wide.fits thead th { top: 3.95rem; z-index: 1; } }
.matrix .differs { color: var(--bad); } .matrix .service { color: var(--open); }
.runs td.cell, .runs th.cell { padding-inline: .2rem; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.3rem; margin: 0 0 1rem; }
`;
