import { baseStyle } from "./base-style.ts";
import { detailStyle } from "./detail-style.ts";
import { figureStyle } from "./figure-style.ts";
import { printStyle } from "./print-style.ts";
import { rowStyle } from "./row-style.ts";

/** The style of every page, in the order in which later rules prevail. */
export const pageStyle: string = [baseStyle, rowStyle, detailStyle, figureStyle, printStyle].join("");
