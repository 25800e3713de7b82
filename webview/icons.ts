import { html, type TemplateResult } from "lit-html";
import arrowDown from "lucide-static/icons/arrow-down-to-line.svg";
import arrowLeft from "lucide-static/icons/arrow-left.svg";
import badgeCheck from "lucide-static/icons/badge-check.svg";
import ban from "lucide-static/icons/ban.svg";
import chevronDown from "lucide-static/icons/chevron-down.svg";
import chevronRight from "lucide-static/icons/chevron-right.svg";
import circleAlert from "lucide-static/icons/circle-alert.svg";
import circleCheck from "lucide-static/icons/circle-check.svg";
import clipboardList from "lucide-static/icons/clipboard-list.svg";
import clock from "lucide-static/icons/clock.svg";
import code from "lucide-static/icons/code.svg";
import contactRound from "lucide-static/icons/contact-round.svg";
import copy from "lucide-static/icons/copy.svg";
import creditCard from "lucide-static/icons/credit-card.svg";
import ellipsisVertical from "lucide-static/icons/ellipsis-vertical.svg";
import fileText from "lucide-static/icons/file-text.svg";
import forward from "lucide-static/icons/forward.svg";
import gift from "lucide-static/icons/gift.svg";
import headphones from "lucide-static/icons/headphones.svg";
import image from "lucide-static/icons/image.svg";
import info from "lucide-static/icons/info.svg";
import link from "lucide-static/icons/link.svg";
import list from "lucide-static/icons/list.svg";
import lock from "lucide-static/icons/lock.svg";
import lockOpen from "lucide-static/icons/lock-open.svg";
import mapPin from "lucide-static/icons/map-pin.svg";
import mic from "lucide-static/icons/mic.svg";
import minus from "lucide-static/icons/minus.svg";
import packageIcon from "lucide-static/icons/package.svg";
import packageCheck from "lucide-static/icons/package-check.svg";
import phone from "lucide-static/icons/phone.svg";
import phoneMissed from "lucide-static/icons/phone-missed.svg";
import play from "lucide-static/icons/play.svg";
import plus from "lucide-static/icons/plus.svg";
import receipt from "lucide-static/icons/receipt.svg";
import reply from "lucide-static/icons/reply.svg";
import rotateCcw from "lucide-static/icons/rotate-ccw.svg";
import sendHorizontal from "lucide-static/icons/send-horizontal.svg";
import shoppingBag from "lucide-static/icons/shopping-bag.svg";
import shoppingCart from "lucide-static/icons/shopping-cart.svg";
import slidersHorizontal from "lucide-static/icons/sliders-horizontal.svg";
import smile from "lucide-static/icons/smile.svg";
import openInNew from "lucide-static/icons/square-arrow-out-up-right.svg";
import sticker from "lucide-static/icons/sticker.svg";
import store from "lucide-static/icons/store.svg";
import triangleAlert from "lucide-static/icons/triangle-alert.svg";
import truck from "lucide-static/icons/truck.svg";
import userRound from "lucide-static/icons/user-round.svg";
import usersRound from "lucide-static/icons/users-round.svg";
import video from "lucide-static/icons/video.svg";
import x from "lucide-static/icons/x.svg";
import type { IconName } from "../src/core/view/view.ts";

/** Icons of the frame around the messages. */
type FrameIcon =
  | "badge-check"
  | "arrow-down-to-line"
  | "arrow-left"
  | "chevron-right"
  | "user-round"
  | "circle-alert"
  | "code"
  | "forward"
  | "info"
  | "minus"
  | "triangle-alert"
  | "users-round"
  | "ellipsis-vertical"
  | "link"
  | "lock"
  | "lock-open"
  | "play"
  | "plus"
  | "rotate-ccw"
  | "send-horizontal"
  | "sliders-horizontal"
  | "smile"
  | "x";

const files: Readonly<Record<IconName | FrameIcon, string>> = {
  "arrow-down-to-line": arrowDown,
  "arrow-left": arrowLeft,
  "badge-check": badgeCheck,
  ban,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  "circle-alert": circleAlert,
  "circle-check": circleCheck,
  "clipboard-list": clipboardList,
  clock,
  code,
  "contact-round": contactRound,
  copy,
  "credit-card": creditCard,
  "ellipsis-vertical": ellipsisVertical,
  "file-text": fileText,
  forward,
  gift,
  headphones,
  image,
  info,
  link,
  list,
  lock,
  "lock-open": lockOpen,
  "map-pin": mapPin,
  mic,
  minus,
  package: packageIcon,
  "package-check": packageCheck,
  phone,
  "phone-missed": phoneMissed,
  play,
  plus,
  receipt,
  reply,
  "rotate-ccw": rotateCcw,
  "send-horizontal": sendHorizontal,
  "sliders-horizontal": slidersHorizontal,
  "shopping-bag": shoppingBag,
  "shopping-cart": shoppingCart,
  smile,
  "square-arrow-out-up-right": openInNew,
  sticker,
  store,
  "triangle-alert": triangleAlert,
  truck,
  "user-round": userRound,
  "users-round": usersRound,
  video,
  x,
};

/** Puts every icon into the document once; {@link drawIcon} only points to them. */
export function installIcons(): void {
  const sprite = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  sprite.setAttribute("display", "none");
  for (const [name, file] of Object.entries(files)) {
    const symbol = document.createElementNS("http://www.w3.org/2000/svg", "symbol");
    symbol.id = `icon-${name}`;
    symbol.setAttribute("viewBox", "0 0 24 24");
    symbol.append(...new DOMParser().parseFromString(file, "image/svg+xml").documentElement.children);
    // A badge is filled; its edge is of the same colour, its mark is not.
    if (name === "badge-check") symbol.querySelector("path")?.setAttribute("stroke", "var(--badge)");
    sprite.append(symbol);
  }
  document.body.prepend(sprite);
}

/** An icon in the colour of the text around it. It says nothing to a screen reader. */
export function drawIcon(name: IconName | FrameIcon): TemplateResult {
  return html`<svg class="icon" data-icon=${name} aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
}
