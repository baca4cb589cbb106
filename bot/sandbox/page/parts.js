// Pieces of a page.
export function part(tag, name = "", text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

export function button(name, text, press) {
  const made = part("button", name, text);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

// only markup written in these files, never anything that came over the wire
export function drawing(markup) {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  return holder.content.firstElementChild;
}

// a row of tabs: a click or the arrow keys choose one
export function tablist(element, names, choose) {
  const tabs = names.map((name, index) => {
    const tab = button("tab", "", () => choose(index));
    tab.role = "tab";
    tab.append(part("span", "tab-name", name), part("span", "count"));
    return tab;
  });
  element.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.findIndex((tab) => tab === document.activeElement) + step + tabs.length) % tabs.length;
    choose(next);
    tabs[next].focus();
  };
  element.replaceChildren(...tabs);
  return tabs;
}

export function select(tabs, chosen) {
  tabs.forEach((tab, index) => {
    tab.ariaSelected = String(index === chosen);
    tab.tabIndex = index === chosen ? 0 : -1;
  });
}

export function count(holder, number) {
  const mark = holder.querySelector(".count");
  mark.textContent = number || "";
  mark.hidden = !number;
}
