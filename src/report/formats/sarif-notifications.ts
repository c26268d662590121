import type { Notification } from "sarif";
import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { outdatedDeclarations } from "../excuses.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";
import { messageOf } from "./sarif-message.ts";

/** What keeps a run from being judged or from passing without being a violation of the endpoint. */
export function notificationsOf(report: Report): readonly Notification[] {
  return [...runNotifications(report), ...outdatedNotifications(report), ...openNotifications(report)];
}

function runNotifications({ run }: Report): readonly Notification[] {
  if (run.exitCode === ExitCode.conforms || run.reason === undefined) return [];
  return [{ level: "error", message: messageOf(run.reason, "the run could not be judged") }];
}

function outdatedNotifications(report: Report): readonly Notification[] {
  return outdatedDeclarations(report).map(({ what, check, state, because }) => ({
    level: "error",
    message: messageOf(`the ${what} ${check} (${because}) is ${state}`, `a ${what} is out of date`),
  }));
}

function openNotifications({ verdicts, requirements }: Report): readonly Notification[] {
  const rules = new Map(requirements.map(({ id }, index) => [id, index]));
  return verdicts.flatMap((verdict) => {
    if (verdict.outcome !== "inconclusive") return [];
    const index = rules.get(verdict.requirement);
    const id = boundedLine(verdict.requirement, "requirement");
    const rule = index === undefined ? {} : { associatedRule: { id, index } };
    const reason = boundedLine(verdict.reason, "not judged");
    const message = messageOf(`${boundedName(verdict)}: ${reason}`, "not judged");
    return [{ level: "warning" as const, message, ...rule }];
  });
}
