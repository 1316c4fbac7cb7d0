"""What the cells of these tables ask of their row."""

from django import template

from zonahijau.reports.listings import shown_late

register = template.Library()
register.filter("shown_late", shown_late)
