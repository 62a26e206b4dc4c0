"""The URL of a database on a server: told from a path, shown without its password."""

import pytest

from fujidesk.domain.server_address import ServerAddress, is_address, server_address


@pytest.mark.parametrize("text", [
    "postgresql+psycopg://fuji@server/plan", "postgresql://server/plan", "HTTP://server/x", "sqlite:///x.db",
    "postgresql+psycopg:/server/plan",
])  # fmt: skip
def test_a_url_is_no_path(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["fujiplan.db", r"C:\data\fujiplan.db", "C:/data/fujiplan.db", "//share/plan.db", "/a/b:/c", "計画:1.db"],
)
def test_a_path_is_no_url(text):
    assert not is_address(text)


@pytest.mark.parametrize("url", [
    "postgresql+psycopg://fuji:hidden@server:5433/plan",
    "postgresql+psycopg://fuji:hid%40den@server:5433/plan?password=hidden",
    "postgresql+psycopg://fuji@server:5433/plan?sslpassword=hidden",
])  # fmt: skip
def test_nothing_that_is_shown_holds_the_password(url):
    address = server_address(url)
    assert str(address) == "postgresql+psycopg://fuji@server:5433/plan"
    assert "hid" not in repr(address)
    assert address.url == url


def test_a_database_has_a_name_as_a_file_has():
    assert server_address("postgresql+psycopg://server/%E8%A8%88%E7%94%BB").name == "計画"
    assert str(ServerAddress("postgresql+psycopg://server/a")) == "postgresql+psycopg://server/a"


@pytest.mark.parametrize(("url", "why"), [
    ("postgresql://u:hidden@server/plan", "で始まる"), ("postgresql+psycopg://u:hidden@server", "名前がありません"),
    ("postgresql+psycopg://u:hidden@server/", "名前がありません"), ("postgresql+psycopg://u:hidden@h:x/a", "ポート"),
])  # fmt: skip
def test_what_names_no_database_is_refused_without_repeating_it(url, why):
    with pytest.raises(ValueError, match=why) as refused:
        server_address(url)
    assert "hidden" not in str(refused.value)
