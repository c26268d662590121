/** Colours, type and the head of a page. Every text colour has a contrast of at least 4.5 to its ground, light and dark. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #fcfbf9; --raised: #ffffff; --sunken: #f4f2ed; --rule: #e3dfd6; --edge: #8d877b;
  --ink: #1e1c19; --soft: #5c574d; --link: #1c5186;
  --good: #23694a; --good-tint: #e3efe7; --bad: #ad2318; --bad-tint: #fae5e1; --open: #7d5200; --open-tint: #f8ecd2;
  --calm: #5c574d; --calm-tint: #eeebe4;
  --one: #2f5f8f; --two: #8f4a2f; --three: #4d6b2a; --four: #6b4a86;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --serif: ui-serif, "Iowan Old Style", Charter, Cambria, Georgia, "Times New Roman", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #181714; --raised: #201f1b; --sunken: #262420; --rule: #37342e; --edge: #857f73;
    --ink: #ece8df; --soft: #b0a99b; --link: #9cc4ee;
    --good: #86cba5; --good-tint: #21352a; --bad: #ff9d92; --bad-tint: #46241f; --open: #e6bd6c; --open-tint: #3d3119;
    --calm: #b0a99b; --calm-tint: #2f2c27;
    --one: #8fbbe8; --two: #e8a98f; --three: #b4d18a; --four: #cdaee6;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 var(--sans); }
main { max-width: 76rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem) 2rem; display: block; outline: 0; }
[hidden] { display: none !important; }
.symbols { position: absolute; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--raised); padding: .5rem 1rem; z-index: 9; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre, .mono { font-family: var(--mono); font-size: .86em; overflow-wrap: anywhere; }
p { margin: 0 0 .8em; max-width: 68ch; }
h1, h2, h3, h4 { text-wrap: balance; }
h2 { font: 500 1.6rem/1.25 var(--serif); margin: 0 0 .35rem; letter-spacing: -.005em; }
h3 { font: 600 1rem/1.4 var(--sans); margin: 0; }
.lead { color: var(--soft); margin-bottom: 1.4rem; }
.part { margin-top: clamp(3rem, 7vw, 4.75rem); }

.head { padding-top: clamp(2.2rem, 7vw, 5rem); }
.kicker { margin: 0 0 1.1rem; color: var(--soft); font-size: .92rem; }
.head h1 { margin: 0; max-width: 30ch; font: 400 clamp(2rem, 5.4vw, 3.5rem)/1.1 var(--serif); letter-spacing: -.018em; }
.head h1 b { font-weight: 400; }
.mood-good h1 b { color: var(--good); } .mood-bad h1 b { color: var(--bad); } .mood-open h1 b { color: var(--open); }
.facts { display: flex; flex-wrap: wrap; gap: 1.1rem 2.6rem; margin: 2.3rem 0 0; padding: 1.2rem 0 0;
  border-top: 1px solid var(--rule); }
.facts div { min-width: 0; }
.facts dt, .label { color: var(--soft); font-size: .8rem; }
.facts dd { margin: .1rem 0 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.aside { margin: 1.2rem 0 0; color: var(--soft); }

.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; align-self: center; }
.mark { display: inline-flex; align-items: baseline; gap: .45em; white-space: nowrap; font-size: .9rem; }
.is-conforms { color: var(--good); } .is-violates { color: var(--bad); font-weight: 600; }
.is-inconclusive { color: var(--open); font-weight: 600; }
.is-inapplicable, .is-excluded, .is-untried { color: var(--calm); }

.glance { display: flex; flex-wrap: wrap; gap: 3px; margin: 2rem 0 0; }
.glance a { display: grid; place-items: center; width: 1.3rem; height: 1.3rem; border-radius: 3px; font-size: .68rem; }
.glance a:hover { outline: 2px solid currentColor; outline-offset: 1px; }
.glance .is-conforms { background: var(--good-tint); } .glance .is-violates { background: var(--bad); color: var(--ground); }
.glance .is-inconclusive { background: var(--open); color: var(--ground); }
.glance .is-inapplicable, .glance .is-excluded, .glance .is-untried { background: var(--calm-tint); }

.end { max-width: 76rem; margin: 4rem auto 0; padding: 1.2rem clamp(1.1rem, 4vw, 3rem) 3rem; color: var(--soft);
  font-size: .86rem; }
`;
