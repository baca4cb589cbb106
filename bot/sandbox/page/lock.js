// What a locked phone shows: the hour, and a card for each new message; above an open chat, the newest card.
import * as clock from "./clock.js";
import { button, part } from "./parts.js";
import { word } from "./words.js";

const KEPT = 3;

export class Lock {
  constructor(phone) {
    this.phone = phone;
    this.asleep = phone.find(".asleep");
    this.banner = phone.find(".cards");
    this.pile = phone.find(".pile");
    phone.find(".sleep").addEventListener("click", () => this.sleep());
    phone.find(".wake").addEventListener("click", () => this.wake());
  }

  get locked() {
    return !this.asleep.hidden;
  }

  sleep() {
    this.phone.find(".awake").inert = true;
    this.asleep.hidden = false;
    this.show();
    this.phone.find(".wake").focus();
  }

  wake() {
    this.phone.find(".awake").inert = false;
    this.asleep.hidden = true;
    this.phone.read();
    this.phone.find(".sleep").focus();
  }

  show() {
    const { conversation } = this.phone;
    if (!conversation?.chat) return;
    const cards = conversation.cards.slice(-KEPT).reverse();
    this.fill(this.pile, this.locked ? cards : []);
    this.fill(this.banner, this.locked ? [] : cards.slice(0, 1));
    this.tell();
  }

  tell() {
    const { language } = this.phone.conversation;
    this.phone.find(".now").textContent = clock.time(clock.now(), language);
    this.phone.find(".hour").textContent = clock.time(clock.now(), language);
    this.phone.find(".date").textContent = clock.date(clock.now(), language);
  }

  // a card that is there already is left alone: it would be read out again
  fill(holder, messages) {
    const wanted = messages.map((message) => message.message_id).join();
    if (holder.dataset.shown === wanted) return;
    holder.dataset.shown = wanted;
    holder.replaceChildren(...messages.map((message) => this.card(message)));
  }

  card(message) {
    const { conversation } = this.phone;
    const made = button("card", "", () => this.open(message));
    const words = part("span", "card-words");
    const head = part("span", "card-head");
    const { chat: { bot }, language } = conversation;
    head.append(part("b", "", bot.first_name), part("time", "", clock.time(message.date, language)));
    words.append(head, part("span", "card-text", message.text || word(language, message.attached)));
    made.append(part("span", "avatar", bot.first_name.slice(0, 1)), words);
    return made;
  }

  open(message) {
    if (this.locked) this.wake();
    this.phone.reveal(message.message_id);
  }
}
