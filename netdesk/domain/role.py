"""Roles: what somebody is to me, several at once."""

ROLES: dict[str, str] = {
    "peer": "peer",
    "thought_leader": "thought leader",
    "client": "client",
    "past_client": "past client",
    "prospect": "prospective client",
    "referral_partner": "referral partner",
    "supplier": "supplier",
    "recruiter": "recruiter",
    "friend": "friend",
    "family": "family",
    "other": "other",
}
"""Every role: its key and how it is called."""
