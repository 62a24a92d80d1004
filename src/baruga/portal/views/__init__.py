"""The public site's pages, one noun per file."""
