"""Fixtures for the tests of the built site."""

from tests.serving import built_site, served

__all__ = ["built_site", "served"]
