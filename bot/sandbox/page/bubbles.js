// One message as a bubble, with its buttons under it.
import { attached } from "./attached.js";
import * as clock from "./clock.js";
import { button, drawing, part } from "./parts.js";
import { word } from "./words.js";

const LOCK = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor"/></svg>';
const DOTS = '<svg viewBox="0 0 16 16" aria-hidden="true"><g fill="currentColor"><circle cx="3" cy="8" r="1.5"/><circle cx="8" cy="8" r="1.5"/><circle cx="13" cy="8" r="1.5"/></g></svg>';

const TAKING = ["copy", "contextmenu", "dragstart"];

export function bubble(message, language, deeds) {
  const side = message.from_bot ? "theirs" : "mine";
  const item = part("li", `message ${side}${message.album ? " album" : ""}${message.protected ? " kept" : ""}`);
  const box = part("div", "bubble");
  if (message.forwarded) box.append(part("p", "forwarded", `${word(language, "forwarded")} ${message.origin}`));
  if (message.attached) box.append(attached(message, language));
  if (message.text) box.append(written(message, language, deeds));
  box.append(foot(message, language));
  item.append(box);
  if (!message.from_bot) box.append(actions(message, language, deeds));
  if (message.buttons.length > 0) item.append(keys(message, deeds));
  return item;
}

function written(message, language, deeds) {
  const text = part("div", "text");
  text.innerHTML = message.html; // escaped by the sandbox, all but the message's own formatting
  text.addEventListener("click", (event) => follow(event, deeds));
  for (const spoiler of text.querySelectorAll("tg-spoiler")) conceal(spoiler, language);
  if (message.protected) for (const kind of TAKING) text.addEventListener(kind, (event) => event.preventDefault());
  return text;
}

function conceal(spoiler, language) {
  const reveal = () => {
    spoiler.classList.add("seen");
    for (const name of ["role", "aria-label", "tabindex"]) spoiler.removeAttribute(name);
  };
  spoiler.role = "button";
  spoiler.tabIndex = 0;
  spoiler.ariaLabel = word(language, "hidden");
  spoiler.addEventListener("click", reveal);
  spoiler.addEventListener("keydown", (event) => { if (event.key === "Enter") reveal(); });
}

function foot(message, language) {
  const line = part("span", "foot");
  if (message.protected) {
    const mark = part("span", "protected");
    mark.append(drawing(LOCK), word(language, "protected"));
    line.append(mark);
  }
  if (message.edit_date) line.append(part("span", "edited", word(language, "edited")));
  line.append(part("time", "", clock.time(message.date, language)));
  return line;
}

function actions(message, language, deeds) {
  const menu = part("details", "menu actions");
  const opener = part("summary");
  const sheet = part("div", "sheet");
  opener.append(drawing(DOTS));
  opener.ariaLabel = opener.title = word(language, "actions");
  if (message.text && !message.attached && !message.forwarded) {
    sheet.append(button("", word(language, "change"), () => { menu.open = false; deeds.change(message); }));
  }
  sheet.append(
    button("", word(language, "remove"), () => deeds.remove(message, false)),
    button("", word(language, "remove_both"), () => deeds.remove(message, true)),
  );
  menu.append(opener, sheet);
  return menu;
}

function keys(message, deeds) {
  const board = part("div", "keys");
  for (const buttons of message.buttons) {
    const row = part("div", "row");
    row.append(...buttons.map((one) => (one.url ? link(one, deeds) : key(message, one, deeds))));
    board.append(row);
  }
  return board;
}

function link(one, deeds) {
  const made = part("a", "key", one.text);
  made.href = one.url;
  made.rel = "noreferrer";
  made.addEventListener("click", (event) => follow(event, deeds));
  return made;
}

function key(message, one, deeds) {
  const made = button("key", one.text, async () => {
    made.ariaBusy = "true";
    await deeds.press(message.message_id, one.data);
    made.ariaBusy = "false";
  });
  return made;
}

// a start link opens the bot here and a command is sent, as on a real phone; anything else opens a new tab
function follow(event, deeds) {
  const followed = event.target.closest("a");
  if (!followed) return;
  event.preventDefault();
  const written = followed.getAttribute("href");
  if (written.startsWith("/")) {
    deeds.say(written);
    return;
  }
  const payload = followed.hostname === "t.me" ? new URL(followed.href).searchParams.get("start") : null;
  if (payload === null) window.open(followed.href, "_blank", "noreferrer");
  else deeds.start(payload);
}
