"""Plausible orders made up from invented words: what a drawing shows and a reading must give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

TITLES = """
Назначение школьных координаторов проекта
Самодиагностика рисков и уточнение профиля школы
Собеседование с управленческими командами по итогам первого полугодия
Мониторинг текущей успеваемости по математике, русскому языку и физике
Диагностика профессиональных затруднений учителей-предметников
Организация взаимного посещения уроков в рамках муниципального проекта «Урок соседа»
Проведение семинара «Как читать результаты ВПР» для заместителей директоров
Заключение договоров о сетевом взаимодействии со школами-лидерами
Обновление раздела «Поддержка школ» на официальном сайте школы
Проведение пробных экзаменов в 9-х и 11-х классах
Индивидуальные консультации для молодых педагогов (по отдельному расписанию)
Разработка и утверждение школьных программ повышения качества образования
Корректировка плана внутришкольного контроля с учетом выявленных дефицитов
Родительский лекторий «Семья и школа: учимся вместе»
Анализ результатов оценочных процедур и объективности их проведения
Аудит внутренней системы оценки качества образования
Стажировка управленческих команд на базе опорных школ округа
Участие в методическом марафоне «Пять шагов к уроку»
Формирование банка успешных практик и его размещение в сетевом сообществе
Выездные методические десанты в школы с низкими образовательными результатами
Создание условий для занятий с детьми, испытывающими трудности в обучении
Обеспечение школ учебным и лабораторным оборудованием
Совещание руководителей школ по итогам учебного года
Психолого-педагогическое сопровождение обучающихся группы риска
Оказание адресной помощи учителям, работающим в классах с высокой долей неуспевающих
Подготовка аналитической справки о ходе реализации дорожной карты
Организация профильных смен и дополнительных занятий в каникулярное время
Внесение изменений в положение о системе оценки качества образования
Педагогический совет «От оценки к развитию»
Конкурс методических разработок «Открытый урок – 2026»
Посещение уроков членами рабочей группы с последующим разбором
Анкетирование родителей о качестве преподавания предметов
Проведение практикума по заданиям с развернутым ответом
Закрепление наставников за начинающими учителями
Составление перспективного плана повышения квалификации
Ведение базы данных кадрового резерва
""".strip().split("\n")

CHECKLISTS = (
    (
        "Разработка пакета документов",
        ("приказ о создании рабочей группы", "план работы группы", "форма отчета школы"),
    ),
    (
        "Работа с педагогами по направлениям",
        ("предметная подготовка", "оценка знаний учеников", "работа с семьей"),
    ),
    ("Проведение консультаций по вопросам", ("рабочие программы", "внеурочная деятельность")),
)

DEADLINES = """
До 15 марта 2026 года
Март 2026
Апрель – май 2026
Ежеквартально
Ежеквартально, не позднее 25 числа последнего месяца квартала
В течение года
В течение учебного года
По отдельному графику
По плану школы
1 раз в четверть
2 раза в год (не позднее 20 мая и 20 декабря)
Сентябрь 2026, ноябрь 2026
до 1 сентября 2026 г.
II квартал 2026
15.10.2026
Не позднее 1 июня
По запросу
Ежемесячно до 5 числа
Февраль, апрель, октябрь
После завершения диагностики
Постоянно
01.09.2026-31.12.2026
1 раз в полугодие
В течение года (по заявкам)
По итогам учебной четверти
Январь-декабрь 2026
""".strip().split("\n")

RESPONSIBLES = """
Руководители ШНОР
Руководители ШНОР, кураторы
Управление образования
МКУ «Методический центр»
УО, МКУ «Методический центр»
Управление образования, руководители ОО
Методист ИМЦ Лаврова С.В., руководители ШНОР
Директора школ, заместители директоров по УВР
Административная команда ОО
Школьный координатор, учителя-предметники
Начальник отдела общего образования Ветлугина Н.А.
Муниципальный координатор
Руководители РМО
ОО
МБОУ «Гимназия № 1», руководители ШНОР
Отдел образования администрации округа, школы (по согласованию)
""".strip().split("\n")

RESULTS = """
Назначены координаторы в 100 % школ
Определены причины низких результатов
Не менее 80 % педагогов приняли участие в мероприятиях
Получена объективная информация о динамике успеваемости
Проведено не менее 4 семинаров в год
Создан банк данных учащихся, испытывающих затруднения
Снижена доля неуспевающих не менее чем на 5 %
Повышены предметные компетенции педагогов школ
Сформирован единый подход к кураторскому сопровождению
Обучено не менее 8 (80 %) руководителей
Договоры подписаны всеми школами
Материалы размещены в открытом доступе
Созданы условия для обмена опытом между школами
Разработаны методические рекомендации
Улучшение материально-технической базы
""".strip().split("\n")

EVIDENCES = """
Приказ
Аналитическая справка
Ссылка на сайт школы
Протокол
План работы
Отчет
Программа семинара, лист регистрации
Договор
График, фотографии
Скриншот страницы
""".strip().split("\n")

SECTIONS = """
Организационные мероприятия
Работа с педагогическими кадрами
Методическое сопровождение школ
Мониторинг и оценка качества
Работа с учениками и их семьями
Развитие ресурсов школы
Управление и подведение итогов
""".strip().split("\n")

INDICATORS = (
    ("Доля школ, вышедших из списка ШНОР", "Приказ УО", "50 %"),
    ("Доля учителей, прошедших диагностику", "МКУ «Методический центр»", "90%"),
    ("Доля выпускников, сдавших экзамены с первого раза (ЕГЭ/ОГЭ)", "Результаты ГИА", "100%/95%"),
    ("Средний балл по математике", "Сайт школы", "не ниже 50"),
)

HEADERS = {
    "number": ("№ п/п", "№", "№ п/ п", "N п/п", "п/п"),
    "title": (
        "Мероприятие",
        "Мероприятия",
        "Наименование мероприятия",
        "Описание мероприятий",
        "Основные мероприятия",
        "Содержание деятельности",
        "Содержание работы",
    ),
    "deadline": (
        "Сроки",
        "Срок",
        "Сроки реализации",
        "Срок исполнения",
        "Сроки выполнения",
        "Дата проведения",
        "Срок проведения",
    ),
    "responsible": (
        "Ответственные",
        "Ответственный",
        "Исполнители",
        "Ответственные исполнители",
        "Ответственные лица",
    ),
    "result": (
        "Результат",
        "Планируемый результат",
        "Ожидаемый результат",
        "Предполагаемый результат",
        "Планируемые результаты",
        "Показатели результативности",
    ),
    "evidence": (
        "Формы реализации мероприятия",
        "Подтверждающий документ",
        "Информационное сопровождение",
        "Итоговый документ",
        "Подтверждение",
        "Форма отчетности",
    ),
    "start": ("Начало", "Дата начала", "Срок начала"),
    "finish": ("Окончание", "Дата окончания", "Срок окончания"),
}

COLUMNS = (
    ("number", "title", "deadline", "responsible", "result"),
    ("number", "title", "deadline", "responsible", "result", "evidence"),
    ("number", "title", "evidence", "deadline", "responsible"),
    ("number", "title", "responsible", "deadline", "result"),
    ("title", "deadline", "responsible", "result"),
    ("number", "title", "deadline", "responsible"),
    ("number", "title", "deadline", "result"),
    ("number", "title", "start", "finish", "responsible", "result"),
    ("number", "title", "result", "deadline", "responsible"),
)


@dataclass
class Row:
    """What one activity must come back as."""

    cells: dict[str, str]
    section: str | None = None
    level: str | None = None
    checklist: tuple[str, ...] = ()


@dataclass
class Plan:
    """A whole order: its rows in order, with the headings before them."""

    columns: tuple[str, ...]
    labels: dict[str, str]
    rows: list[Row]
    numbering: str
    headings: str
    indicators: list[tuple[str, str, str]] = field(default_factory=list)
    issuer: str = "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ДАЛЬНЕБЕРЕЗОВСКОГО ОКРУГА"
    number: str = "47-од"
    title: str = (
        "Дорожная карта повышения качества образования в школах Дальнеберезовского округа на 2026 год"
    )

    def sections(self) -> list[str]:
        """The headings in reading order."""
        found: list[tuple[str | None, str | None]] = []
        for row in self.rows:
            if not found or found[-1] != (row.level, row.section):
                found.append((row.level, row.section))
        return [section for _, section in found if section]


def _heading(kind: str, index: int, words: str) -> str:
    roman = ("I", "II", "III", "IV", "V", "VI", "VII")[index]
    return {
        "roman": f"{roman}. {words}",
        "part": f"Раздел {roman}. {words}",
        "arabic": f"{index + 1}. {words}",
        "plain": words,
        "dotless": f"{index + 1} {words}",
    }[kind]


def make(random: Random) -> Plan:
    """An order of five to thirty rows."""
    columns = random.choice(COLUMNS)
    labels = {name: random.choice(HEADERS[name]) for name in columns}
    headings = random.choice(("none", "roman", "part", "arabic", "plain", "hierarchy"))
    levels = (
        ["Муниципальный уровень", "Уровень образовательной организации"] if random.random() < 0.2 else [None]
    )
    numbering = random.choice(("restart", "through", "dotted", "dotted_through"))
    plan = Plan(columns, labels, [], numbering, headings)
    through = 0
    for level in levels:
        words = random.sample(SECTIONS, random.randint(2, 4)) if headings != "none" else [""]
        for index, name in enumerate(words):
            section = (
                _heading("arabic" if headings == "hierarchy" else headings, index, name) if name else None
            )
            for count in range(1, random.randint(2, 6) + 1):
                through += 1
                number = (
                    f"{index + 1}.{count}"
                    if headings == "hierarchy"
                    else str(through if "through" in numbering else count)
                )
                number += "." if "dotted" in numbering else ""
                plan.rows.append(_row(random, columns, number, section, level))
    for row in random.sample(plan.rows, len(plan.rows) // 8):
        emptied = random.choice(
            [name for name in columns if name in ("deadline", "responsible", "result", "evidence")]
        )
        row.cells[emptied] = ""
    if "number" in columns and len(plan.rows) > 3 and random.random() < 0.2:
        # An activity without a number stands between numbered ones and is otherwise whole.
        lost = random.choice(plan.rows[1:-1])
        if all(lost.cells.values()) and plan.numbering != "dotted_through":
            lost.cells["number"] = ""
    if random.random() < 0.4:
        plan.indicators = random.sample(INDICATORS, random.randint(2, 4))
    return plan


def _row(
    random: Random, columns: tuple[str, ...], number: str, section: str | None, level: str | None
) -> Row:
    title, checklist = random.choice(TITLES), ()
    if random.random() < 0.1:
        head, items = random.choice(CHECKLISTS)
        title, checklist = f"{head}: - {'; - '.join(items)}", items
    made = {
        "number": number,
        "title": title,
        "deadline": random.choice(DEADLINES),
        "responsible": random.choice(RESPONSIBLES),
        "result": random.choice(RESULTS),
        "evidence": random.choice(EVIDENCES),
        "start": f"{random.randint(1, 28):02}.{random.randint(2, 5):02}.2026",
        "finish": f"{random.randint(1, 28):02}.{random.randint(6, 12):02}.2026",
    }
    return Row({name: made[name] for name in columns}, section, level, checklist)
