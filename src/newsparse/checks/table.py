"""Which rules there are: one ordered table, one row a rule. How to add one: docs/adding-a-rule.md."""

from collections.abc import Sequence
from functools import lru_cache

from newsparse.checks.rule import FolderModule, Rule, RuleModule, Scope
from newsparse.checks.rules import (
    np001_undecodable,
    np002_bom,
    np003_mixed_encoding,
    np004_mojibake,
    np005_replacement_character,
    np006_control_character,
    np007_invisible_character,
    np008_exotic_space,
    np009_mixed_newlines,
    np010_trailing_space,
    np011_tab,
    np012_missing_final_newline,
    np013_double_space,
    np014_mixed_paragraph_separators,
    np015_hard_wrap,
    np016_mixed_script_word,
    np017_not_nfc,
    np018_soft_hyphen_or_ligature,
    np101_missing_title,
    np102_title_ends_with_period,
    np103_title_too_long,
    np104_title_all_caps,
    np105_title_repeated,
    np106_title_site_suffix,
    np107_missing_dateline,
    np108_malformed_dateline,
    np109_unknown_agency,
    np110_dateline_place_case,
    np111_dateline_without_date,
    np112_dateline_separator,
    np113_byline_form,
    np114_missing_end_marker,
    np115_end_marker_form,
    np116_text_after_end_marker,
    np117_two_articles_in_one,
    np118_no_body,
    np119_truncated,
    np201_empty_section,
    np202_subhead_at_end,
    np203_subhead_ends_with_period,
    np204_subhead_case_inconsistent,
    np205_subhead_too_long,
    np206_subhead_repeated,
    np207_duplicate_paragraph,
    np208_near_duplicate_paragraph,
    np209_paragraph_too_long,
    np210_fragment,
    np211_paragraph_without_end_mark,
    np212_paragraph_starts_lower_case,
    np213_lead_too_long,
    np214_sentence_too_long,
    np301_mixed_apostrophes,
    np302_mixed_double_quotes,
    np303_unbalanced_quotes,
    np304_multi_paragraph_quote,
    np305_nested_quotes,
    np306_curly_quote_direction,
    np307_hyphen_as_dash,
    np308_double_hyphen,
    np309_mixed_dash_spacing,
    np310_mixed_ellipsis,
    np311_too_many_dots,
    np312_space_before_punctuation,
    np313_no_space_after_punctuation,
    np314_repeated_punctuation,
    np315_repeated_word,
    np316_unbalanced_brackets,
    np317_mixed_quote_punctuation_order,
    np318_wrong_apostrophe_character,
    np401_mixed_abbreviation_forms,
    np402_stops_in_headline_abbreviation,
    np403_mixed_date_forms,
    np404_ordinal_in_date,
    np405_mixed_percent,
    np406_mixed_time_forms,
    np407_mixed_spelling_variety,
    np408_name_variants,
    np409_surname_before_full_name,
    np410_acronym_not_expanded,
    np411_impossible_date,
    np412_future_date,
    np413_weekday_does_not_match,
    np414_relative_day_without_date,
    np501_sign_off_form,
    np502_slug_residue,
    np503_take_mark,
    np504_embargo_line,
    np505_agency_credited_twice,
    np601_read_more_line,
    np602_advertisement_line,
    np603_cookie_or_subscribe_line,
    np604_bare_url,
    np605_e_mail_or_handle,
    np606_html_tag,
    np607_html_entity,
    np608_markdown_residue,
    np609_photo_credit_in_body,
    np610_copyright_line,
    np611_template_residue,
    np701_duplicate_file,
    np702_near_duplicate_file,
    np703_minority_convention,
    np704_same_title_different_body,
    np705_agency_spelling_variants,
    np900_unreadable_file,
    np901_unused_suppression,
    np902_unknown_rule_in_suppression,
    np903_stale_baseline_entry,
    np904_fix_withheld,
)

FAMILIES = {
    "NP0": "input",
    "NP1": "structure",
    "NP2": "paragraphs and subheads",
    "NP3": "typography",
    "NP4": "consistency",
    "NP5": "wire",
    "NP6": "residue",
    "NP7": "folder",
    "NP9": "about the check",
}

# NP7 folder
FOLDER_MODULES: tuple[FolderModule, ...] = (
    np701_duplicate_file,
    np702_near_duplicate_file,
    np703_minority_convention,
    np704_same_title_different_body,
    np705_agency_spelling_variants,
)

MODULES: tuple[RuleModule, ...] = (
    # NP0 input
    np001_undecodable,
    np002_bom,
    np003_mixed_encoding,
    np004_mojibake,
    np005_replacement_character,
    np006_control_character,
    np007_invisible_character,
    np008_exotic_space,
    np009_mixed_newlines,
    np010_trailing_space,
    np011_tab,
    np012_missing_final_newline,
    np013_double_space,
    np014_mixed_paragraph_separators,
    np015_hard_wrap,
    np016_mixed_script_word,
    np017_not_nfc,
    np018_soft_hyphen_or_ligature,
    # NP1 structure
    np101_missing_title,
    np102_title_ends_with_period,
    np103_title_too_long,
    np104_title_all_caps,
    np105_title_repeated,
    np106_title_site_suffix,
    np107_missing_dateline,
    np108_malformed_dateline,
    np109_unknown_agency,
    np110_dateline_place_case,
    np111_dateline_without_date,
    np112_dateline_separator,
    np113_byline_form,
    np114_missing_end_marker,
    np115_end_marker_form,
    np116_text_after_end_marker,
    np117_two_articles_in_one,
    np118_no_body,
    np119_truncated,
    # NP2 paragraphs and subheads
    np201_empty_section,
    np202_subhead_at_end,
    np203_subhead_ends_with_period,
    np204_subhead_case_inconsistent,
    np205_subhead_too_long,
    np206_subhead_repeated,
    np207_duplicate_paragraph,
    np208_near_duplicate_paragraph,
    np209_paragraph_too_long,
    np210_fragment,
    np211_paragraph_without_end_mark,
    np212_paragraph_starts_lower_case,
    np213_lead_too_long,
    np214_sentence_too_long,
    # NP3 typography
    np301_mixed_apostrophes,
    np302_mixed_double_quotes,
    np303_unbalanced_quotes,
    np304_multi_paragraph_quote,
    np305_nested_quotes,
    np306_curly_quote_direction,
    np307_hyphen_as_dash,
    np308_double_hyphen,
    np309_mixed_dash_spacing,
    np310_mixed_ellipsis,
    np311_too_many_dots,
    np312_space_before_punctuation,
    np313_no_space_after_punctuation,
    np314_repeated_punctuation,
    np315_repeated_word,
    np316_unbalanced_brackets,
    np317_mixed_quote_punctuation_order,
    np318_wrong_apostrophe_character,
    # NP4 consistency
    np401_mixed_abbreviation_forms,
    np402_stops_in_headline_abbreviation,
    np403_mixed_date_forms,
    np404_ordinal_in_date,
    np405_mixed_percent,
    np406_mixed_time_forms,
    np407_mixed_spelling_variety,
    np408_name_variants,
    np409_surname_before_full_name,
    np410_acronym_not_expanded,
    np411_impossible_date,
    np412_future_date,
    np413_weekday_does_not_match,
    np414_relative_day_without_date,
    # NP5 wire
    np501_sign_off_form,
    np502_slug_residue,
    np503_take_mark,
    np504_embargo_line,
    np505_agency_credited_twice,
    # NP6 residue
    np601_read_more_line,
    np602_advertisement_line,
    np603_cookie_or_subscribe_line,
    np604_bare_url,
    np605_e_mail_or_handle,
    np606_html_tag,
    np607_html_entity,
    np608_markdown_residue,
    np609_photo_credit_in_body,
    np610_copyright_line,
    np611_template_residue,
    *FOLDER_MODULES,
    # NP9 about the check
    np900_unreadable_file,
    np901_unused_suppression,
    np902_unknown_rule_in_suppression,
    np903_stale_baseline_entry,
    np904_fix_withheld,
)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)


@lru_cache(maxsize=64)
def chosen(codes: Sequence[str], scope: Scope) -> tuple[RuleModule, ...]:
    """The modules of this scope whose rules are among `codes`, in the order of the table."""
    return tuple(module for module in MODULES if module.RULE.code in codes and module.RULE.scope is scope)


@lru_cache(maxsize=64)
def noting(codes: Sequence[str]) -> tuple[FolderModule, ...]:
    """The modules of the folder rules among `codes`."""
    return tuple(module for module in FOLDER_MODULES if module.RULE.code in codes)


def module(name: str) -> RuleModule | None:
    """The module of the rule with this code or name."""
    return next((m for m in MODULES if name in (m.RULE.code, m.RULE.name)), None)


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Every code and every name."""
    return frozenset(name for rule in RULES for name in (rule.code, rule.name))


def default() -> tuple[str, ...]:
    """The codes of the rules that run unless others are chosen."""
    return tuple(rule.code for rule in RULES if rule.default)
