/** The bar of filters and the rows of the document. Rows out of sight are neither laid out nor painted. */
export const rowStyle = `
.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .6rem .7rem;
  margin: 1.6rem 0 0; padding: .8rem 0; background: var(--ground); border-bottom: 1px solid var(--edge); }
.bar input[type=search], .bar select, .bar button { font: inherit; font-size: .9rem; color: var(--ink);
  background: var(--raised); border: 1px solid var(--edge); border-radius: 6px; padding: .38rem .6rem; min-height: 2.2rem; }
.bar input[type=search] { flex: 1 1 9rem; min-width: 9rem; max-width: 15rem; }
.bar select { max-width: 9.5rem; }
.choice { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; border: 0; }
.choice label { position: relative; display: inline-flex; align-items: center; gap: .4em; padding: .32rem .6rem;
  border: 1px solid transparent; border-radius: 6px; font-size: .9rem; cursor: pointer; color: var(--soft); }
.choice label:hover { background: var(--sunken); }
.choice input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
.choice label:has(:checked) { color: var(--ink); border-color: var(--edge); background: var(--raised); font-weight: 600; }
.choice label:has(:focus-visible) { outline: 2px solid var(--link); outline-offset: 2px; }
.choice b { font-weight: inherit; font-variant-numeric: tabular-nums; }
.status { margin: 0; color: var(--soft); font-size: .86rem; font-variant-numeric: tabular-nums; }
.tail { display: flex; align-items: center; gap: .8rem; min-height: 2.2rem; margin-top: .5rem; }
.tail button { font: inherit; font-size: .86rem; color: var(--link); background: none; border: 0; padding: .2rem;
  text-decoration: underline; text-underline-offset: .18em; cursor: pointer; }

.section { margin-top: 2.2rem; }
.section > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1.5rem; align-items: baseline;
  padding-bottom: .55rem; border-bottom: 1px solid var(--rule); }
.section h3 { font: 500 1.18rem/1.35 var(--serif); }
.section header p { margin: 0; color: var(--soft); font-size: .86rem; }
.rows { list-style: none; margin: 0; padding: 0; }
.row { content-visibility: auto; contain-intrinsic-size: auto 3.4rem; border-bottom: 1px solid var(--rule); }
.row summary, .columns { display: grid; align-items: baseline; gap: .2rem 1.25rem; padding: .85rem .6rem;
  grid-template-columns: 4.2rem 10.5rem minmax(0, 1fr) 4.6rem 6.6rem 7.6rem; }
.row summary { cursor: pointer; list-style: none; }
.row summary::-webkit-details-marker { display: none; }
.row summary:hover { background: var(--sunken); }
.row summary:focus-visible { outline-offset: -2px; }
.row details[open] > summary { background: var(--sunken); }
.row.wrong > details:not([open]) > summary { background: linear-gradient(90deg, var(--bad-tint), transparent 60%); }
.row.unsure > details:not([open]) > summary { background: linear-gradient(90deg, var(--open-tint), transparent 60%); }
.columns { padding-block: 1.1rem .2rem; color: var(--soft); font-size: .8rem; }
.id { font-variant-numeric: tabular-nums; font-weight: 600; font-size: .93rem; white-space: nowrap;
  max-width: 12rem; overflow: hidden; text-overflow: ellipsis; }
.place { color: var(--soft); font-size: .86rem; overflow-wrap: anywhere; }
.statement { max-width: 66ch; text-wrap: pretty; }
.level, .basis { font-size: .86rem; color: var(--soft); }
.level-MUST { color: var(--ink); font-weight: 600; }
.none { margin: 2rem 0; color: var(--soft); }
@media (max-width: 62rem) {
  .row summary { grid-template-columns: max-content max-content 1fr max-content; column-gap: 1rem; grid-template-areas: "id level basis outcome" "place place place place" "what what what what"; }
  .row .id { grid-area: id; } .row .place { grid-area: place; } .row .statement { grid-area: what; }
  .row .level { grid-area: level; } .row .basis { grid-area: basis; } .row .outcome { grid-area: outcome; }
  .columns { display: none; }
}
@media (max-width: 40rem) {
  .row summary { column-gap: .6rem; }
  html { scroll-padding-top: 1rem; }
  .bar { position: static; }
  .bar input[type=search] { max-width: none; flex-basis: 100%; }
  .bar select { flex: 1 1 8rem; min-width: 0; max-width: 100%; }
}
`;
