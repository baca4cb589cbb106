"""What the operator sets, from the environment (`DODOMU_…`). A wrong or missing one is one clear line."""

import re
from datetime import time
from pathlib import Path
from typing import Final

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.hours import QuietHours

PREFIX: Final = "DODOMU_"
TELEGRAM: Final = "https://api.telegram.org"
#: A token as Telegram's BotFather gives it.
TOKEN: Final = re.compile(r"\d{6,}:[\w-]{30,}", re.ASCII)
#: What Telegram takes as a webhook's secret; shorter ones could be guessed.
SECRET: Final = re.compile(r"[\w-]{32,256}", re.ASCII)
MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")
HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


class SettingsTrouble(Exception):
    """A setting is missing or wrong; the text is one line for the operator and holds no secret."""


class Settings(BaseSettings):
    """Every setting. Secrets are never shown."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True)

    token: SecretStr = SecretStr("")
    api_url: str = TELEGRAM
    data_dir: Path = Path()
    database_url: SecretStr | None = None
    key_file: Path | None = None
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    listen: str = "127.0.0.1:8443"
    org_name: str = "Dodomu"
    org_file: Path | None = None
    quiet_hours: str = "20:00-09:00"
    audit_file: Path | None = None
    audit_mail: str = ""
    smtp_url: SecretStr = SecretStr("")
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR|CRITICAL)$")

    @field_validator("token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not TOKEN.fullmatch(text):
            message = "is not a bot token as BotFather gives it (digits, a colon, letters)"
            raise ValueError(message)
        return value

    @field_validator("api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not re.match(r"https?://[^\s/]+", value):
            message = "must begin with https:// (or http:// on this machine)"
            raise ValueError(message)
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        text = value.get_secret_value()
        if text and not SECRET.fullmatch(text):
            message = "must be 32 to 256 letters, digits, _ or -"
            raise ValueError(message)
        return value

    @field_validator("quiet_hours")
    @classmethod
    def _hours(cls, value: str) -> str:
        if value.strip():
            quiet_hours(value)
        return value

    @field_validator("audit_mail")
    @classmethod
    def _mail(cls, value: str) -> str:
        if value and not MAIL.fullmatch(value):
            message = "must be an e-mail address"
            raise ValueError(message)
        return value

    @field_validator("smtp_url")
    @classmethod
    def _smtp(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.match(r"smtps?://[^\s/]+", value.get_secret_value()):
            message = "must be the mail server as smtps://user:password@host:port (or smtp://, with STARTTLS)"
            raise ValueError(message)
        return value

    @field_validator("listen")
    @classmethod
    def _listen(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or not 0 <= int(port) < 65536:  # noqa: PLR2004 - ports end there
            message = "must be an address and a port, such as 127.0.0.1:8443"
            raise ValueError(message)
        return value

    @property
    def database(self) -> str:
        """The database's URL; `dodomu.db` of the data folder unless set."""
        if self.database_url is not None and self.database_url.get_secret_value():
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_dir / 'dodomu.db').resolve()}"

    @property
    def keys(self) -> Path:
        """The key file; `keys` of the data folder unless set."""
        return self.key_file or self.data_dir / "keys"

    @property
    def quiet(self) -> QuietHours | None:
        """The hours (Kyiv time) in which nobody is written to first; None where there are none."""
        return quiet_hours(self.quiet_hours) if self.quiet_hours.strip() else None

    @property
    def address(self) -> tuple[str, int]:
        """Where the webhook listens."""
        host, _, port = self.listen.rpartition(":")
        return host, int(port)


def quiet_hours(text: str) -> QuietHours:
    """Return quiet hours told as `20:00-09:00`. Raises ValueError for anything else."""
    found = HOURS.fullmatch(text.strip())
    if found is None:
        message = "must be two times of the day, such as 20:00-09:00, or empty"
        raise ValueError(message)
    hour, minute, end_hour, end_minute = map(int, found.groups())
    return QuietHours(time(hour, minute), time(end_hour, end_minute))


def read() -> Settings:
    """Return the settings of the environment. Raises SettingsTrouble with one clear line."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = PREFIX + "_".join(str(part) for part in wrong["loc"]).upper()
        said = wrong["msg"].removeprefix("Value error, ")
        message = f"{name} {said}"
        raise SettingsTrouble(message) from None


def for_running(settings: Settings) -> Settings:
    """Return settings with which the bot can run. Raises SettingsTrouble where something needed is missing."""
    if not settings.token.get_secret_value():
        message = f"{PREFIX}TOKEN is not set; BotFather gives a bot its token (to try without one: dodomu demo)"
        raise SettingsTrouble(message)
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        message = f"{PREFIX}WEBHOOK_URL needs {PREFIX}WEBHOOK_SECRET: 32 to 256 letters, digits, _ or -"
        raise SettingsTrouble(message)
    if not settings.data_dir.is_dir():
        message = f"{PREFIX}DATA_DIR {settings.data_dir} is no folder"
        raise SettingsTrouble(message)
    return for_heads(settings)


def for_heads(settings: Settings) -> Settings:
    """Return settings with which the audit's heads can be sent. Raises SettingsTrouble where something is missing."""
    if settings.audit_mail and not settings.smtp_url.get_secret_value():
        message = f"{PREFIX}AUDIT_MAIL needs {PREFIX}SMTP_URL: smtps://user:password@host:port"
        raise SettingsTrouble(message)
    if settings.audit_file is not None and not settings.audit_file.parent.is_dir():
        message = f"{PREFIX}AUDIT_FILE {settings.audit_file} lies in no folder"
        raise SettingsTrouble(message)
    return settings
