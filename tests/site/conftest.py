"""Fixtures for the tests of the built site."""

from tests.serving import browser, built_site, served

__all__ = ["browser", "built_site", "served"]
