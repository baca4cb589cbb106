// One person's chat with the bot: its messages as a list, and what of it was not read yet.
import { bubble } from "./bubbles.js";
import * as clock from "./clock.js";
import { part } from "./parts.js";
import { ask } from "./wire.js";
import { word } from "./words.js";

export class Conversation {
  constructor(person, phone) {
    this.person = person;
    this.phone = phone;
    this.language = person.language_code;
    this.list = part("ol");
    this.entries = new Map();
    this.chat = null;
    this.seen = null; // the newest message that was read
    this.divider = 0; // the first that came unasked since
    this.cards = []; // what the lock screen shows of them
    this.draft = "";
  }

  path(act) {
    return `/sandbox/people/${this.person.id}/${act}`;
  }

  get unread() {
    const messages = this.chat?.messages ?? [];
    return messages.filter((message) => message.from_bot && message.message_id > this.seen).length;
  }

  async look(awake) {
    const chat = await ask(this.path("chat"));
    clock.set(chat.now);
    const newest = chat.messages.at(-1)?.message_id ?? 0;
    this.seen ??= newest;
    this.arrive(chat.messages.filter((message) => message.message_id > this.known), awake);
    this.known = Math.max(this.known ?? 0, newest);
    this.chat = chat;
    this.draw();
  }

  // what came while its owner looked is read; what came unasked, or to a locked phone, is not
  arrive(fresh, awake) {
    for (const message of fresh.filter((one) => one.from_bot)) {
      const read = awake && !message.unasked;
      if (message.notified && !read) this.cards.push(message);
      if (!read) this.divider ||= message.message_id;
      else if (!this.divider) this.seen = message.message_id;
    }
  }

  // its owner did something here
  read() {
    this.seen = Math.max(this.known ?? 0, this.seen ?? 0);
    this.cards = [];
  }

  settle() {
    this.divider = 0;
    this.read();
  }

  draw() {
    const wanted = this.wanted();
    const keys = new Set(wanted.map((entry) => entry.key));
    const held = this.list.contains(document.activeElement);
    for (const [key, old] of this.entries) if (!keys.has(key)) this.leave(key, old.item);
    let at = this.list.firstElementChild;
    for (const entry of wanted) {
      while (at?.classList.contains("leaving")) at = at.nextElementSibling;
      const item = this.item(entry);
      if (at && !at.isConnected) at = item;
      if (item === at) at = at.nextElementSibling;
      else this.list.insertBefore(item, at);
    }
    if (held && !this.list.contains(document.activeElement)) this.phone.focusNewest();
  }

  item(entry) {
    const old = this.entries.get(entry.key);
    if (old?.drawn === entry.drawn) return old.item;
    const item = entry.make();
    const first = this.entries.size === 0;
    if (old) this.exchange(old.item, item);
    else if (!first) item.classList.add("coming");
    this.entries.set(entry.key, { drawn: entry.drawn, item });
    return item;
  }

  exchange(old, fresh) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) (fresh.querySelector(".key") ?? this.phone.messages).focus({ preventScroll: true });
  }

  leave(key, item) {
    this.entries.delete(key);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !item.classList.contains("message");
    if (still || !this.list.isConnected) {
      item.remove();
      return;
    }
    item.inert = true;
    item.classList.add("leaving");
    item.style.setProperty("--high", `${item.offsetHeight}px`);
    item.addEventListener("animationend", () => item.remove());
  }

  // messages with the days between them and the line above what is unread
  wanted() {
    const entries = [];
    let day = "";
    for (const message of this.chat.messages) {
      const today = clock.day(message.date, this.language);
      if (today !== day) entries.push(this.note(`day ${today}`, "day", today));
      day = today;
      if (message.message_id === this.divider) {
        entries.push(this.note("unread", "divider", word(this.language, "unread")));
      }
      entries.push({
        key: message.message_id,
        drawn: JSON.stringify({ ...message, unasked: null }),
        make: () => bubble(message, this.language, this.phone),
      });
    }
    return entries;
  }

  note(key, name, text) {
    return {
      key, drawn: text,
      make: () => {
        const item = part("li", name);
        item.append(part("span", "", text));
        return item;
      },
    };
  }
}
