// One phone: the chat as its owner sees it, and the owner's fingers.
import { bubble, clock } from "./bubbles.js";
import { ask, post } from "./wire.js";

const TOAST_LASTS = 4000;

export class Phone {
  constructor(owner) {
    this.owner = owner;
    this.element = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
    this.list = this.find(".messages");
    this.input = this.find("textarea");
    this.shown = new Map();
    this.lastPush = 0;
    this.editing = null;
    this.listen();
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  path(act) {
    return `/sandbox/people/${this.owner.id}/${act}`;
  }

  listen() {
    this.find(".start").addEventListener("click", () => this.start(""));
    this.find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    for (const button of this.element.querySelectorAll("[data-media], [data-act]")) {
      button.addEventListener("click", () => {
        button.closest("details").open = false;
        if (button.dataset.media) this.act("media", { kind: button.dataset.media });
        else this.act(button.dataset.act);
      });
    }
  }

  async act(name, told) {
    try {
      return await post(this.path(name), told);
    } catch {
      this.toast("Бот не відповідає / The bot does not answer");
      return {};
    }
  }

  start(payload) {
    return this.act("start", { payload });
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    const edited = this.editing;
    this.editing = null;
    if (edited) await this.act("edit", { message_id: edited, text });
    else await this.act("send", { text });
  }

  change(message) {
    this.editing = message.message_id;
    this.input.value = message.text;
    this.input.focus();
  }

  async press(messageId, data) {
    const answer = await this.act("press", { message_id: messageId, data });
    if (!answer.text) return;
    if (answer.show_alert) this.alert(answer.text);
    else this.toast(answer.text);
  }

  alert(text) {
    const dialog = document.querySelector("#alert");
    dialog.querySelector("p").textContent = text;
    dialog.showModal();
  }

  toast(text) {
    const toast = this.find(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.hidden = true; }, TOAST_LASTS);
  }

  async look() {
    const [chat, told] = await Promise.all([ask(this.path("chat")), ask(this.path("notifications"))]);
    this.showHead(chat);
    this.showMessages(chat.messages);
    this.showPush(told.notifications.at(-1));
    this.find(".empty").hidden = chat.messages.length > 0 && !chat.blocked;
    this.find(".about").textContent = chat.blocked ? "Бота заблоковано / The bot is blocked" : chat.bot.description;
    this.showCommands(chat.commands);
    clearTimeout(this.typingTimer);
    if (chat.typing) this.typingTimer = setTimeout(() => this.look(), 1000);
  }

  showHead(chat) {
    const title = this.owner.title || chat.person.first_name;
    this.find(".title").textContent = title;
    this.find(".bot").textContent = chat.bot.first_name;
    this.find(".avatar").textContent = chat.bot.first_name.slice(0, 1);
    this.element.ariaLabel = title;
    this.list.ariaLabel = `${title}: повідомлення / messages`;
    const status = this.find(".status");
    status.textContent = chat.typing ? "пише… / typing…" : `бот / bot · @${chat.bot.username}`;
    status.classList.toggle("typing", chat.typing);
    this.find("[data-act=block]").hidden = chat.blocked;
    this.find("[data-act=unblock]").hidden = !chat.blocked;
  }

  // only what changed is drawn anew, so that focus and scrolling stay where they are
  showMessages(messages) {
    const low = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    const kept = new Map();
    let grew = false;
    for (const message of messages) {
      const drawn = JSON.stringify(message);
      const old = this.shown.get(message.message_id);
      if (old?.drawn === drawn) {
        kept.set(message.message_id, old);
        continue;
      }
      const item = bubble(message, this);
      if (old) this.exchange(old.item, item);
      else this.list.append(item);
      grew ||= !old;
      kept.set(message.message_id, { drawn, item });
    }
    for (const [id, old] of this.shown) if (!kept.has(id)) old.item.remove();
    this.shown = kept;
    if (low || grew) this.list.scrollTop = this.list.scrollHeight;
  }

  exchange(old, fresh) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) (fresh.querySelector(".key") ?? this.list).focus({ preventScroll: true });
  }

  showPush(push) {
    if (!push || push.message_id === this.lastPush) return;
    const lock = this.find(".lock");
    this.find(".lock-text").textContent = push.text;
    this.find(".lock-time").textContent = clock(push.date);
    lock.classList.remove("fresh");
    void lock.offsetWidth; // restarts the animation
    lock.classList.add("fresh");
    if (this.lastPush && !this.element.classList.contains("shown")) this.tab.classList.add("unread");
    this.lastPush = push.message_id;
  }

  showCommands(commands) {
    const menu = this.find(".commands");
    menu.hidden = commands.length === 0;
    menu.querySelector(".sheet").replaceChildren(...commands.map((command) => {
      const button = document.createElement("button");
      const name = document.createElement("b");
      name.textContent = `/${command.command}`;
      button.type = "button";
      button.append(name, command.description);
      button.addEventListener("click", () => {
        menu.open = false;
        this.act("send", { text: `/${command.command}` });
      });
      return button;
    }));
  }
}
