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
WELCOME_HINT = "Every number and every sentence of an answer leads to its place in the documents."
EXAMPLES_LABEL = "Questions to begin with"
EMPTY_STORE = "There are no documents yet. Add some under Documents, then ask about them."
EMPTY_STORE_READ_ONLY = "There are no documents in the store, and this page was started read-only."
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
CHART_TABLE = "The values as a table"
DOWNLOAD_SVG = "Download SVG"
DOWNLOAD_CSV = "Download CSV"
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
