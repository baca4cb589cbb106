// What the page and the phones say themselves, in the page's language and in each person's.
const WORDS = {
  uk: {
    trial: "Пробний Telegram на цьому комп’ютері, люди вигадані", looks: "Вигляд сторінки", other: "EN",
    language: "English page", size: "Розмір тексту", theme: "Світла чи темна", tools: "Інструменти",
    phones: "Телефони", close: "Закрити", time: "Час", faults: "Несправності", people: "Люди",
    faults_note: "Що станеться з наступними повідомленнями бота. «Відповідь загублено»: доставлено, та бот цього не знає.",
    times: "Скільки викликів", seconds: "Секунд", calls: "Останні виклики бота",
    calls_note: "Метод, кому, що вийшло. Змісту тут немає.", reset: "Почати спочатку",
    reset_note: "База й усі чати зникнуть, з’являться ті самі вигадані люди.", reset_do: "Стерти й почати",
    reset_sure: "Стерти все й почати спочатку?", cancel: "Скасувати", newcomer: "Новий телефон", name: "Ім’я",
    their_language: "Мова", create: "Створити", hour: "+1 год", night: "+10 год", day: "+1 день", three: "+3 дні",
    month: "+31 день", retry_after: "429: зачекайте", slow: "Повільно", cut: "Обрив зв’язку",
    status: "502 Bad Gateway", drop: "Відповідь загублено", redeliver: "Оновлення ще раз", away: "Telegram зник",
    clear: "Полагодити все", armed: "Чекає: ", nothing_armed: "Усе справне.", blocked_by: "бота заблоковано",
    no_calls: "Викликів ще не було.", anew: "Починаємо спочатку…", no_answer: "без відповіді",
    sleep: "Заблокувати екран", wake: "Розблокувати екран", more: "Ще", block: "Заблокувати бота",
    unblock: "Розблокувати бота", about: "Що вміє цей бот?", start: "Почати", menu: "Меню", commands: "Команди бота",
    message: "Повідомлення", attach: "Додати", send: "Надіслати", down: "До останнього повідомлення",
    editing: "Редагування", ok: "Гаразд", typing: "друкує", bot: "бот", log: "повідомлення",
    is_blocked: "Ви заблокували цього бота.", silent_bot: "Бот не відповідає.", edited: "змінено",
    forwarded: "Переслано від", protected: "захищено", change: "Змінити", remove: "Видалити в себе",
    remove_both: "Видалити в обох", actions: "Дії з повідомленням", unread: "Непрочитані повідомлення",
    hidden: "Прихований текст", now: "щойно", open: "Відкрити", copy: "Вставити в поле", photo: "Фото",
    video: "Відео", voice: "Голосове", audio: "Аудіо", document: "Файл", sticker: "Стікер", video_note: "Кружок",
    location: "Місце", contact: "Контакт", poll: "Опитування", dice: "Кубик", album: "Альбом, 3 фото", forward: "Переслане повідомлення",
    sample_forward: "Вигадане повідомлення: «бачили його живим у травні».", sample_origin: "Хтось вигаданий",
    app: "Автентифікатор", write: "Написати код у чат",
  },
  en: {
    trial: "A trial Telegram on this computer, invented people", looks: "How the page looks", other: "УК",
    language: "Сторінка українською", size: "Text size", theme: "Light or dark", tools: "Tools", phones: "Phones",
    close: "Close", time: "Time", faults: "Faults", people: "People",
    faults_note: "What happens to the bot’s next messages. Answer lost: it was delivered, but the bot cannot know.",
    times: "How many calls", seconds: "Seconds", calls: "The bot’s last calls",
    calls_note: "Method, to whom, what came of it. No content.", reset: "Begin anew",
    reset_note: "The base and all chats go; the same invented people come back.", reset_do: "Erase and begin",
    reset_sure: "Erase everything and begin anew?", cancel: "Cancel", newcomer: "A new phone", name: "Name",
    their_language: "Language", create: "Create", hour: "+1 h", night: "+10 h", day: "+1 day", three: "+3 days",
    month: "+31 days", retry_after: "429: wait", slow: "Slow", cut: "Connection cut", status: "502 Bad Gateway",
    drop: "Answer lost", redeliver: "Update told again", away: "Telegram away", clear: "Mend everything",
    armed: "Waiting: ", nothing_armed: "All is well.", blocked_by: "the bot is blocked", no_calls: "No calls yet.",
    anew: "Beginning anew…", no_answer: "no answer", sleep: "Lock the screen", wake: "Unlock the screen",
    more: "More", block: "Block the bot", unblock: "Unblock the bot", about: "What can this bot do?", start: "Start",
    menu: "Menu", commands: "The bot’s commands", message: "Message", attach: "Attach", send: "Send",
    down: "To the newest message", editing: "Editing", ok: "OK", typing: "typing", bot: "bot", log: "messages",
    is_blocked: "You blocked this bot.", silent_bot: "The bot does not answer.", edited: "edited",
    forwarded: "Forwarded from", protected: "protected", change: "Edit", remove: "Delete for me",
    remove_both: "Delete for both", actions: "What to do with the message", unread: "Unread messages",
    hidden: "Hidden text", now: "just now", open: "Open", copy: "Put into the field", photo: "Photo", video: "Video",
    voice: "Voice", audio: "Audio", document: "File", sticker: "Sticker", video_note: "Video note", location: "Place",
    contact: "Contact", poll: "Poll", dice: "Dice", album: "Album, 3 photos", forward: "Forwarded message",
    sample_forward: "An invented message: “seen alive in May”.", sample_origin: "Somebody invented",
    app: "Authenticator", write: "Write the code into the chat",
  },
};

export function known(language) {
  return language in WORDS ? language : "en";
}

export function word(language, key) {
  return WORDS[known(language)][key];
}

// writes the words where the markup asks for them: data-say as text, data-name as accessible name, and as a hint on what is pressed
export function dress(root, language) {
  root.lang = known(language);
  const all = [root, ...root.querySelectorAll("[data-say], [data-name]")];
  for (const element of all.filter((one) => one.dataset.say)) element.textContent = word(language, element.dataset.say);
  for (const element of all.filter((one) => one.dataset.name)) {
    element.ariaLabel = word(language, element.dataset.name);
    if (element.matches("button, summary")) element.title = element.ariaLabel;
  }
}
