"""The six digits of an authenticator app (TOTP, RFC 6238): made of a secret and the time, in steps of 30 seconds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import pyotp
from pyotp.utils import strings_equal

#: Seconds for which a code is shown.
STEP: Final = 30
#: A phone's clock may be so many steps early or late.
TOLERANCE: Final = 1


def code(secret: str, now: datetime) -> str:
    """Return the code that the app shows at this moment."""
    return pyotp.TOTP(secret).generate_otp(_step(now))


def steps(secret: str, typed: str, now: datetime) -> Sequence[int]:
    """Return the steps around this moment whose code was typed, the oldest first; none where it is wrong."""
    app, here = pyotp.TOTP(secret), _step(now)
    near = range(here - TOLERANCE, here + TOLERANCE + 1)
    return [step for step in near if strings_equal(typed, app.generate_otp(step))]


def uri(secret: str, name: str, organisation: str) -> str:
    """Return what the app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=organisation)


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP
