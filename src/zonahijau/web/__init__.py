"""The look and manners of every page: templates, components, language, tables, the gate."""
