// The page's own vocabulary, Russian and English: the only file of the page with Russian letters in it.

const CATALOGUE = {
  title: ["Telegram на этом компьютере", "Telegram on this machine"],
  language: ["Язык страницы", "Language of the page"],
  menu: ["Календарь и поломки", "Calendar and faults"],
  people: ["Люди", "People"],
  show_phone: ["Телефон: {name}", "Phone: {name}"],
  unread: ["новых: {n}", "{n} new"],
  add_person: ["Добавить человека", "Add a person"],
  nobody: ["Здесь пока никого нет. Добавьте человека, за которого будете писать боту.",
    "Nobody is here yet. Add a person to write to the bot as."],
  all_hidden: ["Все телефоны скрыты. Выберите человека вверху.", "All phones are hidden. Choose a person above."],
  connecting: ["Соединяюсь…", "Connecting…"],
  cut: ["Связь с песочницей прервалась, восстанавливаю…", "The sandbox is out of reach, trying again…"],
  unreachable: ["Песочница не отвечает", "The sandbox does not answer"],

  first_name: ["Имя", "First name"],
  last_name: ["Фамилия", "Last name"],
  username: ["Имя пользователя (без @)", "Username (without @)"],
  note: ["Пометка, например «директор»", "A note, such as “head”"],
  person_language: ["Язык в Telegram", "Language in Telegram"],
  add: ["Добавить", "Add"],
  cancel: ["Отмена", "Cancel"],
  close: ["Закрыть", "Close"],
  ok: ["Понятно", "OK"],

  calendar: ["Календарь", "Calendar"],
  plus_hour: ["+1 час", "+1 hour"],
  tomorrow: ["Завтра", "Tomorrow"],
  next_monday: ["Следующий понедельник", "Next Monday"],
  pick_date: ["Выбрать день", "Pick a day"],
  move_to: ["Перевести", "Move"],
  move_title: ["Перевести календарь", "Move the calendar"],
  move_hint: ["Календарь идёт только вперёд.", "The calendar moves only forward."],
  day_and_time: ["День и время", "Day and time"],

  faults: ["Сломать Telegram", "Break Telegram"],
  faults_active: ["Сломано: {n}", "Broken: {n}"],
  fault_kind: ["Что случится", "What happens"],
  fault_429: ["429: слишком часто", "429: too many requests"],
  fault_403: ["403: бот заблокирован", "403: the bot is blocked"],
  fault_500: ["500: ошибка сервера", "500: server error"],
  fault_502: ["502: сервер недоступен", "502: bad gateway"],
  fault_outage: ["Молчание: не отвечает вовсе", "Outage: no answer at all"],
  fault_cut: ["Обрыв: принято, но ответа нет", "Cut: stored, then no answer"],
  fault_slow: ["Медленно отвечает", "Answers slowly"],
  fault_method: ["Вызов", "Method"],
  any_method: ["любой", "any"],
  fault_chat: ["Кому", "To whom"],
  everybody: ["всем", "everybody"],
  fault_times: ["Сколько раз", "How many times"],
  fault_seconds: ["Секунд ждать", "Seconds to wait"],
  break_it: ["Сломать", "Break it"],
  heal: ["Починить всё", "Heal everything"],
  all_well: ["Сейчас всё работает.", "Everything works now."],
  active_now: ["Сломано сейчас", "Broken now"],
  times_left: ["раз: {n}", "times: {n}"],
  until_healed: ["до починки", "until healed"],
  wait_seconds: ["{n} с", "{n} s"],

  bot: ["бот", "bot"],
  group: ["группа", "group"],
  typing: ["печатает…", "is typing…"],
  uploading: ["отправляет файл…", "is sending a file…"],
  phone_menu: ["Действия с телефоном", "Actions of the phone"],
  hide_phone: ["Скрыть телефон", "Hide the phone"],
  block: ["Заблокировать бота", "Block the bot"],
  unblock: ["Разблокировать бота", "Unblock the bot"],
  no_account: ["Этот человек удалил свой аккаунт.", "This person has deleted the account."],
  no_bot: ["Бот ещё не подключился", "No bot has connected yet"],
  blocked: ["бот заблокирован", "the bot is blocked"],
  transcript: ["Переписка текстом", "The chat as text"],
  start: ["Начать", "Start"],
  start_hint: ["Что умеет этот бот? Нажмите «Начать».", "What can this bot do? Press “Start”."],
  chats: ["Чаты", "Chats"],
  to_input: ["К полю ввода", "To the input"],
  messages: ["Переписка: {name}", "Messages: {name}"],
  earlier: ["Показать более ранние", "Show earlier ones"],
  to_end: ["В конец переписки", "To the newest message"],

  message: ["Сообщение", "Message"],
  message_of: ["Сообщение от имени: {name}", "Message as {name}"],
  send: ["Отправить", "Send"],
  save: ["Сохранить", "Save"],
  commands: ["Команды бота", "Commands of the bot"],
  attach: ["Прикрепить", "Attach"],
  send_photo: ["Фото или видео", "Photo or video"],
  send_document: ["Файл", "File"],
  send_voice: ["Голосовое, 2 секунды", "Voice message, 2 seconds"],
  send_sticker: ["Стикер", "Sticker"],
  send_contact: ["Контакт", "Contact"],
  send_location: ["Место на карте", "Location"],
  drop_here: ["Отпустите файл, чтобы отправить", "Drop the file to send it"],
  send_files: ["Отправка файлов", "Sending files"],
  as_photo: ["Как фото", "As a photo"],
  as_document: ["Как файл", "As a file"],
  how_to_send: ["Как отправить", "How to send"],
  caption: ["Подпись", "Caption"],
  choose_sticker: ["Какой стикер?", "Which sticker?"],
  phone_number: ["Телефон", "Phone number"],
  latitude: ["Широта", "Latitude"],
  longitude: ["Долгота", "Longitude"],
  replying: ["Ответ", "Reply"],
  editing: ["Изменение сообщения", "Editing the message"],
  stop: ["Отменить", "Cancel this"],
  keyboard: ["Клавиатура бота", "Keyboard of the bot"],

  you: ["Вы", "You"],
  edited: ["изменено", "edited"],
  silent: ["без звука", "silent"],
  actions: ["Действия с сообщением", "Actions of the message"],
  reply: ["Ответить", "Reply"],
  forward: ["Переслать боту", "Forward to the bot"],
  edit: ["Изменить", "Edit"],
  copy_text: ["Скопировать текст", "Copy the text"],
  copied: ["Скопировано", "Copied"],
  forwarded_from: ["Переслано от: {name}", "Forwarded from {name}"],
  forwarded: ["Переслано боту", "Forwarded to the bot"],
  gone: ["Сообщения нет в переписке", "The message is not in the chat"],
  spoiler: ["Скрытый текст, показать", "Hidden text, show it"],
  more: ["Развернуть", "Show all"],
  less: ["Свернуть", "Fold"],
  copy_code: ["Скопировать код", "Copy the code"],
  table: ["Таблица", "Table"],
  done: ["выполнено", "done"],
  not_done: ["не выполнено", "not done"],

  photo: ["Фото", "Photo"],
  video: ["Видео", "Video"],
  voice: ["Голосовое сообщение", "Voice message"],
  audio: ["Аудио", "Audio"],
  sticker: ["Стикер", "Sticker"],
  animation: ["Анимация", "Animation"],
  document: ["Файл", "File"],
  contact: ["Контакт", "Contact"],
  location: ["Место на карте", "Location"],
  poll: ["Опрос", "Poll"],
  rich: ["Сообщение с разметкой", "Formatted message"],
  download: ["Скачать: {name}", "Download: {name}"],
  unknown: ["Сообщение такого вида страница не показывает: {kind}", "The page does not show this kind of message: {kind}"],
  joined: ["{name}: теперь в группе", "{name} joined the group"],
  left: ["{name}: больше не в группе", "{name} left the group"],
  pinned: ["Закреплено: {what}", "Pinned: {what}"],
  renamed: ["Группа теперь называется «{name}»", "The group is now called “{name}”"],
  grown: ["Группа стала супергруппой", "The group became a supergroup"],
  group_made: ["Создана группа «{name}»", "The group “{name}” was created"],
  topic_made: ["Создана тема «{name}»", "The topic “{name}” was created"],
  bytes: ["{n} Б", "{n} B"],
  kilobytes: ["{n} КБ", "{n} KB"],
  megabytes: ["{n} МБ", "{n} MB"],

  open_as: ["Кто откроет ссылку?", "Who opens the link?"],
  open_as_hint: ["Приглашение обычно уходит другому человеку.", "An invitation usually goes to somebody else."],
  this_phone: ["этот телефон", "this phone"],
  somebody_new: ["Новый человек", "Somebody new"],
  copy_link: ["Скопировать ссылку", "Copy the link"],
  not_openable: ["Эта ссылка открывается только в Telegram: {url}", "This link opens only in Telegram: {url}"],
  not_supported: ["Такая кнопка работает только в Telegram", "A button like this works only in Telegram"],
};

const LANGUAGES = ["ru", "en"];
const KEY = "sandbox-page-language";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const language = LANGUAGES.includes(stored()) ? stored() : "ru";
export const locale = language === "ru" ? "ru-RU" : "en-GB";

/** Speaks another language from the next drawing of the page on. */
export function choose(other) {
  localStorage.setItem(KEY, other);
}

/** A phrase of the page in its language, with `{name}` filled in. */
export function say(key, values = {}) {
  const phrase = CATALOGUE[key][LANGUAGES.indexOf(language)];
  return phrase.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The phrase if the catalogue has it, else the word itself: for kinds that a newer desk may know. */
export function sayOr(key, word) {
  return key in CATALOGUE ? say(key) : word;
}
