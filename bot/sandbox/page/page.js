// The page: which phones lie on the table, and when to look again.
import * as clock from "./clock.js";
import * as drawer from "./drawer.js";
import { showCalls } from "./calls.js";
import { showFaults } from "./faults.js";
import * as looks from "./looks.js";
import { select, tablist } from "./parts.js";
import { Phone } from "./phone.js";
import { ask, post } from "./wire.js";

const EVERYTHING = 0;
const A_CALL = 1;

const stage = document.querySelector("#phones");
const newcomer = document.querySelector("#newcomer");
let phones = [];
let laid = "";
let life = "";
let table = null;
let over = false; // this life was asked to end

// false where everything began anew meanwhile: then the page loads again
async function arrange() {
  table = await ask("/sandbox/table");
  clock.set(table.now);
  if (life && life !== table.life) {
    location.reload();
    return false;
  }
  life = table.life;
  newcomer.hidden = table.phones.length > 0;
  const wanted = JSON.stringify([table.phones, Object.keys(table.people)]);
  if (wanted !== laid) lay();
  laid = wanted;
  drawer.show(table);
  return true;
}

function lay() {
  phones = table.phones.map((one) => new Phone(one, table.people));
  stage.replaceChildren(...phones.map((phone) => phone.element));
  looks.fit();
  name();
}

// everything that is in the page's own language
function name() {
  const titles = phones.map(({ laid: { title } }) => title[looks.language] ?? title);
  const short = phones.map(({ laid: { title, short } }, index) => short?.[looks.language] ?? titles[index]);
  const tabs = tablist(document.querySelector("#switcher"), short, show);
  phones.forEach((phone, index) => {
    phone.tab = tabs[index];
    phone.find(".title").textContent = phone.element.ariaLabel = titles[index];
    phone.find(".people").ariaLabel = titles[index];
    phone.show();
  });
  document.querySelector("#switcher").hidden = phones.length < 2;
  if (phones.length > 0) show(Math.max(0, phones.findIndex(({ element }) => element.classList.contains("shown"))));
}

function show(chosen) {
  select(phones.map(({ tab }) => tab), chosen);
  phones.forEach((phone, index) => phone.element.classList.toggle("shown", index === chosen));
  phones[chosen].stay();
}

async function look(what) {
  if (what === EVERYTHING && !(await arrange())) return;
  if (over) return;
  if (what === A_CALL) await Promise.all([showCalls(), showFaults()]);
  const meant = phones.filter((phone) => what === EVERYTHING || phone.holds(what));
  await Promise.all(meant.map((phone) => phone.look(what)));
  drawer.showPeople();
}

newcomer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const person = await post("/sandbox/people", Object.fromEntries(new FormData(newcomer)));
  await post("/sandbox/table", { phones: [{ title: person.first_name, people: [person.id] }] });
});

function shut(menus, spared) {
  for (const menu of menus) if (!menu.contains(spared)) menu.open = false;
}

document.addEventListener("click", (event) => shut(document.querySelectorAll("details.menu[open]"), event.target));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  open?.querySelector("summary").focus();
  shut(document.querySelectorAll("details.menu[open]"), null);
});

// one look at a time: changes heard meanwhile are gathered for the next
const heard = new Set();
let looking = null;
function hear(what) {
  heard.add(what);
  looking ??= lookAtAll().finally(() => { looking = null; });
}

async function lookAtAll() {
  while (heard.size > 0) {
    const now = heard.has(EVERYTHING) ? [EVERYTHING] : [...heard];
    heard.clear();
    for (const one of now) await look(one).catch((trouble) => console.warn(trouble));
  }
}

// nobody is looked at who may be gone by then; the page loads again when the sandbox says that everything is new
async function beginAnew() {
  over = true;
  await looking;
  await post("/sandbox/anew");
}

looks.begin(() => {
  newcomer.elements.language_code.value = looks.language;
  if (!table) return;
  name();
  drawer.show(table);
  drawer.showPeople();
});
drawer.begin(() => phones, beginAnew);
setInterval(() => phones.forEach((phone) => phone.lock.tell()), 1000);

const events = new EventSource("/sandbox/events");
events.addEventListener("open", () => hear(EVERYTHING));
events.addEventListener("message", (event) => hear(JSON.parse(event.data).chat));
