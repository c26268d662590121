/**
 * The program inside a page, as text: so it has the same bytes, and the same hash in the page's policy, from source,
 * from the built package and under any tool that rewrites functions. It runs in a browser without a build: no types,
 * no modules, nothing newer than 2020.
 *
 * It needs only attributes, so every page shares it: `data-row` is what filters show and hide, with `data-KEY` holding
 * words that a control with `data-filter="KEY"` looks for; `data-group` goes when all its rows are gone.
 */
export const pageScript: string = String.raw`
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all("[data-row]");
  const groups = all("[data-group]").map((group) => ({ group, rows: all("[data-row]", group) }));
  const controls = all("[data-filter]");
  const search = document.querySelector("[data-search]");
  const status = document.querySelector("[data-status]");
  const reset = document.querySelector("[data-reset]");
  let texts;

  const wanted = () => {
    const words = {};
    for (const control of controls) {
      if (control.type === "radio" && !control.checked) continue;
      if (control.value !== "") words[control.dataset.filter] = control.value;
    }
    return words;
  };

  const filter = () => {
    const words = Object.entries(wanted());
    const terms = search ? search.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    if (terms.length > 0) texts ??= rows.map((row) => row.textContent.toLowerCase());
    let shown = 0;
    rows.forEach((row, index) => {
      const fits =
        words.every(([key, word]) => row.dataset[key].split(" ").includes(word)) &&
        terms.every((term) => texts[index].includes(term));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    for (const { group, rows: own } of groups) group.hidden = own.every((row) => row.hidden);
    if (status) status.textContent = shown + " of " + rows.length + " " + status.dataset.status + " shown";
    if (reset) reset.hidden = shown === rows.length;
  };

  const clear = () => {
    for (const control of controls) {
      if (control.type === "radio") control.checked = control.value === "";
      else control.value = "";
    }
    if (search) search.value = "";
    filter();
  };

  const follow = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A fragment that is no percent-encoding is looked up as it is.
    }
    const target = id === "" ? null : document.getElementById(id);
    if (!target) return;
    const row = target.closest("[data-row]");
    if (row && row.hidden) clear();
    const own = target.matches("details") ? target : target.querySelector(":scope > details");
    if (own) own.open = true;
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    target.scrollIntoView({ block: "start" });
  };

  const copy = async (button) => {
    const code = button.closest("[data-command]").querySelector("code");
    const say = (word) => {
      button.textContent = word;
      setTimeout(() => {
        button.textContent = "Copy";
      }, 2000);
    };
    try {
      await navigator.clipboard.writeText(code.textContent);
      say("Copied");
    } catch {
      getSelection().selectAllChildren(code);
      say(document.execCommand("copy") ? "Copied" : "Selected");
    }
  };

  for (const element of all("[data-scripted]")) element.hidden = false;
  for (const control of controls) control.addEventListener("change", filter);
  if (search) search.addEventListener("input", filter);
  if (reset) reset.addEventListener("click", () => (clear(), search && search.focus()));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape" && event.target === search) clear();
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("[data-print] > details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
  addEventListener("hashchange", follow);
  if (controls.length > 0) filter();
  follow();
})();
`;
