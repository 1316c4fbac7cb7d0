"""The standard of a service as data: its components, and how much of them is there. Pure."""

from zonahijau.catalogue.standards.content import Content, read_content

__all__ = ["Content", "read_content"]
