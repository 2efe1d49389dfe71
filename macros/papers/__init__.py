"""The papers: every page and every list as a PDF. `make papers` makes them; a build takes those that still fit."""
