import { explainError } from "../../errors/explainError.ts";
import type { DeliveryError } from "../delivery.ts";
import { age } from "../describe.ts";
import { type Cause, type DeliveryFacts, recipientKind } from "./deliveryFacts.ts";

/** How long an answer or a `sent` usually takes at most, in milliseconds. */
const usualMs = 60_000;

/**
 * Why a message has not arrived, most likely reason first. What is certain excludes the rest; an empty list means that
 * nothing is wrong.
 */
export function likelyCauses(facts: DeliveryFacts): readonly Cause[] {
  const { delivery } = facts;
  if (delivery.state === "failed") return failed(delivery.errors);
  if (delivery.state === "read" || delivery.state === "played") return [];
  if (delivery.state === "delivered") return [notRead];
  if (typeOf(facts) === "reaction" && delivery.state === "sent") return [];
  return [
    ...notHeard(facts),
    ...accountCauses(facts),
    ...dropped(facts),
    ...windowClosed(facts),
    ...held(facts),
    ...regional(facts),
    ...marketing(facts),
    ...waiting(facts),
  ].toSorted((one, other) => rank[one.certainty] - rank[other.certainty]);
}

const rank = { certain: 0, likely: 1, possible: 2 } as const;

function failed(errors: readonly DeliveryError[]): Cause[] {
  if (errors.length === 0)
    return [
      {
        certainty: "certain",
        title: "WhatsApp reports a failure without a reason",
        because: "The webhook says “failed” and carries no error.",
        action: "Send it once more; if it fails again, look at Business Support Home in Meta's dashboard.",
      },
    ];
  return errors.map(({ code, title, details }) => {
    const published = explainError(code);
    return {
      certainty: "certain",
      title: `Error ${code}: ${published?.title ?? title}`,
      because:
        [published?.meaning, details && `WhatsApp says: ${details}`].filter(Boolean).join(" ") || title,
      action: published
        ? `${published.action} ${published.retryable ? "The same message may succeed later." : "Sending the same message again will not help."}`
        : "Meta publishes nothing about this code. Its support asks for the message ID.",
    };
  });
}

const notRead: Cause = {
  certainty: "likely",
  title: "It has arrived, and was not opened yet",
  because:
    "It was delivered to the phone. People who switched read receipts off are never reported as having read.",
  action: "Nothing has to be done.",
};

function notHeard({ listening, simulated, delivery, accountName }: DeliveryFacts): Cause[] {
  if (listening || simulated || delivery.state !== "accepted") return [];
  return [
    {
      certainty: "likely",
      title: "Its webhooks do not come here",
      because: `Nobody on this machine listens for the webhooks of ${accountName}: the message may have arrived long ago.`,
      action:
        "Run “Wamsg: Start Listening for Webhooks” before you send. Webhooks of the past cannot be fetched.",
    },
  ];
}

function accountCauses({ account, accountName }: DeliveryFacts): Cause[] {
  const causes: Cause[] = [];
  const reasons = account.reasons?.join(" ") ?? "";
  if (account.canSend === "BLOCKED" || account.canSend === "LIMITED")
    causes.push({
      certainty: account.canSend === "BLOCKED" ? "certain" : "likely",
      title:
        account.canSend === "BLOCKED"
          ? `${accountName} may not send`
          : `${accountName} may send less than usual`,
      because: `Meta reports health status ${account.canSend}. ${reasons}`.trim(),
      action: "Run “Wamsg: Check Account” and follow what it says of each part.",
    });
  if (account.status !== undefined && account.status !== "CONNECTED")
    causes.push({
      certainty: "likely",
      title: `The business number is ${account.status.toLowerCase()}`,
      because: "Messages are sent from a number whose status is CONNECTED only.",
      action: "Run “Wamsg: Check Account”; register the number again where it says so.",
    });
  if (account.quality === "RED")
    causes.push({
      certainty: "possible",
      title: "The number's quality rating is low (RED)",
      because:
        "Many people blocked or reported it in the last 7 days; WhatsApp then limits what it may send.",
      action: "Send less, and only to people who asked for it, until the rating recovers.",
    });
  return causes;
}

function dropped({ presumedDropped, delivery, deadlineMs, nowMs }: DeliveryFacts): Cause[] {
  if (!presumedDropped || deadlineMs === undefined) return [];
  return [
    {
      certainty: "likely",
      title: "WhatsApp has given up",
      because: `The time in which it tries to deliver ended ${age(nowMs - deadlineMs)} ago, and the message was still ${delivery.state}. WhatsApp drops it then without a word.`,
      action: "The phone was not reachable all that time. Send it again if it still matters.",
    },
  ];
}

function windowClosed({ window, delivery, payload }: DeliveryFacts): Cause[] {
  if (window === undefined || window.open || typeIn(payload) === "template") return [];
  const sentMs = delivery.times.accepted ?? delivery.times.sent;
  if (sentMs !== undefined && sentMs < window.closesAtMs) return [];
  return [
    {
      certainty: "likely",
      title: "The customer service window is closed",
      because:
        "The customer last wrote or called more than 24 hours before it was sent. Then only templates are delivered; anything else fails with 131047.",
      action: "Send a template, and go on when the customer has answered.",
    },
  ];
}

function held({ delivery, nowMs, payload, templateCategory, listening, simulated }: DeliveryFacts): Cause[] {
  const acceptedMs = delivery.times.accepted;
  if (delivery.state !== "accepted" || acceptedMs === undefined) return [];
  if (nowMs - acceptedMs < usualMs || !(listening || simulated)) return [];
  const template = typeIn(payload) === "template";
  return [
    ...(template && templateCategory !== "AUTHENTICATION"
      ? [
          {
            certainty: "likely",
            title: "The template is being held back",
            because:
              "WhatsApp sends new and changed templates in small numbers first, to see how people take them, and holds the others (pacing).",
            action:
              "Wait: what is dropped in the end fails with 132015. The template's status in WhatsApp Manager says more.",
          } as const,
        ]
      : []),
    {
      certainty: "possible",
      title: "Meta's webhooks do not reach this machine",
      because: `Meta took the message ${age(nowMs - acceptedMs)} ago and has reported nothing since; “sent” usually comes within seconds.`,
      action:
        "See in Wamsg Deliveries whether any webhook arrives, that the tunnel is up, and that the app is subscribed to “messages”.",
    },
  ];
}

/** Marketing templates to people in the USA are not delivered since April 2025 (rules §7). */
function regional({ country, templateCategory, delivery }: DeliveryFacts): Cause[] {
  const marketing = templateCategory === "MARKETING" || delivery.pricing?.category?.startsWith("marketing");
  if (!marketing || country !== "US") return [];
  return [
    {
      certainty: "likely",
      title: "Marketing templates are not delivered in the USA",
      because:
        "The recipient's number belongs to the United States; Meta pauses marketing there since April 2025.",
      action: "Send a utility template where the content is one, or reach the person another way.",
    },
  ];
}

function marketing({ templateCategory, delivery, country }: DeliveryFacts): Cause[] {
  const marketing = templateCategory === "MARKETING" || delivery.pricing?.category?.startsWith("marketing");
  if (!marketing || country === "US") return [];
  return [
    {
      certainty: "possible",
      title: "The person gets many marketing messages already",
      because: "WhatsApp limits how many a person gets from all businesses together (131049).",
      action: "Do not send it again at once; wait a day, or for the person to write.",
    },
  ];
}

function waiting(facts: DeliveryFacts): Cause[] {
  const { delivery, nowMs, presumedDropped } = facts;
  if (delivery.state !== "sent" || presumedDropped) return [];
  const sentMs = delivery.times.sent ?? nowMs;
  if (nowMs - sentMs < usualMs)
    return [
      {
        certainty: "likely",
        title: "It is on its way",
        because: `It was sent ${age(nowMs - sentMs)} ago.`,
        action: "Wait a minute.",
      },
    ];
  const kind = recipientKind(delivery.recipient, facts.payload);
  return [
    {
      certainty: "likely",
      title:
        kind === "group"
          ? "No member's phone is reachable"
          : "The phone is switched off or has no connection",
      because: "WhatsApp has sent it and waits for the phone to fetch it: one tick.",
      action: "Wait: it is delivered as soon as the phone is back, until WhatsApp gives up.",
    },
    {
      certainty: "possible",
      title: "The person has blocked the business",
      because: "Messages to somebody who blocked a number stay at one tick, and nobody is told.",
      action: "Reach the person another way, and ask whether messages are wanted.",
    },
    {
      certainty: "possible",
      title: "WhatsApp is gone from the phone, or too old",
      because:
        "A phone that does not use WhatsApp any more fetches nothing; an old version cannot take every type.",
      action: "Ask the person to open or update WhatsApp; try a plain text message.",
    },
  ];
}

const typeOf = ({ delivery, payload }: DeliveryFacts): string | undefined => delivery.type ?? typeIn(payload);

/** A payload without a type is a text. */
function typeIn(payload: unknown): string | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  return "type" in payload && typeof payload.type === "string" ? payload.type : "text";
}
