import type { SignedRequest } from "../../model/exchange.ts";

/** The names of a request's headers written in another way, which means the same. */
export function spelled(request: SignedRequest, spell: (name: string) => string): SignedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [spell(name), value] as const);
  return { ...request, namesAsWritten: true, headers: Object.fromEntries(headers) };
}

export const inSmallLetters = (name: string): string => name.toLowerCase();

export const asEachWord = (name: string): string =>
  name.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
