"""What machines read of the whole site."""

from jdgen.publish.feeds.atom import atom
from jdgen.publish.feeds.indeed import indeed
from jdgen.publish.feeds.jobs import jobs
from jdgen.publish.feeds.sitemap import robots, sitemap

__all__ = ["atom", "indeed", "jobs", "robots", "sitemap"]
