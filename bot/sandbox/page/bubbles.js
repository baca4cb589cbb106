// One message as a bubble with its buttons.
const ATTACHED = {
  photo: "Фото / Photo", video: "Відео / Video", voice: "Голосове / Voice", audio: "Аудіо / Audio",
  document: "Файл / File", sticker: "Стікер / Sticker", video_note: "Кружок / Video note",
  location: "Місце / Location", contact: "Контакт / Contact",
};
const LOCK = '<svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor"/></svg>';

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit" });
}

function part(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

export function bubble(message, deeds) {
  const item = part("li", message.from_bot ? "message" : "message mine");
  const box = part("div", "bubble");
  if (message.forwarded) box.append(part("span", "forwarded", "Переслано / Forwarded"));
  if (message.attached) box.append(part("span", "attached", ATTACHED[message.attached]));
  const text = part("div", "text");
  text.innerHTML = message.html; // escaped by the sandbox, all but the message's own formatting
  text.addEventListener("click", (event) => follow(event, deeds));
  box.append(text, foot(message, deeds));
  item.append(box);
  if (message.buttons.length > 0) item.append(keys(message, deeds));
  return item;
}

function foot(message, deeds) {
  const line = part("div", "foot");
  if (!message.from_bot && message.text && !message.attached) {
    const change = part("button", "change", "змінити / edit");
    change.type = "button";
    change.addEventListener("click", () => deeds.change(message));
    line.append(change);
  }
  if (message.protected) {
    const mark = part("span", "protected");
    mark.innerHTML = LOCK;
    mark.append("захищено / protected");
    line.append(mark);
  }
  if (message.edit_date) line.append("змінено / edited");
  line.append(part("time", "", clock(message.date)));
  return line;
}

function keys(message, deeds) {
  const board = part("div", "keys");
  for (const buttons of message.buttons) {
    const row = part("div", "row");
    row.append(...buttons.map((button) => key(message, button, deeds)));
    board.append(row);
  }
  return board;
}

function key(message, button, deeds) {
  if (button.url) {
    const link = part("a", "key", button.text);
    link.href = button.url;
    link.target = "_blank";
    link.rel = "noreferrer";
    link.addEventListener("click", (event) => follow(event, deeds));
    return link;
  }
  const pressed = part("button", "key", button.text);
  pressed.type = "button";
  pressed.addEventListener("click", async () => {
    pressed.ariaBusy = "true";
    await deeds.press(message.message_id, button.data);
    pressed.ariaBusy = "false";
  });
  return pressed;
}

// a start link opens the bot here, as it would on a real phone; anything else leaves the page in a new tab
function follow(event, deeds) {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  const payload = link.hostname === "t.me" ? new URL(link.href).searchParams.get("start") : null;
  if (payload === null) window.open(link.href, "_blank", "noreferrer");
  else deeds.start(payload);
}
