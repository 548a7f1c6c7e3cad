"""Every English text of the page."""

from __future__ import annotations

PRODUCT = "Trade News Assistant"

EXAMPLES: tuple[str, ...] = (
    "How much gallium went to Japan in June?",
    "How far did antimony exports fall in the first half of 2025?",
    "Which country received the most rare earth magnets from China in July 2025?",
    "Who said the market will stay tilted in China's favor?",
)
"""Questions that the bundled library answers."""

# Asking
ASK_TAB = "Ask"
WELCOME = "Ask about the documents"
WELCOME_HINT = "Every statement in an answer links to the sentence it was taken from."
EMPTY_STORE = "There are no documents yet. Add some under Documents, then ask about them."
EMPTY_STORE_READ_ONLY = "There are no documents in the store, and this page was started read-only."
QUESTION_LABEL = "Question"
QUESTION_HINT = "Ask a question"
ASK = "Ask"
STOP = "Stop"
NEW_CHAT = "New chat"
DARK_MODE = "Dark mode"
CHAT_LABEL = "Questions and answers"
SEARCHING = "Searching the documents …"
STOPPED = "Stopped."
ABSTAINED = "The documents do not say."
NEAREST = "Nearest passages"
NOT_ANSWERED = "The question could not be answered."
UNEXPECTED = "The program met an unexpected error. Its log has the details. Try again, or ask in other words."
TOO_LONG = "The question has {length:,} characters; {limit:,} are allowed. Shorten it and ask again."

# The source panel
SOURCE = "Source"
SOURCE_OF = "Source {position} of {total}"
PLACE_OF = "Passage {position} of {total}"
WHOLE_DOCUMENT = "Document"
SHOW_SOURCE = "Show source {number}: {caption}"
SHOW_PLACE = "Read this passage"
PUBLISHER, DATE, PAGE, SECTION, ROW, FILE, ADDRESS = (
    "Publisher", "Date", "Page", "Section", "Row", "File", "Address",
)  # fmt: skip
INFERRED = "inferred"
INFERRED_HINT = "Guessed from the text; the document does not state it."
NOT_STATED = "not stated"
PREVIOUS = "Previous"
NEXT = "Next"
CLOSE = "Close"
EARLIER = "Show the part before"
LATER = "Show the part after"
DOCUMENT_TEXT = "Text of the document"
GONE = "This document is no longer in the store."
NO_SUCH_PLACE = "This place is not in the document."

# The documents
DOCUMENTS_TAB = "Documents"
DOCUMENTS = "Documents"
TITLE, ACTIONS = "Title", "Actions"
FILTER = "Filter"
FILTER_HINT = "Title, publisher, date or file name"
NO_MATCH = "No document matches the filter."
SHOWN_OF = "{shown:,} of {total:,} documents are shown. Type in the filter to narrow the list."
COUNT_ONE, COUNT_MANY = "1 document", "{count:,} documents"
NEWEST = "newest {date}"
OPENING = "Opening the documents …"
DELETE = "Delete"
DELETE_ASK = "Delete this document? Answers can no longer cite it."
DELETE_YES = "Delete document"
DELETE_NO = "Keep it"
DELETED = "Deleted: {title}"
UPLOAD = "Add documents"
UPLOAD_HINT = "{kinds}. Up to {count} files at once, {size} MB each."
ADDING = "Adding"
RESULT_ADDED, RESULT_UPDATED, RESULT_UNCHANGED, RESULT_FAILED = (
    "Added", "Updated", "Already there", "Not added",
)  # fmt: skip
TOO_BIG = "The file has {size:.1f} MB. Files of up to {limit} MB are allowed. Split it and add the parts."
TOO_MANY = "{count} files came. Up to {limit} are allowed at once. Add the rest in a second step."

# The server
BUSY = "Port {port} on {host} is in use. Stop the program that uses it, or choose another with --port."
NO_ADDRESS = "{host} is not an address of this machine. Use 127.0.0.1, or another with --host."
SERVING = "{product} is at {url} (Ctrl+C stops it)."
OPEN_TO_OTHERS = "Anyone who can reach {host}:{port} can read{change} the documents: there is no login."

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

# Charts
FLOW_NOUNS = {"export": "exports", "import": "imports", "re-export": "re-exports"}
MEASURE_NOUNS = {"trade": "trade", "stock": "stocks", "reserve": "reserves", "price": "price", "other": ""}
UNIT_NAMES = {
    "t": "tonnes", "unit": "units", "bag": "bags", "cargo": "cargoes", "vessel": "vessels", "bale": "bales",
    "bbl": "barrels", "bbl/d": "barrels a day", "oz t": "troy ounces",
}  # fmt: skip
GOODS = {"lng": "LNG", "lpg": "LPG", "npk": "NPK", "ndpr": "NdPr"}
CHART_HEADS = {
    "destination": "Destination", "origin": "Origin", "place": "Place", "commodity": "Commodity",
    "period": "Period", "entity": "According to",
}  # fmt: skip
CHART_BY = {
    "destination": "by destination", "origin": "by origin", "place": "by place", "commodity": "by commodity",
    "period": "", "entity": "by source",
}  # fmt: skip
CHART_FROM, CHART_TO, CHART_IN = "from {name}", "to {name}", "in {name}"
CHART_SHARES = "{title}: shares"
CHART_TWO_REPORTERS = "Some figures are the exporter's, some the importer's."
CHART_SEVERAL = "The documents give different figures for {labels}."
CHART_SAID_BY = "{label}: as stated by {source}."
CHART_WHOLE = "Stated total: {value}."
CHART_WHOLE_OF = "Stated for {label}: {value}."
CHART_SOURCES = "Sources: {names}"
CHART_SOURCE = "Source: {names}"
CHART_MORE = "and {count:,} more in the table"
CHART_REST = "Not stated"
CHART_TOTAL = "Stated total"
CHART_PERCENT = "percent of the whole"
CHART_HATCHED = "Hatched: {statuses}."
CHART_DASHED = "Dashed: {statuses}."
CHART_GAPS = "Open circles on the baseline: not stated."
CHART_BAR_SAID = "{label}: {value}"
CHART_VALUE = "Value"
CHART_VALUE_IN = "Value, {unit}"
CHART_STATUS = "Status"
CHART_SOURCE_HEAD = "Publisher"
CHART_TABLE = "Show as table"
CHART_SVG = "Download SVG"
CHART_CSV = "Download CSV"

# Figures
FIGURES_LABEL = "Figures"
FILTERS_LABEL = "Filters"
FILTERS = {
    "commodity": "Commodity", "flow": "Flow", "partner": "Partner", "reporter": "Reporter",
    "measure": "Measure", "period": "Period", "document": "Document",
}  # fmt: skip
FIGURE_VIEWS = {"table": "Table", "grid": "Grid", "chart": "Chart"}
FIGURE_COLUMNS = ("Commodity", "What", "From", "To", "Period", "Number", "Unit", "Status", "Source")
ANY = "any"
ONLY_CONFLICTS = "Only where publishers differ"
CLEAR_FILTERS = "Clear filters"
WORLD = "all partners"
FIGURES_COUNT = "{total:,} of {stated:,} figures"
FIGURES_DISPUTED = "publishers differ on {count:,}"
FIGURES_NONE = "No figure fits these filters. Take one away, or clear them all."
FIGURES_EMPTY = "No figures yet. They are read from the documents when these are added."
PAGE_OF = "{first:,} to {last:,} of {total:,}"
PAGES_LABEL = "Pages"
FIRST_PAGE, PREVIOUS_PAGE, NEXT_PAGE, LAST_PAGE = "First", "Previous", "Next", "Last"
DOWNLOAD_FIGURES_CSV, DOWNLOAD_FIGURES_XLSX = "Download CSV", "Download Excel"
OPEN_PASSAGE = "Open the passage: {name}"
AS_WRITTEN = "As written: {literal}"
REPORTED_BY = "reported by {name}"
DIFFERS = "differs"
DIFFERS_FROM = "{value} according to {publisher}"
SAID_WHERE = {
    "previous": "from before", "heading": "from the heading", "title": "from the title",
    "default": "assumed",
}  # fmt: skip
SAID_ELSEWHERE = "The sentence itself does not say this."
ROLES = {"change": "change", "difference": "difference", "ratio": "multiple", "share": "share"}
AGAINST = "{period} against {base}"
GRID_LABEL = "Figures by month"
GRID_ROW = "Commodity and trade"
GRID_LEFT_OUT = "Not in the grid: {count:,} changes, shares and amounts of other periods than one month."
GRID_NONE = "None of these figures is an amount of a single month. The table shows them."
DRAW = "Draw"
DRAW_ROW = "Draw {name}"
CHART_NONE = "These figures make no chart: one needs three or more amounts that differ in one thing only."
CHART_CHOOSE = "What to draw"
CHART_CHOICE = "{title} ({count})"
FILTER_TOO_LONG = "The {name} is too long. Up to {limit} characters are allowed. Choose one from the list."
NO_SUCH_VIEW = "There is no view “{view}” of the figures. Choose Table, Grid or Chart."
NO_SUCH_PAGE = "“{page}” is no page. Pages are counted from 1. The first is shown."
NO_SUCH_DOCUMENT = "No document “{name}” states figures here. Choose one from the list."
