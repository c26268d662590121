import { isLoopback, readEndpoint } from "../../client/index.ts";
import { UsageError } from "../../model/errors.ts";
import type { Output } from "../surroundings.ts";

/** The vendor's own names: they answer by https everywhere, so that http to them is a slip and never meant. */
const VENDOR = /(^|\.)tencentcloudapi\.com(\.cn)?\.?$/;

/** Throws UsageError where the real service is to be called by http. */
export function refuseClearText(endpoint: string): void {
  const { origin, hostname } = readEndpoint(endpoint);
  if (!origin.startsWith("http:") || !VENDOR.test(hostname)) return;
  throw new UsageError(
    `The endpoint ${endpoint} is the real service and not https: data keys would cross the network in clear; write https://${hostname}.`,
  );
}

/**
 * Warns where requests leave this machine by http. It is no refusal: an emulator in the next container has no
 * certificate, and its data keys protect nothing.
 */
export function warnOfClearText(endpoint: string, stderr: Output): void {
  const { origin, hostname } = readEndpoint(endpoint);
  if (!origin.startsWith("http:") || isLoopback(hostname)) return;
  stderr.write(
    `kms-conformance: warning: ${endpoint} is another machine and not https: data keys and tokens cross the network in clear.\n`,
  );
}
