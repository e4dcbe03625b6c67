"""The Contacts screen: the table a freelancer lives in, and one contact beside it."""
