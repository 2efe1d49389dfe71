"""
The check of links to other sites: `make links`. Nothing imports it but `__main__`, and no build or test asks another site.

`visit` finds out what has become of one address, `judging` turns visits on several days into a state, `round` goes through all
addresses and keeps what it has learnt in `resources/links.yml`, and `rolling_issue` says what is broken.

HTTP is urllib3's: kept well for many years, in our lock file already because the engine brings it, and low enough to let us
choose the very machine that we talk to and to hang up on one that never ends. Its own pools, retries and redirects are not
used, because a link checker must see each step. (httpx, the other candidate, had gone two years without a release.) Protego
reads robots.txt as crawlers do; the standard library's reader knows no wildcards.
"""
