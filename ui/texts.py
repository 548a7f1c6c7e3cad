"""Every English text of the page."""

from __future__ import annotations

PRODUCT = "Trade News Assistant"

# Asking
ASK_TAB = "Ask"
WELCOME = "Ask about the documents"
WELCOME_HINT = "Every number and every sentence of an answer leads to its place in the documents."
EXAMPLES_LABEL = "Questions to begin with"
EMPTY_STORE = "There are no documents yet. Add some under Documents, or with: assistant add PATH"
QUESTION_LABEL = "Question"
QUESTION_HINT = "Ask a question"
ASK = "Ask"
STOP = "Stop"
RETRY = "Ask again"
EDIT = "Edit"
EDIT_QUESTION = "Edit the question: {question}"
EDITING = "The answer to the edited question replaces the earlier one and all after it."
CANCEL = "Cancel"
NEW_CHAT = "New chat"
DARK_MODE = "Dark mode"
CHAT_LABEL = "Questions and answers"
TURN = "Question {number}"
SEARCHING = "Searching the documents …"
STOPPED = "Stopped."
NOT_ANSWERED = "The question could not be answered."
UNEXPECTED = "The program met an unexpected error. Its log has the details. Try again, or ask in other words."
TOO_LONG = "The question has {length:,} characters; {limit:,} are allowed. Shorten it and ask again."
ASKING_ONLY_ONE = "Only {name} is asked."
ASKING_ONLY = "Only {count} chosen documents are asked."
ASK_ALL = "Ask all documents"

# An answer
SOURCE_MARK = "Source {number}: {caption}"
CITED = "Cited"
NEAREST = "Nearest passages"
LOOKED_AT = "Also looked at"
DISAGREE = "The documents disagree"
STATED_AS = "Stated"
PROOF = "How the numbers follow"
PROOF_KINDS = {"quoted": "Quoted", "converted": "Converted", "computed": "Computed"}
WHERE = "where"
READ_AS = "Read as"
SLOTS = {
    "commodity": "Commodity", "flow": "Flow", "origin": "From", "destination": "To", "partner": "Partner",
    "reporter": "Reporter", "place": "Place", "period": "Period", "measure": "Measure", "unit": "Unit",
    "entity": "Company", "status": "Status", "kind": "Asked for",
}  # fmt: skip
SAID = {"question": "", "conversation": "from before", "documents": "from the documents"}
NEXT_QUESTIONS = "Ask next"
KNOWN_INSTEAD = "The documents do answer"
COPY = "Copy"
COPY_TEXT = "As text with footnotes"
COPY_MARKDOWN = "As Markdown"
COPY_JSON = "As JSON"
COPIED = "Copied."
NOT_COPIED = "The browser does not allow copying here."
GOOD = "Right"
BAD = "Wrong"
WHY_BAD = "What is wrong with it?"
SEND = "Send"
THANKS = "Noted."

# Conversations
CONVERSATIONS = "Conversations"
NO_CONVERSATIONS = "What you ask is kept here, for you alone."
MORE_FOR = "More for {title}"
RENAME = "Rename"
NEW_TITLE = "New title"
SAVE = "Save"
FORGET_ASK = "Delete “{title}”? Its questions and answers are gone for good."
FORGET_YES = "Delete conversation"
EXPORT_AS = {"markdown": "Export as Markdown", "text": "Export as text", "json": "Export as JSON"}
OLDER_CONVERSATIONS = "{count:,} older ones are not listed."

# Keys
SHORTCUTS = "Keyboard shortcuts"
KEYS = (
    ("/", "Write a question"), ("n", "New chat"), ("j / k", "Next and previous source of an answer"),
    ("1 2 3 4", "Ask, Documents, Figures, Coverage"), ("c", "Show or hide the conversations"),
    ("d", "Dark or light"), ("Esc", "Close the source, a menu or a hint"), ("?", "This list"),
)  # fmt: skip
KEYS_ON = "Single keys do this while no text is being written"

# The source panel
SOURCE = "Source"
SOURCE_OF = "Source {position} of {total}"
PLACE_OF = "Passage {position} of {total}"
WHOLE_DOCUMENT = "Document"
ON_PAGE = "page {page}"
COPY_LINK = "Copy link"
LINK_COPIED = "The link to this place was copied."
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

# The views
DOCUMENTS_TAB = "Documents"
FIGURES_TAB = "Figures"
COVERAGE_TAB = "Coverage"

# The documents
DOCUMENTS = "Documents"
TITLE, ACTIONS, KIND, YEAR, FIGURES = "Title", "Actions", "Type", "Year", "Figures"
DOCUMENT_KINDS = {
    ".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".csv": "CSV", ".html": "Web page", ".md": "Markdown",
    ".txt": "Text",
}  # fmt: skip
DOCUMENT_ORDERS = {
    "-published": "Newest first", "published": "Oldest first",
    "title": "Title, A to Z", "-title": "Title, Z to A",
    "publisher": "Publisher, A to Z", "-publisher": "Publisher, Z to A",
    "-figures": "Most figures first", "figures": "Fewest figures first",
    "kind": "Type, A to Z", "-kind": "Type, Z to A",
}  # fmt: skip
ALL_OF = {"publisher": "All publishers", "kind": "All types", "year": "All years"}
FILTER = "Filter"
FIND_DOCUMENTS = "Find documents"
SEARCH_DOCUMENTS = "Search"
SEARCH_DOCUMENTS_HINT = "Title, publisher, date or file name"
SEARCH = "Search"
SORTED_BY = "Sorted by"
ONLY_WARNINGS = "With warnings only ({count})"
FITTING_OF = "{fitting:,} of {total:,} documents"
SHOW_ALL_DOCUMENTS = "Show all"
NO_MATCH = "No document fits the search and the filters."
MORE_DOCUMENTS = "{count:,} more; narrow the search to see them."
WARNING_ONE, WARNINGS = "1 warning", "{count} warnings"
FIGURES_OF = "{count} figures of {title}"
CHOOSE = "Choose {title}"
CHOOSE_HINT = "Tick documents to ask only those."
ASK_ONLY_THESE = "Ask only these"
UNCHOOSE = "Untick all"
CHOSEN_ELSEWHERE = "Ticked, and left out by the search"
NONE_CHOSEN = "Tick at least one document first."
READ_ONLY_NOTE = "This page is read-only: documents are added and deleted by whoever runs it."
MAY_NOT_CHANGE = "You may read and ask here, but not add or delete. Ask whoever runs this page to do it."
NO_DOCUMENTS = "There are no documents yet"
NO_DOCUMENTS_WHY = (
    "Answers come only from documents: trade news, market reports, customs tables. Each number in an answer "
    "leads back to the sentence or table row that states it."
)
NO_DOCUMENTS_STEPS = (
    "Drop files on the field above, or choose a folder.",
    "Each is read at once; figures, publisher and date are found by themselves.",
    "Ask under Ask, or see all figures under Figures.",
)
NO_DOCUMENTS_READ_ONLY = "This page is read-only. Whoever runs it adds documents at the command line:"
ADD_COMMANDS = """assistant add --library      # the documents that come with the program
assistant add reports/ june.csv"""
COUNT_ONE, COUNT_MANY = "1 document", "{count:,} documents"
NEWEST = "newest {date}"
OPENING = "Opening the documents …"
DELETE = "Delete"
DELETE_TITLE = "Delete “{title}”? Answers can no longer cite it."
LOSE_FIGURES = "{figures:,} figures and {passages:,} passages are lost."
LOSE_WHOLE = "no other document tells of it"
LOSE_PARTLY = "only this document tells of"
LOSE_PARTNERS = "as partners {partners}"
LOSE_MORE_GOODS = "{count:,} more commodities, in whole or in part."
LOSE_NOTHING_ONLY = "Every commodity, period and partner in it is also in other documents."
LOSE_CONVERSATION = "1 kept conversation cites it; its quotes stay, their links do not."
LOSE_CONVERSATIONS = "{count:,} kept conversations cite it; their quotes stay, their links do not."
LOSE_YOURS = "Yours:"
AND_MORE = "and {count:,} more"
DELETE_YES = "Delete document"
DELETE_NO = "Keep it"
DELETED = "Deleted: {title}"
UPLOAD = "Add documents"
UPLOAD_FOLDER = "Choose a folder"
UPLOAD_HINT = "{kinds}. Up to {count} files at once, {size} MB each, {total} MB together."
UPLOAD_REPLACES = "A file of the same name replaces the one added here before."
ADDING_OF = "Adding: {done:,} of {total:,} files"
PER_MINUTE = "{count:,} files a minute"
SECONDS_LEFT, MINUTES_LEFT = "about {count} s left", "about {count} min left"
CANCEL_ADDING = "Cancel"
ADDING_DONE = "Finished."
ADDING_CANCELLED = "Cancelled: {done:,} of {total:,} files were read and stay; {rest:,} were not."
RESULT_COUNTS = {
    "added": "{count:,} added", "updated": "{count:,} updated", "unchanged": "{count:,} already there",
    "failed": "{count:,} not added",
}  # fmt: skip
PASSED_OVER = "{count:,} other files of the folder passed over"
RESULTS_FAILED, RESULTS_UPDATED = (
    "Not added ({count:,})",
    "Updated, replacing the earlier version ({count:,})",
)
RESULTS_ADDED, RESULTS_UNCHANGED = "Added ({count:,})", "Already there ({count:,})"
NOTHING_TO_ADD = "No file came that can be read. These can: {kinds}. Choose other files."
TOO_MUCH = (
    "The files have {size:.0f} MB together. {limit} MB are allowed at once. Add the rest in a second step."
)
TOO_BIG = "The file has {size:.1f} MB. Files of up to {limit} MB are allowed. Split it and add the parts."
TOO_MANY = "{count} files came. Up to {limit} are allowed at once. Add the rest in a second step."

# Coverage
COVERAGE = "What the documents cover"
COUNTED = {
    "documents": "Documents",
    "passages": "Passages",
    "figures": "Figures",
    "commodities": "Commodities",
}
NEWEST_DOCUMENT = "Newest document"
EVALUATION = "Last evaluation"
EVALUATION_OF = "{questions:,} questions about the {documents:,} bundled documents, {date}"
EVALUATION_PARTS = {"measured": "Not seen while tuning", "tuned": "Used for tuning"}
EVALUATION_MEASURES = {
    "attributed-correct": "Right, with its evidence cited", "wrong number": "Wrong number",
    "unsupported-number rate": "Number without proof", "quote validity": "Quotes that are verbatim",
    "abstention recall": "Unanswerable, and said so",
}  # fmt: skip
EVALUATION_NOTE = "Gold questions {hash}; measured by python -m eval."
QUESTIONS_COUNT = "{count:,} questions"
COMMODITIES, PARTNERS, PUBLISHERS, MONTHS_COVERED = "Commodities", "Partners", "Publishers", "Months"
COMMODITY, PERIODS, FIRST_LAST = "Commodity", "Periods", "Published"
FROM_TO = "{first} – {last}"
MORE_ROWS = "{count:,} more"
MONTHS_HINT = "Figures about single months. Empty: the documents say nothing of that month."
MONTH_CELL = "{count:,} figures about {month}"
NO_FIGURES_ABOUT = "none"
LACKS = "What is missing in documents"
LACKING = {
    "without_date": "Without a date ({count:,})", "without_publisher": "Without a publisher ({count:,})",
    "with_warnings": "Read with warnings ({count:,})",
}  # fmt: skip
LACKS_NOTHING = "Every document states its date and publisher and was read without warnings."
REFUSED = "Files that could not be added"
REFUSED_WHEN = "refused {date}"
FORGET_REFUSED = "Forget these"
NO_REFUSED = "Every file that was added could be read."
NOTHING_COVERED = "There are no documents yet, so nothing is covered. Add some under Documents."
NO_FIGURES_YET = "The documents state no figures that could be read."

# The server
BUSY = "Port {port} on {host} is in use. Stop the program that uses it, or choose another with --port."
NO_ADDRESS = "{host} is not an address of this machine. Use 127.0.0.1, or another with --host."
SERVING = "{product} is at {url} (Ctrl+C stops it)."
OPEN_TO_OTHERS = "Anyone who can reach {host}:{port} can read{change} the documents: there is no login."
NOT_ENCRYPTED = (
    "Tokens travel to {host}:{port} unencrypted. Put a proxy with HTTPS before it, or use 127.0.0.1."
)

# Signing in
SIGN_IN = "Sign in"
SIGN_IN_HINT = "Enter the token that you were given by whoever runs this server."
TOKEN = "Token"
WRONG_TOKEN = "This token is not known. Check that it was copied completely, and try again."
SIGN_OUT = "Sign out"

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
