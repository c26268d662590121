import type { Way } from "../../cases/index.ts";
import type { Json } from "../../model/verdict.ts";
import type { Act } from "../act/act.ts";
import { Violation } from "../answer/throws.ts";

/**
 * Tries a row in its way of asking. Where it fails, the row is tried plainly too: fails it there as well, the way has
 * nothing to do with it, and the plain request is what is shown.
 */
export async function plainestFirst<R extends { readonly way?: Way | undefined }>(
  row: R,
  act: (row: R, act: Act) => Promise<Json | undefined>,
  context: Act,
): Promise<Json | undefined> {
  try {
    return await act(row, context);
  } catch (error) {
    if (!(error instanceof Violation) || row.way === undefined) throw error;
    context.begin();
    const plainly = await thrownBy(act({ ...row, way: undefined }, context));
    // What was seen in the row's way stands, also where the plain request cannot be judged any more.
    throw plainly instanceof Violation ? plainly : error;
  }
}

async function thrownBy(trying: Promise<unknown>): Promise<unknown> {
  const [settled] = await Promise.allSettled([trying]);
  return settled.status === "rejected" ? settled.reason : undefined;
}
