// The drawer beside the phones: how to try it, the time, the people, and a fresh beginning.
import { showCalls } from "./calls.js";
import * as clock from "./clock.js";
import { showFaults } from "./faults.js";
import { showLeaflet } from "./leaflet.js";
import { language } from "./looks.js";
import { button, part } from "./parts.js";
import { post } from "./wire.js";
import { word } from "./words.js";

const HOUR = 3600;
const JUMPS = { hour: HOUR, night: 10 * HOUR, day: 24 * HOUR, three: 72 * HOUR, month: 31 * 24 * HOUR };

const drawer = document.querySelector("#drawer");
const tools = document.querySelector("#tools");
const sure = document.querySelector("#sure");
let phones = () => [];

export function open(wanted) {
  drawer.hidden = !wanted;
  tools.ariaExpanded = String(wanted);
}

function close() {
  open(false);
  tools.focus();
}

export function begin(held, anew) {
  phones = held;
  const fit = () => open(document.documentElement.dataset.fit === "all");
  document.addEventListener("fit", fit);
  fit();
  tools.addEventListener("click", () => {
    open(drawer.hidden);
    if (!drawer.hidden) drawer.querySelector("#close").focus();
  });
  drawer.querySelector("#close").addEventListener("click", close);
  drawer.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  drawer.querySelector("#reset button").addEventListener("click", () => sure.showModal());
  sure.addEventListener("close", () => { if (sure.returnValue === "yes") end(anew); });
  setInterval(showMoment, 1000);
}

function end(anew) {
  document.querySelector("#phones").replaceChildren(part("p", "waiting", word(language, "anew")));
  anew();
}

export function show(table) {
  // not before: a page that does not know in which life it is cannot tell that another has begun
  drawer.querySelector("#reset button").disabled = false;
  showLeaflet(table.leaflet, phones);
  showMoment();
  drawer.querySelector("#time .choices").replaceChildren(...Object.entries(JUMPS).map(([name, seconds]) =>
    button("", word(language, name), () => post("/sandbox/faults", { kind: "clock", seconds }))));
  showFaults();
  showCalls(table.people);
}

function showMoment() {
  const told = `${clock.date(clock.now(), language)}, ${clock.time(clock.now(), language)}`;
  const shown = drawer.querySelector(".moment");
  if (shown.textContent !== told) shown.textContent = told;
}

// who blocked the bot, and a way to block it
export function showPeople() {
  const rows = phones().flatMap((phone) => phone.conversations).filter(({ chat }) => chat).map((conversation) => {
    const { chat, person } = conversation;
    const row = part("div", "person");
    const deed = chat.blocked ? "unblock" : "block";
    const pressed = button("", word(language, deed), () => post(conversation.path(deed)));
    pressed.ariaLabel = `${person.first_name}: ${word(language, deed)}`;
    const state = chat.blocked ? word(language, "blocked_by") : "";
    row.append(part("b", "", person.first_name), part("span", "quiet", state), pressed);
    return row;
  });
  const wanted = rows.map((row) => row.textContent).join();
  const list = drawer.querySelector("#people .choices");
  if (list.dataset.shown === wanted) return;
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.dataset.shown = wanted;
  list.replaceChildren(...rows);
  list.querySelectorAll("button")[focused]?.focus();
}
