"""Who may come in: cookies, tokens, a proxy's header, and what of a request is believed."""

from __future__ import annotations

from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from ui.access import (
    BadAccess,
    Caller,
    OpenAccess,
    ProxyAccess,
    TokenAccess,
    caller_of,
    header_name,
    networks,
    set_cookie,
)
from ui.login import local, login_address
from ui.signing_in import (
    SESSION_SECONDS,
    TRIES,
    TRY_SECONDS,
    BadTokenFile,
    SignIns,
    TooManyTries,
    read_tokens,
)

ADA, BOB = "ada-holds-this-token-of-hers", "bob-holds-another-one-of-his"
PROXY = networks(["127.0.0.0/8", "10.1.0.0/16", "::1"])


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def caller(*headers: tuple[str, str], peer: str | None = "192.0.2.7", scheme: str = "http") -> Caller:
    """A caller as the guard sees him, behind the proxies of `PROXY`."""
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    client = (peer, 4711) if peer else None
    return caller_of({"type": "http", "headers": raw, "client": client, "scheme": scheme}, PROXY)


def tokens(folder: Path, text: str) -> Path:
    """A token file that only its owner may read."""
    path = folder / "tokens"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_token_file_is_read_into_hashes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tokens(tmp_path, f"# people\n\nada : {ADA}\nbob:{BOB}  \n")
    held = read_tokens(path)
    assert list(held) == ["ada", "bob"] and all(len(digest) == 32 for digest in held.values())
    assert ADA not in repr(held) and ADA not in repr(vars(SignIns(held)))
    assert not caplog.records
    path.chmod(0o640)
    read_tokens(path)
    assert "chmod 600" in caplog.text and ADA not in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no token"),
        ("# nobody yet\n", "holds no token"),
        ("ada: short\n", "shorter than 24"),
        ("ada: two words that are long enough\n", "spaces"),
        ("ada: schlüssel-mit-umlaut-lang-genug\n", "ASCII"),
        (f"{ADA}\n", "Line 1 .* not a name and a token"),
        (f": {ADA}\n", "Line 1 .* not a name and a token"),
        (f"ada: {ADA}\nada: {BOB}\n", "Line 2 .* repeats"),
        (f"ada: {ADA}\nbob: {ADA}\n", "Line 2 .* repeats"),
    ],
)
def test_a_bad_token_file_is_told_without_its_tokens(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadTokenFile, match=said) as caught:
        read_tokens(tokens(tmp_path, text))
    assert ADA not in str(caught.value) and BOB not in str(caught.value)


@pytest.mark.parametrize("broken", ["missing", "folder", "binary"])
def test_a_token_file_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "tokens"
    if broken == "folder":
        path.mkdir()
    elif broken == "binary":
        path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadTokenFile, match="cannot be read"):
        read_tokens(path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sign_ins(tmp_path: Path, clock: Clock) -> SignIns:
    return SignIns(read_tokens(tokens(tmp_path, f"ada: {ADA}\nbob: {BOB}\n")), clock)


def test_a_session_lasts_while_it_is_used(sign_ins: SignIns, clock: Clock) -> None:
    secret = sign_ins.begin("ada")
    for _ in range(3):
        clock.now += SESSION_SECONDS - 1
        assert sign_ins.name_in_session(secret) == "ada"
    clock.now += SESSION_SECONDS + 1
    assert sign_ins.name_in_session(secret) == ""
    again = sign_ins.begin("ada")
    assert again != secret and len(again) >= 43
    sign_ins.end(again)
    assert sign_ins.name_in_session(again) == "" == sign_ins.name_in_session("")


def test_wrong_tokens_are_counted_for_each_address(sign_ins: SignIns, clock: Clock) -> None:
    for _ in range(TRIES):
        assert sign_ins.name_of("wrong", "192.0.2.1") == ""
    with pytest.raises(TooManyTries):
        sign_ins.name_of(ADA, "192.0.2.1")
    assert sign_ins.name_of(ADA, "192.0.2.2") == "ada"
    clock.now += TRY_SECONDS + 1
    assert sign_ins.name_of(ADA, "192.0.2.1") == "ada"


@pytest.mark.parametrize(
    ("headers", "name", "signed_in"),
    [
        ([("Authorization", f"Bearer {ADA}")], "ada", False),
        ([("Authorization", f"bearer  {BOB} ")], "bob", False),
        ([("Authorization", "Bearer nobody's")], None, False),
        ([("Authorization", "Bearer")], None, False),
        ([("Authorization", f"Basic {ADA}")], None, False),
        ([("Cookie", "assistant-session=SECRET")], "ada", True),
        ([("Cookie", "other=1; assistant-session=SECRET")], "ada", True),
        ([("Cookie", "__Host-assistant-session=SECRET")], None, False),
        ([("Cookie", "assistant-session=SECRET"), ("Authorization", "Bearer wrong")], None, False),
        ([("Cookie", f"assistant-session={ADA}")], None, False),
        ([("X-Remote-User", "ada")], None, False),
        ([], None, False),
    ],
)
def test_who_holds_a_token_or_a_session_is_known(
    sign_ins: SignIns, headers: list[tuple[str, str]], name: str | None, signed_in: bool
) -> None:
    secret = sign_ins.begin("ada")
    sent = [(key, value.replace("SECRET", secret)) for key, value in headers]
    visitor = TokenAccess(sign_ins).visitor_of(caller(*sent))
    assert (visitor.name if visitor else None) == name
    assert visitor is None or (visitor.signed_in is signed_in and visitor.may_change)


def test_each_browser_of_an_open_page_has_a_cookie_that_nobody_can_guess() -> None:
    access = OpenAccess(may_change=False)
    values = set()
    for _ in range(50):
        cookie = SimpleCookie(access.first_cookie(caller()))["assistant-visitor"]
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["secure"]
        assert len(cookie.value) == 22  # 128 bits
        values.add(cookie.value)
    assert len(values) == 50
    mine, other = (caller(("Cookie", f"assistant-visitor={value}")) for value in sorted(values)[:2])
    assert access.first_cookie(mine) == ""
    visitor = access.visitor_of(mine)
    assert visitor == access.visitor_of(mine) and visitor.owner != access.visitor_of(other).owner
    assert len(visitor.owner) == 64 and not visitor.may_change
    assert access.visitor_of(caller()).owner != access.visitor_of(caller()).owner
    made_up = caller(("Cookie", "assistant-visitor=guess"))
    assert (
        access.first_cookie(made_up) and access.visitor_of(made_up).owner != access.visitor_of(made_up).owner
    )


def test_behind_https_cookies_are_bound_to_the_host() -> None:
    cookie = OpenAccess().first_cookie(caller(scheme="https"))
    assert cookie.startswith("__Host-assistant-visitor=") and "Secure" in cookie and "Path=/;" in cookie
    assert "Domain" not in cookie and "Max-Age=0" in set_cookie("a", "", 0, secure=False)


@pytest.mark.parametrize(
    ("headers", "peer", "name"),
    [
        ([("X-Remote-User", "ada")], "127.0.0.1", "ada"),
        ([("X-Remote-User", " ada lovelace ")], "10.1.200.3", "ada lovelace"),
        ([("x-remote-user", "ada")], "::ffff:127.0.0.1", "ada"),
        ([("X-Remote-User", "ada")], "::1", "ada"),
        ([("X-Remote-User", "ada")], "192.0.2.7", None),
        ([("X-Remote-User", "ada"), ("X-Forwarded-For", "127.0.0.1")], "192.0.2.7", None),
        ([("X-Remote-User", "ada")], None, None),
        ([("X-Remote-User", "ada")], "testclient", None),
        ([("X-Remote-User", "ada"), ("X-Remote-User", "root")], "127.0.0.1", None),
        ([("X-Remote-User", "")], "127.0.0.1", None),
        ([("X-Remote-User", "a" * 201)], "127.0.0.1", None),
        ([("X-Remote-User", "ad\x07a")], "127.0.0.1", None),
        ([], "127.0.0.1", None),
    ],
)
def test_a_proxys_header_is_believed_from_the_proxy_only(
    headers: list[tuple[str, str]], peer: str | None, name: str | None
) -> None:
    visitor = ProxyAccess("x-remote-user").visitor_of(caller(*headers, peer=peer))
    assert (visitor.name if visitor else None) == name


@pytest.mark.parametrize(
    ("headers", "peer", "scheme", "address", "secure"),
    [
        ([], "192.0.2.7", "http", "192.0.2.7", False),
        ([], "192.0.2.7", "https", "192.0.2.7", True),
        ([("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-Proto", "https")], "192.0.2.7", "http",
         "192.0.2.7", False),
        ([("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-Proto", "https")], "127.0.0.1", "http",
         "198.51.100.1", True),
        ([("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 10.1.0.2")], "127.0.0.1", "http", "198.51.100.1",
         False),
        ([("X-Forwarded-Proto", "https, http")], "127.0.0.1", "http", "127.0.0.1", False),
    ],
)  # fmt: skip
def test_only_a_trusted_proxy_tells_where_a_caller_is(
    headers: list[tuple[str, str]], peer: str, scheme: str, address: str, secure: bool
) -> None:
    found = caller(*headers, peer=peer, scheme=scheme)
    assert (found.address, found.secure) == (address, secure)


@pytest.mark.parametrize("name", ["proxy", "10.0.0.0/99", "", "1.2.3"])
def test_a_trusted_proxy_is_an_address(name: str) -> None:
    with pytest.raises(BadAccess, match="is no address"):
        networks([name])


@pytest.mark.parametrize("name", ["", "X User", "Cookie", "authorization", "host", "X:Y"])
def test_a_header_for_the_user_has_no_other_meaning(name: str) -> None:
    with pytest.raises(BadAccess):
        header_name(name)


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/?c=12#x", "/?c=12#x"), ("/", "/"), ("", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"),
        ("https://evil.example/", "/"), ("javascript:alert(1)", "/"), ("/\n/evil.example", "/"), ("a", "/"),
        ("/\t/evil.example", "/"),
    ],
)  # fmt: skip
def test_signing_in_leads_to_this_server(wanted: str, goes_to: str) -> None:
    assert local(wanted) == goes_to


def test_the_way_back_is_kept() -> None:
    assert login_address("/", "") == "/login"
    assert login_address("/", "c=1&x=%3C") == "/login?next=/%3Fc%3D1%26x%3D%253C"
