// One phone: whoever holds it, the chat on its screen, and the owner's fingers.
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Lock } from "./lock.js";
import { count, part, select, tablist } from "./parts.js";
import { post } from "./wire.js";
import { dress, word } from "./words.js";

const TOAST_LASTS = 4000;
const NEARLY_DOWN = 80;

export class Phone {
  constructor(laid, people) {
    this.laid = laid;
    this.element = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
    this.messages = this.find(".messages");
    this.conversations = laid.people.map((id) => new Conversation(people[id] ?? { id, first_name: String(id) }, this));
    const names = this.conversations.map(({ person }) => person.first_name);
    this.tabs = tablist(this.find(".people"), names, (index) => this.hold(index));
    this.lock = new Lock(this);
    this.composer = new Composer(this);
    this.listen();
    this.hold(0);
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  listen() {
    this.find(".code").addEventListener("click", () => this.say(this.conversation.chat.code));
    this.find(".down").addEventListener("click", () => this.toNewest());
    this.messages.addEventListener("scroll", () => this.showDown());
    for (const one of this.element.querySelectorAll("[data-act]")) {
      one.addEventListener("click", () => {
        this.find(".more").open = false;
        this.act(one.dataset.act);
      });
    }
    new ResizeObserver(() => this.stay()).observe(this.messages);
  }

  // somebody else takes the phone
  hold(index) {
    if (this.conversation) this.conversation.draft = this.composer.input.value;
    this.conversation = this.conversations[index];
    select(this.tabs, index);
    dress(this.find(".frame"), this.conversation.language);
    this.messages.replaceChildren(this.conversation.list);
    this.composer.input.value = this.conversation.draft;
    this.find(".toast").hidden = true;
    this.low = true;
    if (this.conversation.chat) this.show();
  }

  holds(person) {
    return this.conversations.some((conversation) => conversation.person.id === person);
  }

  async act(name, told) {
    const { conversation } = this;
    conversation.settle();
    try {
      return await post(conversation.path(name), told);
    } catch {
      this.toast(word(conversation.language, "silent_bot"));
      return {};
    }
  }

  start(payload) {
    return this.act("start", { payload });
  }

  say(text) {
    this.low = true;
    return this.act("send", { text });
  }

  change(message) {
    this.composer.change(message);
  }

  remove(message, both) {
    return this.act("delete", { message_id: message.message_id, for_both: both });
  }

  async press(messageId, data) {
    const answer = await this.act("press", { message_id: messageId, data });
    if (!answer.text) return;
    if (answer.show_alert) this.alert(answer.text);
    else this.toast(answer.text);
  }

  alert(text) {
    const dialog = document.querySelector("#alert");
    dress(dialog, this.conversation.language);
    dialog.querySelector("p").textContent = text;
    // what was pressed may be gone when the dialog hands the focus back
    dialog.onclose = () => { if (!this.element.contains(document.activeElement)) this.focusNewest(); };
    dialog.showModal();
  }

  toast(text) {
    const toast = this.find(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.hidden = true; }, TOAST_LASTS);
  }

  async look(person) {
    const looked = this.conversations.filter((conversation) => !person || conversation.person.id === person);
    const seen = (conversation) => conversation === this.conversation && !this.lock.locked;
    await Promise.all(looked.map((conversation) => conversation.look(seen(conversation))));
    this.show();
  }

  show() {
    const { chat, language } = this.conversation;
    this.conversations.forEach((conversation, index) => count(this.tabs[index], conversation.unread));
    if (this.tab) count(this.tab, this.conversations.reduce((sum, one) => sum + one.unread, 0));
    if (!chat) return;
    this.showHead(chat, language);
    this.showCode(chat, language);
    this.showEmpty(chat, language);
    this.composer.show(chat, language);
    this.lock.show();
    this.stay();
    clearTimeout(this.typingTimer);
    if (chat.typing) this.typingTimer = setTimeout(() => this.look(chat.person.id), 1000);
  }

  showHead(chat, language) {
    this.find(".bot").textContent = chat.bot.first_name;
    this.find(".head .avatar").textContent = chat.bot.first_name.slice(0, 1);
    this.messages.ariaLabel = `${chat.person.first_name}: ${word(language, "log")}`;
    const status = this.find(".status");
    status.replaceChildren(word(language, chat.typing ? "typing" : "bot"));
    if (chat.typing) status.append(...[1, 2, 3].map(() => part("i", "dot")));
    status.classList.toggle("typing", chat.typing);
    this.find("[data-act=block]").hidden = chat.blocked;
    this.find("[data-act=unblock]").hidden = !chat.blocked;
  }

  // pressed, the code is written into the chat, as its owner would copy it from the app
  showCode({ code }, language) {
    const slip = this.find(".code");
    slip.hidden = !code;
    slip.textContent = `${word(language, "app")}: ${code.slice(0, 3)} ${code.slice(3)}`;
    slip.title = word(language, "write");
  }

  showEmpty(chat, language) {
    const empty = chat.messages.length === 0;
    this.find(".empty").hidden = !(empty && chat.bot.description) && !chat.blocked;
    this.find(".about h3").hidden = chat.blocked;
    this.find(".about p").textContent = chat.blocked ? word(language, "is_blocked") : chat.bot.description;
  }

  // at the bottom it stays at the bottom; whoever scrolled up is left there
  stay() {
    if (this.low) this.messages.scrollTop = this.messages.scrollHeight;
    this.showDown();
  }

  showDown() {
    const { scrollHeight, scrollTop, clientHeight } = this.messages;
    if (clientHeight === 0) return;
    this.low = scrollHeight - scrollTop - clientHeight < NEARLY_DOWN;
    this.find(".down").hidden = this.low;
    count(this.find(".down"), this.conversation.unread);
  }

  toNewest() {
    this.low = true;
    this.read();
    this.messages.focus({ preventScroll: true });
  }

  reveal(messageId) {
    this.read();
    const item = this.conversation.entries.get(messageId)?.item;
    item?.scrollIntoView({ block: "center" });
    (item?.querySelector(".key") ?? this.messages).focus({ preventScroll: true });
  }

  read() {
    this.conversation.read();
    this.show();
  }

  focusNewest() {
    const keys = this.conversation.list.querySelectorAll(".message:not(.leaving) .key");
    (keys[keys.length - 1]?.closest(".keys").querySelector(".key") ?? this.messages).focus({ preventScroll: true });
  }
}
