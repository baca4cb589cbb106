// The lower edge of a phone: what its owner types, attaches, edits, or picks from the bot's menu.
import { button, part } from "./parts.js";
import { word } from "./words.js";

const KINDS = [
  "photo", "album", "video", "voice", "video_note", "document", "location", "contact", "sticker", "forward",
];

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.input = phone.find("textarea");
    this.editing = null;
    this.form = phone.find(".composer");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    phone.find(".changing button").addEventListener("click", () => this.cancel());
    phone.find(".start").addEventListener("click", () => phone.start(""));
    phone.find(".again").addEventListener("click", () => phone.act("unblock"));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
    if (event.key === "Escape" && this.editing) this.cancel();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const edited = this.editing;
    this.cancel();
    if (edited) await this.phone.act("edit", { message_id: edited, text });
    else await this.phone.say(text);
  }

  change(message) {
    this.editing = message.message_id;
    this.phone.find(".changing").hidden = false;
    this.phone.find(".changing .old").textContent = message.text;
    this.put(message.text);
  }

  cancel() {
    this.editing = null;
    this.phone.find(".changing").hidden = true;
    this.put("");
  }

  put(text) {
    this.input.value = text;
    this.input.focus();
  }

  show(chat, language) {
    const idle = !chat.started || chat.blocked;
    const held = this.phone.find(".begin").contains(document.activeElement);
    this.form.hidden = idle;
    this.phone.find(".begin").hidden = !idle;
    this.phone.find(".start").hidden = chat.blocked;
    this.phone.find(".again").hidden = !chat.blocked;
    if (held && !idle) this.input.focus();
    this.input.placeholder = word(language, "message");
    this.commands(chat.commands);
    this.kinds(language);
  }

  commands(commands) {
    const menu = this.phone.find(".commands");
    menu.hidden = commands.length === 0;
    this.fill(menu, commands, (command) => {
      const made = button("", "", () => this.phone.say(`/${command.command}`));
      made.append(part("span", "", command.description), part("b", "", `/${command.command}`));
      return made;
    });
  }

  kinds(language) {
    this.fill(this.phone.find(".attach"), KINDS.map((kind) => [kind, word(language, kind)]), ([kind, name]) =>
      button("", name, () => this.attach(kind, language)));
  }

  attach(kind, language) {
    if (kind !== "forward") return this.phone.act("media", { kind });
    const origin = word(language, "sample_origin");
    return this.phone.act("forward", { text: word(language, "sample_forward"), origin });
  }

  fill(menu, things, make) {
    const wanted = JSON.stringify(things);
    if (menu.dataset.shown === wanted) return;
    menu.dataset.shown = wanted;
    const made = things.map(make);
    for (const one of made) one.addEventListener("click", () => { menu.open = false; });
    menu.querySelector(".sheet").replaceChildren(...made);
  }
}
