import type { Notification } from "sarif";
import { ExitCode } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { outdatedDeviations } from "../deviation-results.ts";
import { boundedLine, boundedName } from "./bounded-text.ts";
import { messageOf } from "./sarif-message.ts";

/** What keeps a run from being judged or from passing without being a violation of the endpoint. */
export function notificationsOf(report: Report): readonly Notification[] {
  return [...runNotifications(report), ...deviationNotifications(report), ...openNotifications(report)];
}

function runNotifications({ run }: Report): readonly Notification[] {
  if (run.exitCode === ExitCode.conforms || run.reason === undefined) return [];
  return [{ level: "error", message: messageOf(run.reason, "the run could not be judged") }];
}

function deviationNotifications({ deviations }: Report): readonly Notification[] {
  return outdatedDeviations(deviations).map(({ check, state, because }) => ({
    level: "error",
    message: messageOf(
      `the declared deviation ${check} (${because}) is ${state}`,
      "a deviation is out of date",
    ),
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
