// What the bot called last and what came of it; no content.
import * as clock from "./clock.js";
import { language } from "./looks.js";
import { part } from "./parts.js";
import { ask } from "./wire.js";
import { word } from "./words.js";

const UNWELL = 429;

let people = {};

export async function showCalls(known) {
  people = known ?? people;
  const { calls } = await ask("/sandbox/calls/notable");
  const list = document.querySelector("#calls ol");
  if (calls.length === 0) list.replaceChildren(part("li", "quiet", word(language, "no_calls")));
  else list.replaceChildren(...calls.map(line));
}

function line(call) {
  const item = part("li", call.fault || call.code >= UNWELL ? "wrong" : "");
  const fault = call.fault.split(" ").filter(Boolean).map((kind) => word(language, kind) ?? kind).join(", ");
  const code = call.code === 0 ? word(language, "no_answer") : call.code ?? "…";
  item.append(
    part("time", "", clock.precisely(call.date)),
    part("b", "", call.called),
    part("span", "", people[call.chat_id]?.first_name ?? ""),
    part("span", "outcome", [code, fault].filter(Boolean).join(" · ")),
  );
  return item;
}
