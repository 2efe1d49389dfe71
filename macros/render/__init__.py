"""Views to HTML, by Jinja. The only package that knows Jinja. Everything is escaped unless a template says otherwise."""
