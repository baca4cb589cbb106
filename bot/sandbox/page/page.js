// The page: whose phones are shown, and when to look again.
import { Phone } from "./phone.js";
import { ask, post } from "./wire.js";

const stage = document.querySelector("#phones");
const tabs = document.querySelector(".tabs");
const newcomer = document.querySelector("#newcomer");
let phones = [];

async function chosen() {
  const asked = new URLSearchParams(location.search).get("phones");
  if (asked) return asked.split(",").map((id) => ({ id: Number(id), title: "" }));
  return (await ask("/sandbox/phones")).phones;
}

function same(wanted) {
  return JSON.stringify(wanted) === JSON.stringify(phones.map((phone) => phone.owner));
}

async function arrange() {
  const wanted = await chosen();
  newcomer.hidden = wanted.length > 0;
  if (same(wanted)) return;
  phones = wanted.map((owner) => new Phone(owner));
  stage.replaceChildren(...phones.map((phone) => phone.element));
  tabs.replaceChildren(...phones.map(tab));
  if (phones.length > 0) show(phones[0]);
}

function tab(phone) {
  const button = document.createElement("button");
  button.type = "button";
  button.role = "tab";
  button.textContent = phone.owner.title || phone.owner.id;
  button.addEventListener("click", () => show(phone));
  phone.tab = button;
  return button;
}

function show(shown) {
  for (const phone of phones) {
    phone.element.classList.toggle("shown", phone === shown);
    phone.tab.ariaSelected = String(phone === shown);
  }
  shown.tab.classList.remove("unread");
}

async function look(chat) {
  if (chat === 0) await arrange();
  await Promise.all(phones.filter((phone) => chat === 0 || phone.owner.id === chat).map((phone) => phone.look()));
}

newcomer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const person = await post("/sandbox/people", Object.fromEntries(new FormData(newcomer)));
  await post("/sandbox/phones", [{ id: person.id, title: person.first_name }]);
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});

// one look at a time: changes heard meanwhile are gathered for the next
const heard = new Set();
let looking = false;
async function hear(chat) {
  heard.add(chat);
  if (looking) return;
  looking = true;
  while (heard.size > 0) {
    const chats = heard.has(0) ? [0] : [...heard];
    heard.clear();
    for (const one of chats) await look(one).catch(() => {});
  }
  looking = false;
}

const events = new EventSource("/sandbox/events");
events.addEventListener("open", () => hear(0));
events.addEventListener("message", (event) => hear(JSON.parse(event.data).chat));
