"""Configuration from the environment, read once and refused loudly when it is wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


class ConfigurationError(Exception):
    """A variable is missing or makes no sense; the message says which and what to write."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What `BARUGA_*` and `DATABASE_URL` say. Paths are absolute."""

    data_dir: Path
    database_url: str
    redis_url: str
    secret_key: str
    hosts: tuple[str, ...]
    demo: bool
    proxies: int
    recording_megabytes: int
    base_url: str
    site_name: str
    time_zone: str
    mail_url: str
    mail_from: str
    mail_in_url: str
    oidc_name: str
    oidc_server: str
    oidc_client: str
    oidc_secret: str
    api_keys: tuple[str, ...]
    telegram_token: str
    telegram_secret: str
    telegram_api: str
    whatsapp_token: str
    whatsapp_phone: str
    whatsapp_secret: str
    whatsapp_verify: str
    whatsapp_template: str
    whatsapp_api: str

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Environment:
        """Parse `variables`; raise ConfigurationError naming the first one that is wrong."""
        data_dir = Path(variables.get("BARUGA_DATA_DIR", "var")).absolute()
        oidc = _together(variables, "BARUGA_OIDC", "SERVER", "CLIENT", "SECRET")
        telegram = _together(variables, "BARUGA_TELEGRAM", "TOKEN", "SECRET")
        whatsapp = _together(variables, "BARUGA_WHATSAPP", "TOKEN", "PHONE", "SECRET", "VERIFY")
        return cls(
            data_dir=data_dir,
            database_url=variables.get("DATABASE_URL", f"sqlite:///{data_dir}/baruga.sqlite3"),
            redis_url=variables.get("BARUGA_REDIS_URL", ""),
            secret_key=variables.get("BARUGA_SECRET_KEY", ""),
            hosts=tuple(filter(None, variables.get("BARUGA_HOSTS", "").split(","))),
            demo=_flag(variables, "BARUGA_DEMO"),
            proxies=_count(variables, "BARUGA_PROXIES"),
            recording_megabytes=_at_least_one(variables, "BARUGA_RECORDING_MB", "2000"),
            base_url=variables.get("BARUGA_BASE_URL", "").rstrip("/"),
            site_name=variables.get("BARUGA_SITE_NAME", "Baruga"),
            time_zone=_time_zone(variables),
            mail_url=variables.get("BARUGA_MAIL_URL", ""),
            mail_from=variables.get("BARUGA_MAIL_FROM", "baruga@localhost"),
            mail_in_url=_mailbox(variables),
            oidc_name=variables.get("BARUGA_OIDC_NAME", "SSO"),
            oidc_server=oidc[0],
            oidc_client=oidc[1],
            oidc_secret=oidc[2],
            api_keys=_keys(variables),
            telegram_token=telegram[0],
            telegram_secret=telegram[1],
            telegram_api=variables.get("BARUGA_TELEGRAM_API", "https://api.telegram.org"),
            whatsapp_token=whatsapp[0],
            whatsapp_phone=whatsapp[1],
            whatsapp_secret=whatsapp[2],
            whatsapp_verify=whatsapp[3],
            whatsapp_template=variables.get("BARUGA_WHATSAPP_TEMPLATE", ""),
            whatsapp_api=variables.get("BARUGA_WHATSAPP_API", "https://graph.facebook.com/v23.0"),
        )


def _together(variables: Mapping[str, str], prefix: str, *parts: str) -> list[str]:
    """Variables that mean something together alone; empty when none of them is set."""
    found = [variables.get(f"{prefix}_{part}", "") for part in parts]
    if any(found) and not all(found):
        names = ", ".join(f"{prefix}_{part}" for part in parts)
        raise ConfigurationError(f"{names} go together: set all of them or none.")
    return found


def _mailbox(variables: Mapping[str, str]) -> str:
    url = variables.get("BARUGA_MAIL_IN_URL", "")
    if url and not url.startswith(("imaps://", "imap://")):
        raise ConfigurationError(
            "BARUGA_MAIL_IN_URL is no mailbox; write imaps://user:password@mail.example.go.id/INBOX."
        )
    return url


def _keys(variables: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of others' sites and bots, separated by commas; a short one could be guessed."""
    keys = tuple(filter(None, variables.get("BARUGA_API_KEYS", "").split(",")))
    if any(len(key) < 24 for key in keys):
        raise ConfigurationError("BARUGA_API_KEYS has a key shorter than 24 characters.")
    return keys


def _flag(variables: Mapping[str, str], name: str) -> bool:
    value = variables.get(name, "").strip().lower()
    if value in TRUE | FALSE:
        return value in TRUE
    raise ConfigurationError(f"{name} is {value!r}; write 1 or 0.")


def _count(variables: Mapping[str, str], name: str, otherwise: str = "0") -> int:
    value = variables.get(name, otherwise).strip()
    if not value.isdecimal():
        raise ConfigurationError(f"{name} is {value!r}; write a number such as 1.")
    return int(value)


def _at_least_one(variables: Mapping[str, str], name: str, otherwise: str) -> int:
    number = _count(variables, name, otherwise)
    if not number:
        raise ConfigurationError(f"{name} is 0; write how many there may be, such as {otherwise}.")
    return number


def _time_zone(variables: Mapping[str, str]) -> str:
    """The zone of people whose region is not known yet; a region's own zone comes with its data."""
    name = variables.get("BARUGA_TIME_ZONE", "Asia/Jakarta")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ConfigurationError(
            f"BARUGA_TIME_ZONE is {name!r}; write a zone such as Asia/Makassar."
        ) from error
    return name
