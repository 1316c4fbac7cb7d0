"""Rounds, assessments, answers, review and results: the main job of the product."""
