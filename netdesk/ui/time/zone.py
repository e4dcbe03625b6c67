"""The user's time zone."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone


def local_zone() -> tzinfo:
    """Give the zone of the desktop (or of TZ); UTC where it has a name that nobody knows."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
