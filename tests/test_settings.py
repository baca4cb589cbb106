"""A setting that is missing or wrong is one clear line, and no value is ever told."""

from datetime import time
from pathlib import Path

import pytest

from bot.domain.hours import QuietHours
from bot.settings import Settings, SettingsTrouble, for_running, read

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented
WEBHOOK = "an-invented-secret-of-a-test-0123456789"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DODOMU_{name.upper()}", raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"DODOMU_{name}", value)
    return read()


def test_without_any_setting_the_defaults_of_the_design_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(monkeypatch)
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database.endswith("/dodomu.db")
    assert settings.keys == Path("keys")
    assert settings.quiet == QuietHours(time(20), time(9))
    assert not settings.webhook_url


def test_database_and_keys_lie_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = given(monkeypatch, DATA_DIR=str(tmp_path))
    assert settings.database.endswith(f"{tmp_path}/dodomu.db")
    assert settings.keys == tmp_path / "keys"


def test_everything_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(
        monkeypatch,
        TOKEN=TOKEN,
        API_URL="http://127.0.0.1:8081/",
        DATABASE_URL="postgresql://dodomu@db/dodomu",
        KEY_FILE="/etc/dodomu/keys",
        WEBHOOK_URL="https://example.org/bot",
        WEBHOOK_SECRET=WEBHOOK,
        LISTEN="0.0.0.0:9000",
        QUIET_HOURS="22:30-07:15",
        LOG_LEVEL="DEBUG",
        AUDIT_FILE="/tmp/heads",  # noqa: S108 - nothing is written
        AUDIT_MAIL="board@example.org",
        SMTP_URL="smtps://board:word@mail.example.org:465",
    )
    assert for_running(settings).token.get_secret_value() == TOKEN
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.database == "postgresql://dodomu@db/dodomu"
    assert settings.webhook_secret.get_secret_value() == WEBHOOK
    assert settings.address == ("0.0.0.0", 9000)  # noqa: S104 - the operator's wish
    assert settings.quiet == QuietHours(time(22, 30), time(7, 15))
    assert (settings.audit_file, settings.audit_mail) == (Path("/tmp/heads"), "board@example.org")  # noqa: S108 - as above
    assert settings.smtp_url.get_secret_value() == "smtps://board:word@mail.example.org:465"


def test_empty_quiet_hours_switch_them_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, QUIET_HOURS="").quiet is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "planted"),
        ("API_URL", "planted"),
        ("API_URL", "ftp://planted"),
        ("WEBHOOK_URL", "planted"),
        ("WEBHOOK_SECRET", "planted secret"),
        ("LISTEN", "planted"),
        ("LISTEN", "127.0.0.1:99999"),
        ("QUIET_HOURS", "planted"),
        ("QUIET_HOURS", "25:00-09:00"),
        ("LOG_LEVEL", "planted"),
        ("AUDIT_MAIL", "planted"),
        ("SMTP_URL", "planted"),
    ],
)
def test_a_wrong_setting_is_one_line_with_its_name_and_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SettingsTrouble) as wrong:
        given(monkeypatch, **{name: value})
    line = str(wrong.value)
    assert line.startswith(f"DODOMU_{name} ")
    assert "\n" not in line
    assert "planted" not in line
    assert wrong.value.__cause__ is None


def test_a_missing_token_is_told_when_the_bot_is_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsTrouble, match="DODOMU_TOKEN is not set"):
        for_running(given(monkeypatch))


def test_a_webhook_without_its_secret_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsTrouble, match="DODOMU_WEBHOOK_SECRET"):
        for_running(given(monkeypatch, TOKEN=TOKEN, WEBHOOK_URL="https://example.org"))


def test_a_data_folder_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SettingsTrouble, match="DODOMU_DATA_DIR"):
        for_running(given(monkeypatch, TOKEN=TOKEN, DATA_DIR=str(tmp_path / "nowhere")))


def test_heads_that_cannot_leave_are_told_before_the_bot_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SettingsTrouble, match="DODOMU_AUDIT_FILE"):
        for_running(given(monkeypatch, TOKEN=TOKEN, AUDIT_FILE=str(tmp_path / "nowhere" / "heads")))
    monkeypatch.delenv("DODOMU_AUDIT_FILE")
    with pytest.raises(SettingsTrouble, match="DODOMU_SMTP_URL"):
        for_running(given(monkeypatch, TOKEN=TOKEN, AUDIT_MAIL="board@example.org"))


def test_settings_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = given(monkeypatch, TOKEN=TOKEN, WEBHOOK_SECRET=WEBHOOK, SMTP_URL=f"smtps://board:{TOKEN}@example.org")
    assert TOKEN not in repr(settings)
    assert WEBHOOK not in repr(settings)
